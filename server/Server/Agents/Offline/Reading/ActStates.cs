namespace Server.Agents.Offline.Reading;

/// <summary>How things are after what was done with them.</summary>
internal static class ActStates
{
    public static readonly Dictionary<string, string> ActOfState = new(StringComparer.Ordinal)
    {
        ["on"] = "on",
        ["off"] = "off",
        ["open"] = "open",
        ["closed"] = "close",
        ["locked"] = "lock",
        ["unlocked"] = "unlock",
        ["muted"] = "mute",
        ["playing"] = "play",
        ["paused"] = "pause",
        ["docked"] = "dock",
        ["running"] = "start",
        ["cleaning"] = "clean",
        ["armed"] = "arm",
        ["disarmed"] = "disarm",
    };

    public static readonly Dictionary<string, string> StateOfAct = ActOfState.ToDictionary(pair => pair.Value, pair => pair.Key);
}
