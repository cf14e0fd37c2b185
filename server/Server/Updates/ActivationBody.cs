using System.Text.Json;
using System.Text.Json.Serialization;
using Server.Protocol;

namespace Server.Updates;

/// <summary>What a device sends when it asks whether it has an owner by now: nothing, or the proof that it is what it says.</summary>
/// <param name="Hmac">HMAC-SHA256 of the challenge in hexadecimal.</param>
internal sealed record ActivationBody(string? Algorithm, string? SerialNumber, string? Challenge, string? Hmac)
{
    public const string HmacSha256 = "hmac-sha256";
    private const int MaxBytes = 4096;

    /// <summary>Some clients put the fields into another object.</summary>
    [JsonPropertyName("Payload")]
    public ActivationBody? Payload { get; init; }

    /// <summary>Null when the body is too large or no JSON object of these fields.</summary>
    public static async Task<ActivationBody?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (await BoundedBody.ReadAsync(request, MaxBytes, cancellationToken) is not { } bytes) return null;
        if (bytes.IsEmpty) return new ActivationBody(null, null, null, null);
        try
        {
            var body = JsonSerializer.Deserialize(bytes.Span, ActivationJson.Default.ActivationBody);
            return body?.Payload ?? body;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, MaxDepth = 8)]
[JsonSerializable(typeof(ActivationBody))]
internal sealed partial class ActivationJson : JsonSerializerContext;
