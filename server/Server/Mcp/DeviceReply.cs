using System.Text.Json;

namespace Server.Mcp;

/// <summary>What came of a request to a device: its result, or why there is none.</summary>
/// <param name="ErrorCode">Null with a result.</param>
internal sealed record DeviceReply(JsonElement Result, string? Error, string? ErrorCode)
{
    private const int MaxErrorLength = 300;

    public static readonly DeviceReply NoAnswer = new(default, "The device does not answer.", "DEVICE_OFFLINE");
    public static readonly DeviceReply Offline = new(default, "The device is not connected any more.", "DEVICE_OFFLINE");
    public static readonly DeviceReply Busy = new(default, "The device has too much to do already.", "SERVICE_UNAVAILABLE");

    /// <summary>Reads a response; null when it is none. Stock firmware leaves the code of an error out.</summary>
    public static DeviceReply? Of(JsonElement payload)
    {
        if (payload.TryGetProperty("error", out var error) && error.ValueKind != JsonValueKind.Null)
        {
            var message = error.ValueKind switch
            {
                JsonValueKind.Object when error.TryGetProperty("message", out var text) && text.ValueKind == JsonValueKind.String => text.GetString(),
                JsonValueKind.String => error.GetString(),
                _ => null,
            };
            return new DeviceReply(default, PlainText.OneLine(message ?? "The device reported a failure.", MaxErrorLength), "HARDWARE_ERROR");
        }

        return payload.TryGetProperty("result", out var result) ? new DeviceReply(result, null, null) : null;
    }
}
