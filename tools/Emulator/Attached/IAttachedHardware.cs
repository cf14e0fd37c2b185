namespace Emulator.Attached;

/// <summary>Something that hangs on the board and can be looked at: what the pins really make it do.</summary>
internal interface IAttachedHardware
{
    /// <summary>Raised, on the thread that changed a pin, when <see cref="Describe"/> says something new.</summary>
    event EventHandler? Changed;

    /// <summary>The name of the thing in the firmware.</summary>
    string Thing { get; }

    /// <summary>What a person in the room would say: "on, red, 50 %".</summary>
    string Describe();
}
