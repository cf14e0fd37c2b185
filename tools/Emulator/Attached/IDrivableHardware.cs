namespace Emulator.Attached;

/// <summary>Hardware to which something can happen: somebody walks by, rings, opens the door.</summary>
internal interface IDrivableHardware : IAttachedHardware
{
    /// <summary>What <see cref="TrySet"/> takes, for people: "on | off".</summary>
    string Values { get; }

    /// <summary>Makes it happen. False when the words say nothing that it knows.</summary>
    bool TrySet(params IReadOnlyList<string> words);
}
