using Nano;

namespace Emulator.Attached;

/// <summary>Three light-emitting diodes on three PWM pins.</summary>
internal sealed class RgbLamp : IAttachedHardware
{
    // A diode below this share of its time is dark to the eye.
    private const double Dark = 0.005;

    private readonly EmulatedPin _red;
    private readonly EmulatedPin _green;
    private readonly EmulatedPin _blue;

    public RgbLamp(string thing, EmulatedMachine machine, int redPin, int greenPin, int bluePin)
    {
        Thing = thing;
        _red = machine.Pins[redPin];
        _green = machine.Pins[greenPin];
        _blue = machine.Pins[bluePin];
        machine.Pins.Changed += (_, pin) =>
        {
            if (pin == _red || pin == _green || pin == _blue) Changed?.Invoke(this, EventArgs.Empty);
        };
    }

    public event EventHandler? Changed;

    public string Thing { get; }

    /// <summary>The three duty cycles, 0 to 1.</summary>
    public (double Red, double Green, double Blue) Duties => (_red.Duty, _green.Duty, _blue.Duty);

    public bool IsOn => BrightnessPercent > 100 * Dark;

    /// <summary>The brightest of the three diodes, 0 to 100.</summary>
    public double BrightnessPercent => 100 * Math.Max(_red.Duty, Math.Max(_green.Duty, _blue.Duty));

    /// <summary>The nearest colour that people have a name for; meaningless while the lamp is off.</summary>
    public string Color => ColorNames.Nearest(_red.Duty, _green.Duty, _blue.Duty);

    public string Describe() => IsOn ? $"on, {Color}, {BrightnessPercent:0} %" : "off";
}
