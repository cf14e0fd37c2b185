using System.Text.Json.Serialization;

namespace Server.Updates;

/// <summary>The answer to an update check.</summary>
internal sealed record OtaReply(OtaTime ServerTime, OtaFirmware Firmware, [property: JsonPropertyName("websocket")] OtaWebSocket WebSocket);

/// <param name="Timestamp">Unix time in milliseconds, UTC.</param>
/// <param name="TimezoneOffset">Minutes east of UTC; the device adds them.</param>
internal sealed record OtaTime(long Timestamp, int TimezoneOffset);

/// <param name="Version">What there is to load, or what the device runs when there is nothing newer.</param>
/// <param name="Url">Absolute; empty when there is nothing newer.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Checksum">SHA-256 in hexadecimal, small letters.</param>
internal sealed record OtaFirmware(string Version, string Url, long Size, string Checksum);

internal sealed record OtaWebSocket(string Url, string Token);

internal sealed record OtaError(bool Success, string Message);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(OtaReply))]
[JsonSerializable(typeof(OtaError))]
internal sealed partial class OtaJson : JsonSerializerContext;
