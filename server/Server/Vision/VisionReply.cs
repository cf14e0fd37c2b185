using System.Text.Json;
using System.Text.Json.Serialization;
using Server.Protocol;

namespace Server.Vision;

/// <summary>The answer about a picture, twice: clients of the ESP32 server API look into <c>response</c>, those of the C#
/// server API into <c>result</c>.</summary>
internal sealed record VisionReply(bool Success, string Action, string Response, string Result)
{
    public static VisionReply With(string text) => new(true, "RESPONSE", text, text);
}

[JsonSerializable(typeof(VisionReply))]
internal sealed partial class VisionJson : JsonSerializerContext
{
    public static readonly VisionJson Raw = new(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Encoder = new RawUtf8Encoder() });
}
