namespace Nano;

/// <summary>
/// The hardware of one emulated board: pins, buses, sound, storage, network interface. The stand-ins find it through
/// <see cref="Current"/>, which flows into every thread and timer that the firmware starts, so that several boards run
/// in one process.
/// </summary>
public sealed class EmulatedMachine : IDisposable
{
    private static readonly AsyncLocal<PowerCycle?> CurrentCycle = new();
    private readonly InterruptLine _interrupts;
    private PowerCycle _cycle;

    /// <param name="chip">What the chip has: number of I2S buses and pins.</param>
    /// <param name="storageFolder">The folder that is the board's internal storage, <c>I:\</c>.</param>
    /// <param name="macAddress">Six bytes.</param>
    public EmulatedMachine(Chip chip, string storageFolder, byte[] macAddress, IBoardClock clock)
    {
        _cycle = new PowerCycle(this);
        Chip = chip;
        Clock = clock;
        MacAddress = macAddress;
        Meter = new NativeCallMeter();
        Storage = new Storage(storageFolder, Meter);
        _interrupts = new InterruptLine(this);
        Pins = new PinHeader(clock, _interrupts);
        Functions = new PinFunctions();
        Microphone = new Microphone(clock);
        Speaker = new SpeakerRecording(clock);
        I2s = new I2sBuses(this);
        I2c = new I2cWires();
        Pwm = new PwmOutputs(Pins, chip);
        Rmt = new RmtSenders(this);
        Serial = new SerialPorts(this);
        Network = new NetworkLink(new WifiStore(storageFolder));
    }

    /// <summary>The machine on which the calling thread's firmware runs.</summary>
    /// <exception cref="InvalidOperationException">The caller does not run on an emulated machine.</exception>
    public static EmulatedMachine Current
    {
        get
        {
            var cycle = CurrentCycle.Value ?? throw new InvalidOperationException("No emulated machine: start the firmware with EmulatedMachine.Run.");
            cycle.Continue();
            return cycle.Machine;
        }
    }

    /// <summary>Raised when the firmware asks for a reboot, on its thread, before that thread ends.</summary>
    public event EventHandler? RebootRequested;

    /// <summary>Raised for every line that the firmware writes to its console.</summary>
    public event EventHandler<string>? ConsoleWritten;

    public Chip Chip { get; }

    public IBoardClock Clock { get; }

    public byte[] MacAddress { get; }

    public Storage Storage { get; }

    public NativeCallMeter Meter { get; }

    public PinHeader Pins { get; }

    public PinFunctions Functions { get; }

    public Microphone Microphone { get; }

    public SpeakerRecording Speaker { get; }

    public I2sBuses I2s { get; }

    public I2cWires I2c { get; }

    public PwmOutputs Pwm { get; }

    public RmtSenders Rmt { get; }

    public SerialPorts Serial { get; }

    public NetworkLink Network { get; }

    /// <summary>How often the firmware asked for a reboot.</summary>
    public int Reboots { get; private set; }

    /// <summary>Threads that ended in an exception that nobody caught; a board says nothing of them.</summary>
    public int ThreadDeaths { get; private set; }

    /// <summary>The machine of the calling thread, or null on a thread that is no board's.</summary>
    public static EmulatedMachine? Find() => CurrentCycle.Value?.Machine;

    /// <summary>False on a thread of a firmware that a reset has ended: nobody is to hear what it still says.</summary>
    public static bool IsPowered => CurrentCycle.Value is not { HasEnded: true };

    /// <summary>For calls on hardware that is held already: does not return on a thread of a firmware that a reset has ended.</summary>
    internal static void StayOnlyIfPowered() => CurrentCycle.Value?.Continue();

    /// <summary>Runs firmware on this machine, on the calling thread; threads and timers that it starts belong to the machine.</summary>
    public void Run(Action firmware)
    {
        var before = CurrentCycle.Value;
        CurrentCycle.Value = _cycle;
        try
        {
            firmware();
        }
        finally
        {
            CurrentCycle.Value = before;
        }
    }

    /// <summary>To be called when a firmware thread died of an exception.</summary>
    public void NoteThreadDeath(Exception cause)
    {
        if (cause is BoardRebootedException) return;
        ThreadDeaths++;
        WriteConsole($"A thread died: {cause}");
    }

    /// <summary>
    /// What a reset does to the chip: pins let go, peripherals unassigned, connections gone, and threads that still run stop
    /// where they next touch the board. Storage remains. Start the next firmware with another <see cref="Run"/>.
    /// </summary>
    public void Reset()
    {
        _cycle.End();
        _cycle = new PowerCycle(this);
        Storage.IsOff = false;
        I2s.FreeAll();
        Pwm.Reset();
        Rmt.Reset();
        Serial.Reset();
        Pins.Reset();
        Functions.Reset();
        Network.Break();
        Network.Store.Start();
    }

    /// <summary>Frees buses and stops interrupts. End the firmware first.</summary>
    public void Dispose()
    {
        _cycle.End();
        _interrupts.Dispose();
        I2s.FreeAll();
        Serial.Reset();
        Meter.Dispose();
    }

    /// <summary>A line of the firmware's console.</summary>
    public void WriteConsole(string line) => ConsoleWritten?.Invoke(this, line);

    internal void Interrupt(Action handler) => _interrupts.Raise(handler);

    internal void Reboot()
    {
        Reboots++;
        Storage.IsOff = true;
        RebootRequested?.Invoke(this, EventArgs.Empty);
    }
}
