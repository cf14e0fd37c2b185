extern alias Device;
using Device::Firmware;
using Emulator.Attached;
using Emulator.Boards;
using Nano;

namespace Emulator.Running;

/// <summary>A board that is switched on: the machine, what hangs on it, and the firmware that runs on it.</summary>
internal sealed class EmulatedBoard : IDisposable
{
    private const int SetUpPort = 80;

    private static readonly TimeSpan PatienceWithFirmware = TimeSpan.FromSeconds(5);

    private readonly BuiltBoard _board;
    private readonly IReadOnlyList<HardwareWatch> _watches;
    private readonly Lock _lock = new();
    private VoiceDevice? _device;
    private Thread? _thread;
    private bool _stopping;
    private bool _rebooting;

    private EmulatedBoard(BuiltBoard board, EmulatedMachine machine)
    {
        _board = board;
        Machine = machine;
        Attached = AttachedHardware.Wire(board.Description, machine);
        _watches = [.. Attached.Select(hardware => new HardwareWatch(hardware, () => Milliseconds, (at, state) => AddHardware(at, hardware.Thing, state)))];
        Journal.Added += (_, entry) =>
        {
            if (entry.Kind == BoardEventKind.State) State = entry["to"];
        };
        machine.ConsoleWritten += (_, line) => Report(BoardEventKind.Console, ("text", line));
        machine.Network.PortOpened += (_, port) =>
        {
            if (port == SetUpPort) Report(BoardEventKind.Console, ("text", $"set-up page of this emulator: http://127.0.0.1:{machine.Network.PortOf(port)}/"));
        };
        machine.RebootRequested += (_, _) => Reboot();
        machine.Speaker.Started += (_, at) => Journal.Add(new BoardEvent(at / 1000, BoardEventKind.Audio, ("what", "sounding")));
        machine.Speaker.Closed += (_, at) => Journal.Add(new BoardEvent(at / 1000, BoardEventKind.Audio, ("what", "silent")));
    }

    public EmulatedMachine Machine { get; }

    public IReadOnlyList<IAttachedHardware> Attached { get; }

    public BoardJournal Journal { get; } = new();

    public BoardDescription Description => _board.Description;

    /// <summary>Milliseconds since it was switched on.</summary>
    public long Milliseconds => Machine.Clock.Microseconds / 1000;

    /// <summary>The state that the firmware last told, in small letters; empty before the first.</summary>
    public string State { get; private set; } = string.Empty;

    /// <summary>True while the status light shines; false on a board without one.</summary>
    public bool IsStatusLit => Description.StatusLed is { } led && Machine.Pins[led.Pin].Duty > 0.5;

    /// <summary>Prepares a board; false, with the reason in words, when the emulator does not know its chip.</summary>
    /// <param name="board">Which.</param>
    /// <param name="settings">What was deployed to it together with the Wi-Fi; null for a board fresh from its flashing.</param>
    /// <param name="storageFolder">Its volume.</param>
    /// <param name="mac">Six bytes.</param>
    /// <param name="clock">Its time.</param>
    /// <param name="emulated">The board.</param>
    /// <param name="problem">Why not.</param>
    public static bool TryCreate(BuiltBoard board, BoardSettings? settings, string storageFolder, byte[] mac, IBoardClock clock, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out EmulatedBoard? emulated, out string problem)
    {
        emulated = null;
        problem = string.Empty;
        if (!Chip.TryFind(board.Description.Chip, out var chip))
        {
            problem = $"Board \"{board.Description.Name}\" has a chip \"{board.Description.Chip}\", which the emulator does not know.";
            return false;
        }

        settings?.Write(storageFolder);
        var machine = new EmulatedMachine(chip, storageFolder, mac, clock);
        if (settings is null) machine.Network.Store.Forget();
        emulated = new EmulatedBoard(board, machine);
        return true;
    }

    /// <summary>Switches the board on.</summary>
    public void Start()
    {
        _thread = new Thread(() => Machine.Run(RunFirmware)) { IsBackground = true, Name = $"board {Description.Name}" };
        _thread.Start();
    }

    /// <summary>Presses the talk button; it stays down until <see cref="ReleaseTalk"/>.</summary>
    public void PressTalk() => SetTalk(true);

    public void ReleaseTalk() => SetTalk(false);

    /// <summary>Writes something into the journal, now.</summary>
    public void Report(string kind, params (string Name, object Value)[] fields) => Journal.Add(new BoardEvent(Milliseconds, kind, fields));

    /// <summary>Switches the board off; returns when the firmware has ended, or after some seconds.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _stopping = true;
            _device?.Stop();
        }

        if (_thread is not null && !_thread.Join(PatienceWithFirmware)) Report(BoardEventKind.Error, ("text", "The firmware did not stop."));
        foreach (var watch in _watches) watch.Dispose();
        Machine.Dispose();
    }

    private void RunFirmware()
    {
        while (TryBoot())
        {
            try
            {
                _device!.Run();
            }
            catch (BoardRebootedException)
            {
                // The firmware asked for it on this very thread; the loop boots it again.
            }
        }
    }

    private bool TryBoot()
    {
        lock (_lock)
        {
            if (_stopping || (_device is not null && !_rebooting)) return false;
            if (_rebooting) Machine.Reset();
            _rebooting = false;
            _device = new VoiceDevice(_board.Create(), new JournalMonitor(Machine, Journal));
            return true;
        }
    }

    private void Reboot()
    {
        lock (_lock) _rebooting = true;
        Report(BoardEventKind.Console, ("text", "reboot"));

        // This one, not the one that may run by the time a busy PC comes to it.
        var rebooting = _device;
        ThreadPool.QueueUserWorkItem(_ => rebooting?.Stop());
    }

    private void SetTalk(bool pressed)
    {
        if (Description.TalkButton is not { } button) return;
        Report(BoardEventKind.Button, ("what", pressed ? "pressed" : "released"));
        var activeLevel = button.Active != "low";
        Machine.Pins[button.Pin].DriveFromOutside(pressed ? activeLevel : null);
    }

    private void AddHardware(long milliseconds, string thing, string state) =>
        Journal.Add(new BoardEvent(milliseconds, BoardEventKind.Hardware, ("thing", thing), ("state", state)));
}
