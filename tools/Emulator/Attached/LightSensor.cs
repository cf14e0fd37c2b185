using Nano;

namespace Emulator.Attached;

/// <summary>A light-dependent resistor on an ADC pin, and the light on it.</summary>
internal sealed class LightSensor : WiredHardware, IDrivableHardware
{
    private const double DaylightPercent = 60;
    private readonly EmulatedPin _adc;

    public LightSensor(string thing, EmulatedMachine machine, int adcPin)
        : base(thing)
    {
        _adc = machine.Pins[adcPin];
        Set(DaylightPercent);
    }

    /// <summary>0 to 100, of what the converter can read.</summary>
    public double Percent => 100 * _adc.VoltageShare;

    public string Values => "0 to 100";

    public void Set(double percent)
    {
        _adc.VoltageShare = percent / 100;
        RaiseChanged();
    }

    public bool TrySet(params IReadOnlyList<string> words)
    {
        if (words.Count != 1 || !SettingWords.TryReadNumber(words[0], 0, 100, out var percent)) return false;
        Set(percent);
        return true;
    }

    public override string Describe() => $"{Percent:0} % light";
}
