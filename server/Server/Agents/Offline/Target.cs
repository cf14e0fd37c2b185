namespace Server.Agents.Offline;

/// <summary>How many of a target's things are meant.</summary>
internal enum TargetScope
{
    /// <summary>One of them; when there are several it must be found out which.</summary>
    One,

    /// <summary>All of them.</summary>
    All,

    /// <summary>Those spoken of last, as far as they are among them.</summary>
    Last,
}

/// <summary>What a command is for, as it was said.</summary>
/// <param name="Things">The things that may be meant.</param>
/// <param name="IsImplied">True when no thing was named: "what is the temperature".</param>
internal sealed record Target(IReadOnlyList<ThingModel> Things, TargetScope Scope, bool IsImplied = false);
