using System.Device.I2s;
using nanoFramework.Hardware.Esp32;
using Nano;

namespace Emulator.Tests.Fakes;

/// <summary>A machine on a clock that the test moves, with the I2S pins assigned.</summary>
internal sealed class TestMachine : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("machine-test-").FullName;

    public TestMachine(string chipName = "esp32s3")
    {
        if (!Chip.TryFind(chipName, out var chip)) throw new ArgumentException($"No chip {chipName}.");
        Board = new EmulatedMachine(chip, _folder, [0x02, 0x4E, 0, 0, 0, 7], Clock);
    }

    public FakeBoardClock Clock { get; } = new();

    public EmulatedMachine Board { get; }

    /// <summary>Runs a piece of firmware on the machine.</summary>
    public void Run(Action firmware) => Board.Run(firmware);

    public T Run<T>(Func<T> firmware)
    {
        T result = default!;
        Board.Run(() => result = firmware());
        return result;
    }

    /// <summary>16 kHz stereo as the firmware opens it: 16 descriptors.</summary>
    public I2sDevice OpenMicrophone(Action<I2sConnectionSettings>? change = null) => Open(1, I2sMode.Rx, 32_768, change);

    /// <summary>16 kHz stereo as the firmware opens it: 39 descriptors.</summary>
    public I2sDevice OpenSpeaker(Action<I2sConnectionSettings>? change = null) => Open(2, I2sMode.Tx, 40_000, change);

    public void AssignPins(int bus, params DeviceFunction[] ofBus1)
    {
        var pin = 4;
        foreach (var function in ofBus1) Run(() => Configuration.SetPinFunction(pin++, function + ((bus - 1) << 8)));
    }

    public void Dispose()
    {
        Board.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private I2sDevice Open(int bus, I2sMode direction, int bufferSize, Action<I2sConnectionSettings>? change)
    {
        AssignPins(bus, DeviceFunction.I2S1_BCK, DeviceFunction.I2S1_WS, DeviceFunction.I2S1_DATA_OUT, DeviceFunction.I2S1_MDATA_IN);
        var settings = new I2sConnectionSettings(bus) { Mode = I2sMode.Master | direction, SampleRate = 16_000, BufferSize = bufferSize };
        change?.Invoke(settings);
        return Run(() => new I2sDevice(settings));
    }
}
