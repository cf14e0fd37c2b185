using System.Text.Json;
using System.Text.Json.Serialization;
using Server.Protocol;

namespace Server.Updates;

/// <summary>The answer to an update check. There is never an <c>mqtt</c> section: it would win over <c>websocket</c>.</summary>
/// <param name="Activation">For a device without an owner; null for the others.</param>
internal sealed record OtaReply(
    OtaTime ServerTime, OtaFirmware Firmware, [property: JsonPropertyName("websocket")] OtaWebSocket WebSocket, OtaActivation? Activation = null);

/// <param name="Timestamp">Unix time in milliseconds, UTC.</param>
/// <param name="TimezoneOffset">Minutes east of UTC; the device adds them.</param>
internal sealed record OtaTime(long Timestamp, int TimezoneOffset);

/// <param name="Version">What there is to load, or what the device runs when there is nothing newer.</param>
/// <param name="Url">Absolute; empty when there is nothing newer.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Checksum">SHA-256 in hexadecimal, small letters.</param>
internal sealed record OtaFirmware(string Version, string Url, long Size, string Checksum);

/// <param name="Token">Null leaves the device with the one that it has.</param>
/// <param name="Version">How audio is framed: 1 is without a frame.</param>
internal sealed record OtaWebSocket(string Url, string? Token, int Version = 1);

/// <summary>How a device gets an owner: it shows the message, speaks the digits, and asks the activation address until the
/// owner has entered them.</summary>
/// <param name="Challenge">For a device with a key of its own, to be signed.</param>
/// <param name="TimeoutMs">How long the code holds, in milliseconds.</param>
internal sealed record OtaActivation(string Message, string Code, string Challenge, long TimeoutMs);

internal sealed record ActivationReply(bool Success, string Message);

internal sealed record OtaError(bool Success, string Message);

[JsonSerializable(typeof(OtaReply))]
[JsonSerializable(typeof(ActivationReply))]
[JsonSerializable(typeof(OtaError))]
internal sealed partial class OtaJson : JsonSerializerContext
{
    /// <summary>Without escapes, which nanoFramework's reader fails on, and without what is null.</summary>
    public static readonly OtaJson Raw = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = new RawUtf8Encoder(),
    });
}
