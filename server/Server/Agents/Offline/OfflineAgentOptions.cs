namespace Server.Agents.Offline;

/// <summary>Settings of the offline agent; section <c>Agent:Offline</c> of the configuration.</summary>
public sealed record OfflineAgentOptions
{
    /// <summary>From this confidence on (0 to 1) what was understood is done.</summary>
    public double ActFrom { get; init; } = 0.7;

    /// <summary>From this confidence on it is asked whether to do it; below, it was not understood.</summary>
    public double AskFrom { get; init; } = 0.5;
}
