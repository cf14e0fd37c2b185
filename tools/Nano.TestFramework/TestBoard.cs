using Nano;

namespace nanoFramework.TestFramework;

/// <summary>The machine under one test: an ESP32-S3 with an empty volume that is gone afterwards.</summary>
internal sealed class TestBoard : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("device-test-").FullName;
    private readonly EmulatedMachine _machine;

    public TestBoard()
    {
        if (!Chip.TryFind("esp32s3", out var chip)) throw new InvalidOperationException("The emulator knows no esp32s3.");
        _machine = new EmulatedMachine(chip, _folder, [0x02, 0x4E, 0, 0, 0, 1], new RealTimeClock());
    }

    public Task<T> RunAsync<T>(Func<Task<T>> test)
    {
        Task<T>? running = null;
        _machine.Run(() => running = test());
        return running!;
    }

    public void Dispose()
    {
        _machine.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
