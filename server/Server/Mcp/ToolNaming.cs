namespace Server.Mcp;

/// <summary>What the names of devices' tools mean: <c>self.audio_speaker.set_volume</c> is <c>set_volume</c> of the
/// <c>speaker</c>.</summary>
internal static class ToolNaming
{
    /// <summary>The thing that stands for the board itself: its battery.</summary>
    public const string Device = "device";

    private const string Self = "self";
    private const string DeviceStatus = "get_device_status";

    // What must not be done because a word was misheard.
    private static readonly string[] NotByVoice =
    [
        "reboot", "restart", "reset", "upgrade", "update", "reconfigure", "shutdown", "format", "erase", "delete", "remove",
        "factory", "install", "kill", "trim", "network", "wifi",
    ];

    private static readonly string[] NoThings = ["system", "assets", "model", "application", "network"];

    /// <summary>Whether the tool tells how the whole device is.</summary>
    public static bool IsDeviceStatus(string tool) => tool is DeviceStatus or $"{Self}.{DeviceStatus}";

    /// <summary>The thing and the method that a tool's name says; false when it names no thing.</summary>
    public static bool TrySplit(string tool, out string thing, out string method)
    {
        thing = method = "";
        var parts = tool.Split('.');
        var first = parts[0] == Self ? 1 : 0;
        if (parts.Length - first < 2 || parts.Any(part => part.Length == 0)) return false;
        thing = ThingOf(string.Join('_', parts[first..^1]));
        method = parts[^1];
        return !NoThings.Contains(thing, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>What people call it; devices call the speaker <c>audio_speaker</c>.</summary>
    public static string ThingOf(string section) => section == "audio_speaker" ? "speaker" : section;

    /// <summary>Whether the name says that the tool tells something and does nothing: <c>self.lamp.get_state</c>.</summary>
    public static bool OnlyReads(string tool) =>
        IsDeviceStatus(tool) || tool.Split('.')[^1].StartsWith("get_", StringComparison.Ordinal);

    /// <summary>Whether a method may be called by what was understood of a spoken sentence.</summary>
    public static bool IsForVoice(string method) =>
        !method.Split('_').Any(word => NotByVoice.Contains(word, StringComparer.OrdinalIgnoreCase));
}
