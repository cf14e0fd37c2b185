using System.Device.I2s;
using nanoFramework.Hardware.Esp32;

namespace Nano;

/// <summary>The I2S buses of the chip: who uses which, and whether a set-up would work.</summary>
public sealed class I2sBuses
{
    private readonly EmulatedMachine _machine;
    private readonly bool[] _inUse;
    private readonly Lock _lock = new();

    internal I2sBuses(EmulatedMachine machine)
    {
        _machine = machine;
        _inUse = new bool[machine.Chip.I2sBuses + 1];
    }

    /// <summary>Frames of sound that were lost because the firmware read too late, over all receivers.</summary>
    public long LostFrames { get; internal set; }

    /// <summary>How often the sending ring ran dry in the middle of a playback.</summary>
    public int Underruns { get; internal set; }

    public bool IsInUse(int bus) => _inUse[bus];

    internal void Claim(I2sConnectionSettings settings)
    {
        if (settings.BusId < 1 || settings.BusId >= _inUse.Length)
            throw new ArgumentException($"{_machine.Chip.Name} has no I2S bus {settings.BusId}.");
        if (settings.Mode is not ((I2sMode.Master | I2sMode.Rx) or (I2sMode.Master | I2sMode.Tx)))
            throw new ArgumentException($"Mode {settings.Mode}: only Master with exactly one of Rx and Tx works.");
        if (settings.SampleRate <= 0) throw new ArgumentException("A sample rate is above 0 Hz.");
        RequirePin(settings.BusId, DeviceFunction.I2S1_BCK);
        RequirePin(settings.BusId, DeviceFunction.I2S1_WS);
        RequirePin(settings.BusId, settings.Mode.HasFlag(I2sMode.Rx) ? DeviceFunction.I2S1_MDATA_IN : DeviceFunction.I2S1_DATA_OUT);

        lock (_lock)
        {
            if (_inUse[settings.BusId]) throw new InvalidOperationException($"I2S bus {settings.BusId} is in use: it serves one direction at a time.");
            _inUse[settings.BusId] = true;
        }
    }

    internal void FreeAll()
    {
        lock (_lock) Array.Clear(_inUse);
    }

    internal void Release(int bus)
    {
        lock (_lock) _inUse[bus] = false;
    }

    private void RequirePin(int bus, DeviceFunction functionOnBus1)
    {
        var function = functionOnBus1 + ((bus - 1) << 8);
        if (_machine.Functions.PinOf(function) < 0) throw new ArgumentException($"No pin has the function {function}.");
    }
}
