using Nano;

namespace Emulator.Attached;

/// <summary>An air conditioner in front of an infrared diode, of the kind that understands Coolix codes.</summary>
internal sealed class InfraredAirConditioner : WiredHardware
{
    private const int Off = 0xB27BE0;
    private const int NoTemperature = 0xE;
    private static readonly int[] CodeOfCelsius = [0x0, 0x1, 0x3, 0x2, 0x6, 0x7, 0x5, 0x4, 0xC, 0xD, 0x9, 0x8, 0xA, 0xB];

    public InfraredAirConditioner(string thing, EmulatedMachine machine, int transmitterPin)
        : base(thing) => machine.Pins[transmitterPin].TrainSent += (_, train) =>
        {
            Receive(train);
            RaiseChanged();
        };

    public bool IsOn { get; private set; }

    /// <summary>cool, heat, dry, fan or auto.</summary>
    public string Mode { get; private set; } = "cool";

    /// <summary>17 to 30 degrees; what it was set to last.</summary>
    public int Celsius { get; private set; } = 24;

    /// <summary>auto, low, medium or high.</summary>
    public string Fan { get; private set; } = "auto";

    /// <summary>Why the last signal was no code; empty when it was one.</summary>
    public string Problem { get; private set; } = string.Empty;

    public override string Describe()
    {
        var state = !IsOn ? "off" : Mode == "fan" ? $"on, fan only, fan {Fan}" : $"on, {Mode}, {Celsius} °C, fan {Fan}";
        return Problem.Length == 0 ? state : $"{state}, garbled: {Problem}";
    }

    private void Receive(PulseTrain train)
    {
        Problem = !CoolixSignal.TryRead(train, out var code, out var problem) ? problem
            : code == Off ? SwitchOff()
            : code >> 16 == 0xB2 ? Obey(code)
            : $"code {code:X6} means nothing to it";
    }

    private string SwitchOff()
    {
        IsOn = false;
        return string.Empty;
    }

    private string Obey(int code)
    {
        var temperature = (code >> 4) & 0xF;
        var celsius = Array.IndexOf(CodeOfCelsius, temperature) + 17;
        var mode = ModeOf((code >> 2) & 3, temperature);
        var fan = FanOf(code >> 13 & 7);
        if (fan is null || (mode != "fan" && celsius < 17)) return $"code {code:X6} means nothing to it";
        IsOn = true;
        Mode = mode;
        Fan = fan;
        if (mode != "fan") Celsius = celsius;
        return string.Empty;
    }

    private static string ModeOf(int bits, int temperature) => bits switch
    {
        0 => "cool",
        1 => temperature == NoTemperature ? "fan" : "dry",
        2 => "auto",
        _ => "heat",
    };

    private static string? FanOf(int bits) => bits switch
    {
        0 or 5 => "auto",
        4 => "low",
        2 => "medium",
        1 => "high",
        _ => null,
    };
}
