using Nano;

namespace Emulator.Attached;

/// <summary>A motion detector, and somebody who may walk by.</summary>
internal sealed class MotionDetector : WiredHardware, IDrivableHardware
{
    private readonly EmulatedPin _in;
    private readonly bool _activeHigh;

    public MotionDetector(string thing, EmulatedMachine machine, int inPin, bool activeHigh)
        : base(thing)
    {
        _in = machine.Pins[inPin];
        _activeHigh = activeHigh;
        Set(false);
    }

    public bool SeesMotion { get; private set; }

    public string Values => "on | off";

    public void Set(bool motion)
    {
        SeesMotion = motion;
        _in.DriveFromOutside(motion == _activeHigh);
        RaiseChanged();
    }

    public bool TrySet(params IReadOnlyList<string> words)
    {
        if (!SettingWords.TryReadSwitch(words, "motion", "quiet", out var motion)) return false;
        Set(motion);
        return true;
    }

    public override string Describe() => SeesMotion ? "somebody moves" : "nobody moves";
}
