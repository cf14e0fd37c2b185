extern alias Bcl;
extern alias Device;
using System.Globalization;
using Bcl::System.Security.Cryptography;
using Device::Firmware.Update;
using Emulator.Tests.Fakes;
using Nano;

namespace Emulator.Tests.Updates;

/// <summary>
/// A board with its storage, a server and a clock, all virtual: it is switched on again and again, runs whatever the launcher
/// chooses, and each firmware that runs does what the real one does for updates, step by step, on the test's thread.
/// </summary>
internal sealed class UpdateWorld : IDisposable
{
    public const string BuiltIn = "0.1.0";
    private const int LongestStart = 60;

    private readonly TestMachine _machine = new();
    private readonly DeviceClock _clock = new();
    private bool _finished;

    public UpdateWorld()
    {
        _machine.Board.ConsoleWritten += (_, line) =>
        {
            if (line.StartsWith("runs ", StringComparison.Ordinal)) RunFirmware(line["runs ".Length..]);
        };
    }

    /// <summary>The board that is built into the firmware in flash.</summary>
    public string Board { get; init; } = "esp32-s3-devkitc-1";

    public FakeSource Server { get; } = new([]);

    public Storage Storage => _machine.Board.Storage;

    public SlotStore Slots { get; } = new();

    /// <summary>Changes of the volume from one loss of power to the next, after the first.</summary>
    public Queue<long> FurtherCuts { get; } = [];

    /// <summary>What ran, one entry a start.</summary>
    public List<string> Ran { get; } = [];

    /// <summary>Versions whose link to the server never stands.</summary>
    public HashSet<string> Deaf { get; } = [];

    /// <summary>A published firmware; padded, so that it takes several pieces.</summary>
    public static byte[] Published(string name)
    {
        var firmware = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "published", name, "Firmware.dll"));
        return [.. firmware, .. new byte[10_000]];
    }

    /// <summary>The server offers that firmware from now on.</summary>
    public void Offer(string version, byte[] firmware, string? checksum = null, bool force = false)
    {
        Server.Firmware = firmware;
        Server.Answer = Answer(Server, $$"""
            {"version":"{{version}}","url":"http://127.0.0.1/firmware","size":{{firmware.Length.ToString(CultureInfo.InvariantCulture)}},"checksum":"{{checksum ?? Checksum(firmware)}}","force":{{(force ? 1 : 0)}}}
            """);
    }

    public static string Checksum(byte[] firmware) => Convert.ToHexStringLower(SHA256.HashData(firmware));

    public static UpdateAnswer Answer(IUpdateCheck check, string firmwareJson)
    {
        var json = $$"""{"websocket":{"url":"ws://127.0.0.1/"},"firmware":{{firmwareJson}}}""";
        return UpdateAnswer.TryParse(json, check, out var answer, out var problem) ? answer : throw new InvalidOperationException(problem);
    }

    /// <summary>Switches the board on, and on again after each restart, until the firmware that runs has nothing to do any more.</summary>
    public void RunUntilAtRest()
    {
        _finished = false;
        for (var start = 0; !_finished; start++)
        {
            if (start == LongestStart) throw new InvalidOperationException("It never comes to rest: " + string.Join(", ", Ran));
            Start();
        }
    }

    /// <summary>One start, until the next restart or loss of power.</summary>
    public void Start()
    {
        _machine.Board.Reset();
        try
        {
            _machine.Run(() => new Launcher(new SlotStore(), Board, Launcher.TrialMilliseconds).Run(() => RunFirmware(BuiltIn)));
        }
        catch (BoardRebootedException)
        {
            // The test may look at the volume before the next start.
            Storage.IsOff = false;
            if (Storage.PowerFailsAfterChanges == 0) Storage.PowerFailsAfterChanges = FurtherCuts.TryDequeue(out var next) ? next : -1;
        }
    }

    public SlotRecord Record() => _machine.Run(Slots.Load);

    public void Run(Action action) => _machine.Run(action);

    /// <summary>The updater of the firmware in flash, resting, to which the server has answered; the test moves its clock.</summary>
    public (Updater Updater, DeviceClock Clock) NewUpdater(int slotBytes = 512 * 1024)
    {
        var updater = new Updater(Slots, _clock, BuiltIn, slotBytes) { Rests = true };
        _machine.Run(updater.Begin);
        updater.Answered(Server.Answer!);
        return (updater, _clock);
    }

    public void Steps(Updater updater, int count) => _machine.Run(() =>
    {
        for (var step = 0; step < count; step++) updater.Step();
    });

    public void Dispose() => _machine.Dispose();

    private void RunFirmware(string version)
    {
        Ran.Add(version);
        var updater = new Updater(new SlotStore(), _clock, version, 512 * 1024) { Rests = true };
        updater.Begin();
        if (!Deaf.Contains(version))
        {
            updater.SessionStood();
            updater.Answered(Server.Answer!);
        }

        for (var step = 0; step < 20 && updater.Progress != UpdateProgress.Ready; step++)
        {
            updater.Step();
            _clock.Advance(Updater.LongestRetryMilliseconds);
        }

        _finished = updater.Progress is UpdateProgress.None or UpdateProgress.Failed or UpdateProgress.Available;

        // What follows is a restart, in which nothing runs on.
        Storage.IsOff = true;
        throw new BoardRebootedException();
    }
}
