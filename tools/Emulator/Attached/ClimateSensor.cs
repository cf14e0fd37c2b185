using Nano;

namespace Emulator.Attached;

/// <summary>The SHT3x on the I2C bus, and the air around it.</summary>
internal sealed class ClimateSensor : IDrivableHardware
{
    private readonly Sht3x _sensor;

    public ClimateSensor(string thing, EmulatedMachine machine, int bus, int address)
    {
        Thing = thing;
        _sensor = new Sht3x(machine.Clock);
        machine.I2c.Attach(bus, address, _sensor);
    }

    public event EventHandler? Changed;

    public string Thing { get; }

    public double TemperatureCelsius => _sensor.TemperatureCelsius;

    public double RelativeHumidityPercent => _sensor.RelativeHumidityPercent;

    /// <summary>Makes weather.</summary>
    public void Set(double temperatureCelsius, double relativeHumidityPercent)
    {
        _sensor.TemperatureCelsius = temperatureCelsius;
        _sensor.RelativeHumidityPercent = relativeHumidityPercent;
        Changed?.Invoke(this, EventArgs.Empty);
    }

    public string Values => "DEGREES [PERCENT]";

    public bool TrySet(params IReadOnlyList<string> words)
    {
        var humidity = RelativeHumidityPercent;
        if (words.Count is not (1 or 2) || !SettingWords.TryReadNumber(words[0], -45, 130, out var temperature)) return false;
        if (words.Count == 2 && !SettingWords.TryReadNumber(words[1], 0, 100, out humidity)) return false;
        Set(temperature, humidity);
        return true;
    }

    public string Describe() => $"{TemperatureCelsius:0.0} °C, {RelativeHumidityPercent:0} %";
}
