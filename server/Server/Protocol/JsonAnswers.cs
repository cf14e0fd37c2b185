using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Server.Protocol;

/// <summary>JSON answers with a <c>Content-Length</c>: small devices do not all understand a body sent in chunks.</summary>
internal static class JsonAnswers
{
    public static IResult Answer<T>(T body, JsonTypeInfo<T> contract, int status = StatusCodes.Status200OK) =>
        Results.Text(JsonSerializer.SerializeToUtf8Bytes(body, contract), "application/json; charset=utf-8", status);
}
