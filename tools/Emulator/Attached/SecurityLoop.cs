using Nano;

namespace Emulator.Attached;

/// <summary>The contact of a door and a siren.</summary>
internal sealed class SecurityLoop : WiredHardware, IDrivableHardware
{
    private readonly EmulatedPin _contact;
    private readonly EmulatedPin _siren;
    private readonly bool _activeHigh;

    /// <param name="activeHigh">Level of the contact's pin while the door is open.</param>
    public SecurityLoop(string thing, EmulatedMachine machine, int contactPin, int sirenPin, bool activeHigh)
        : base(thing)
    {
        _contact = machine.Pins[contactPin];
        _siren = machine.Pins[sirenPin];
        _activeHigh = activeHigh;
        Watch(machine, _siren);
        Set(false);
    }

    public bool IsOpen { get; private set; }

    public bool Sounds => _siren.Duty > 0.1;

    public string Values => "open | closed";

    public void Set(bool open)
    {
        IsOpen = open;
        _contact.DriveFromOutside(open == _activeHigh);
        RaiseChanged();
    }

    public bool TrySet(params IReadOnlyList<string> words)
    {
        if (!SettingWords.TryReadSwitch(words, "open", "closed", out var open)) return false;
        Set(open);
        return true;
    }

    public override string Describe() => $"door {(IsOpen ? "open" : "closed")}, siren {(Sounds ? "sounding" : "silent")}";
}
