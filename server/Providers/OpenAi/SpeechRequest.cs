using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Providers.OpenAi;

/// <summary>The body of a request for speech.</summary>
internal sealed record SpeechRequest(string Model, string Input, string Voice, string ResponseFormat)
{
    public HttpContent ToContent()
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(this, SpeechRequestJson.Default.SpeechRequest));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(SpeechRequest))]
internal sealed partial class SpeechRequestJson : JsonSerializerContext;
