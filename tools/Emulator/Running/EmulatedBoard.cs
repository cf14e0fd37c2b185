extern alias Device;
using Device::Firmware;
using Emulator.Attached;
using Emulator.Boards;
using Nano;

namespace Emulator.Running;

/// <summary>A board that is switched on: the machine, what hangs on it, and the firmware that runs on it.</summary>
internal sealed class EmulatedBoard : IDisposable
{
    private static readonly TimeSpan PatienceWithFirmware = TimeSpan.FromSeconds(5);

    private readonly BuiltBoard _board;
    private readonly IReadOnlyList<HardwareWatch> _watches;
    private readonly PowerChip? _power;
    private readonly Lock _lock = new();
    private VoiceDevice? _device;
    private Thread? _thread;
    private bool _stopping;
    private bool _rebooting;

    private EmulatedBoard(BuiltBoard board, EmulatedMachine machine)
    {
        _board = board;
        Machine = machine;
        _power = PowerChip.Wire(board.Description, machine);
        Attached = AttachedHardware.Wire(board.Description, machine);
        if (Description.TalkButton is { } button) DriveTalk(button, false);
        _watches = [.. Attached.Select(hardware => new HardwareWatch(hardware, () => Milliseconds, (at, state) => AddHardware(at, hardware.Thing, state)))];
        Journal.Added += (_, entry) =>
        {
            if (entry.Kind == BoardEventKind.State) State = entry["to"];
        };
        machine.ConsoleWritten += (_, line) => Report(BoardEventKind.Console, ("text", line));
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
    public bool IsStatusLit => Description.StatusLed is { } led ? Machine.Pins[led.Pin].Duty > 0.5 : _power?.IsLedLit == true;

    /// <summary>Prepares a board; false, with the reason in words, when the emulator does not know its chip.</summary>
    public static bool TryCreate(BuiltBoard board, BoardSettings settings, string storageFolder, byte[] mac, IBoardClock clock, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out EmulatedBoard? emulated, out string problem)
    {
        emulated = null;
        problem = string.Empty;
        if (!Chip.TryFind(board.Description.Chip, out var chip))
        {
            problem = $"Board \"{board.Description.Name}\" has a chip \"{board.Description.Chip}\", which the emulator does not know.";
            return false;
        }

        settings.Write(storageFolder);
        emulated = new EmulatedBoard(board, new EmulatedMachine(chip, storageFolder, mac, clock));
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
        ThreadPool.QueueUserWorkItem(_ => _device?.Stop());
    }

    private void SetTalk(bool pressed)
    {
        if (Description.TalkButton is not { } button) return;
        Report(BoardEventKind.Button, ("what", pressed ? "pressed" : "released"));
        DriveTalk(button, pressed);
    }

    // A pin without a pull of its own has one on the board.
    private void DriveTalk(ButtonDescription button, bool pressed)
    {
        var activeLevel = button.Active != "low";
        var hasPull = Machine.Chip.FirstInputOnlyPin < 0 || button.Pin < Machine.Chip.FirstInputOnlyPin;
        bool? released = hasPull ? null : !activeLevel;
        Machine.Pins[button.Pin].DriveFromOutside(pressed ? activeLevel : released);
    }

    private void AddHardware(long milliseconds, string thing, string state) =>
        Journal.Add(new BoardEvent(milliseconds, BoardEventKind.Hardware, ("thing", thing), ("state", state)));
}
