using Nano;

namespace Emulator.Attached;

/// <summary>A bell button and a chime.</summary>
internal sealed class DoorBell : WiredHardware, IDrivableHardware
{
    /// <summary>How long somebody who rings keeps the button down.</summary>
    private static readonly TimeSpan Press = TimeSpan.FromMilliseconds(300);

    private readonly EmulatedPin _button;
    private readonly EmulatedPin _chime;
    private readonly bool _activeHigh;

    public DoorBell(string thing, EmulatedMachine machine, int buttonPin, int chimePin, bool activeHigh)
        : base(thing)
    {
        _button = machine.Pins[buttonPin];
        _chime = machine.Pins[chimePin];
        _activeHigh = activeHigh;
        Watch(machine, _chime);
    }

    public bool IsPressed { get; private set; }

    public bool Chimes => _chime.Duty > 0.1;

    public string Values => "ring | pressed | released";

    public void Set(bool pressed)
    {
        IsPressed = pressed;
        _button.DriveFromOutside(pressed ? _activeHigh : null);
        RaiseChanged();
    }

    public bool TrySet(params IReadOnlyList<string> words)
    {
        if (words is ["ring"])
        {
            _ = RingAsync();
            return true;
        }

        if (!SettingWords.TryReadSwitch(words, "pressed", "released", out var pressed)) return false;
        Set(pressed);
        return true;
    }

    public override string Describe() => $"button {(IsPressed ? "pressed" : "released")}, chime {(Chimes ? "sounding" : "silent")}";

    private async Task RingAsync()
    {
        Set(true);
        await Task.Delay(Press).ConfigureAwait(false);
        Set(false);
    }
}
