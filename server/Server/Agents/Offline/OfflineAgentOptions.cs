namespace Server.Agents.Offline;

/// <summary>Settings of the offline agent; section <c>Agent:Offline</c> of the configuration.</summary>
public sealed record OfflineAgentOptions
{
    /// <summary>From this confidence on (0 to 1) what was understood is done.</summary>
    public double ActFrom { get; init; } = 0.7;

    /// <summary>From this confidence on it is asked whether to do it; below, it was not understood.</summary>
    public double AskFrom { get; init; } = 0.5;

    /// <summary>From this confidence of the recogniser on (0 to 1) a spoken order is carried out; below, it is asked whether to. The
    /// default recogniser has 0.5 for what it just accepts, 0.6 one above its threshold, and more for the rest: as it is, it is not asked.</summary>
    public double ActFromHeard { get; init; } = 0.5;
}
