using Nano;

namespace System.Device.Adc;

/// <summary>One channel, opened. The attenuation is always the largest: full scale is about 3.1 V.</summary>
public class AdcChannel : AdcChannelBase, IDisposable
{
    private readonly EmulatedMachine _machine;
    private readonly int _channel;
    private bool _disposed;

    internal AdcChannel(AdcController controller, EmulatedMachine machine, int channel)
    {
        Controller = controller;
        _machine = machine;
        _channel = channel;
        _machine.Pins[_machine.Chip.AdcPins[_channel]].IsMeasured = true;
    }

    /// <summary>0 to 4095.</summary>
    /// <exception cref="Exception">A channel of ADC2 while Wi-Fi runs: the radio owns that converter.</exception>
    public override int ReadValue()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_channel >= _machine.Chip.AdcFirstUnitChannels && _machine.Network.IsUp)
            throw new Exception($"ADC channel {_channel} belongs to ADC2, which Wi-Fi uses.");
        var meter = _machine.Meter.Enter(NativeCall.AdcRead);
        var value = (int)Math.Round(_machine.Pins[_machine.Chip.AdcPins[_channel]].VoltageShare * Controller.MaxValue);
        meter.Leave(sizeof(int), 0);
        return value;
    }

    public void Dispose()
    {
        _disposed = true;
        _machine.Pins[_machine.Chip.AdcPins[_channel]].IsMeasured = false;
        Controller = null!;
        System.GC.SuppressFinalize(this);
    }
}
