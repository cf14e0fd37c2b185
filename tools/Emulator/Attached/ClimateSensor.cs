using Nano;

namespace Emulator.Attached;

/// <summary>The SHT3x on the I2C bus, and the air around it.</summary>
internal sealed class ClimateSensor : IAttachedHardware
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

    public string Describe() => $"{TemperatureCelsius:0.0} °C, {RelativeHumidityPercent:0} %";
}
