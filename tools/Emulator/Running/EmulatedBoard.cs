extern alias Device;
using Device::Firmware;
using Device::Firmware.Update;
using Emulator.Attached;
using Emulator.Boards;
using Emulator.Measuring;
using Nano;

namespace Emulator.Running;

/// <summary>A board that is switched on: the machine, what hangs on it, and the firmware that runs on it.</summary>
internal sealed class EmulatedBoard : IDisposable
{
    private const int SetUpPort = 80;
    private const int WeighingAttempts = 5;

    private static readonly TimeSpan PatienceWithFirmware = TimeSpan.FromSeconds(5);

    private readonly BuiltBoard _board;
    private readonly IReadOnlyList<HardwareWatch> _watches;
    private readonly PowerChip? _power;
    private readonly Lock _lock = new();
    private VoiceDevice? _device;
    private MeteredBoard? _firmwareBoard;
    private Thread? _thread;
    private bool _stopping;
    private bool _hasStarted;
    private volatile bool _rebooting;
    private volatile bool _switchedOff;

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

    /// <summary>How long firmware that is started for the first time may take to prove itself.</summary>
    public int TrialMilliseconds { get; set; } = Launcher.TrialMilliseconds;

    /// <summary>Milliseconds since it was switched on.</summary>
    public long Milliseconds => Machine.Clock.Microseconds / 1000;

    /// <summary>The state that the firmware last told, in small letters; empty before the first.</summary>
    public string State { get; private set; } = string.Empty;

    /// <summary>True while the status light shines; false on a board without one.</summary>
    public bool IsStatusLit => Description.StatusLed is { } led ? Machine.Pins[led.Pin].Duty > 0.5 : _power?.IsLedLit == true;

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

    /// <summary>What the live objects of the built-in firmware would take on a board; null while it does not run.</summary>
    public LiveHeap? WeighFirmware()
    {
        lock (_lock)
        {
            if (_device is null || _firmwareBoard is null) return null;
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    return LiveHeap.Of(_device, _firmwareBoard.Inner);
                }
                catch (InvalidOperationException) when (attempt < WeighingAttempts)
                {
                    // The firmware changed a collection meanwhile: once more.
                }
            }
        }
    }

    /// <summary>Switches the board on.</summary>
    public void Start()
    {
        _thread = new Thread(RunFirmware) { IsBackground = true, Name = $"board {Description.Name}" };
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
            _switchedOff = _device is null;
        }

        if (_thread is not null && !_thread.Join(PatienceWithFirmware)) Report(BoardEventKind.Error, ("text", "The firmware did not stop."));
        foreach (var watch in _watches) watch.Dispose();
        Machine.Dispose();
    }

    /// <summary>
    /// One firmware after the other. Each start has a thread of its own: one whose firmware was cut off by a reboot never ends.
    /// </summary>
    private void RunFirmware()
    {
        while (TryPowerUp())
        {
            var firmware = new Thread(() => Machine.Run(RunOnce)) { IsBackground = true, Name = $"firmware {Description.Name}" };
            firmware.Start();
            while (!firmware.Join(TimeSpan.FromMilliseconds(20)) && !_switchedOff)
            {
                if (!_rebooting) continue;
                firmware.Join(PatienceWithFirmware / 10);
                break;
            }
        }
    }

    /// <summary>As Program does on a board, but for the monitor: what is loaded from a slot has the console for that.</summary>
    private void RunOnce()
    {
        try
        {
            new Launcher(new SlotStore(), Description.Name, TrialMilliseconds).Run(RunBuiltIn);
        }
        catch (BoardRebootedException)
        {
            // The firmware asked for it on this very thread.
        }
    }

    private void RunBuiltIn()
    {
        VoiceDevice device;
        lock (_lock)
        {
            if (_stopping) return;
            _firmwareBoard = new MeteredBoard(_board.Create(), Machine.Meter);
            device = _device = new VoiceDevice(_firmwareBoard, new JournalMonitor(Machine, Journal));
        }

        device.Run();
    }

    private bool TryPowerUp()
    {
        lock (_lock)
        {
            if (_stopping || (_hasStarted && !_rebooting)) return false;
            if (_rebooting) Machine.Reset();
            _rebooting = false;
            _hasStarted = true;
            _device = null;
            return true;
        }
    }

    private void Reboot()
    {
        Report(BoardEventKind.Console, ("text", "reboot"));
        VoiceDevice? device;
        lock (_lock)
        {
            _rebooting = true;
            device = _device;
        }

        ThreadPool.QueueUserWorkItem(_ => device?.Stop());
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
