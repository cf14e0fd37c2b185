namespace Server.Agents.Offline;

/// <summary>What descriptions have beside a name.</summary>
internal sealed class DescriptionWords
{
    /// <summary>What they begin with: "the current".</summary>
    public List<string> Leading { get; init; } = [];

    /// <summary>A thing's name stands before these: "the battery of the device".</summary>
    public List<string> Before { get; init; } = [];

    /// <summary>A thing's name stands behind the last of these.</summary>
    public List<string> Behind { get; init; } = [];
}
