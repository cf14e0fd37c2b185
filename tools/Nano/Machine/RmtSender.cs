using nanoFramework.Hardware.Esp32.Rmt;

namespace Nano;

/// <summary>
/// One sending channel as the interpreter drives it, through ESP-IDF's legacy driver: one transmission at a time, the
/// next caller waits inside the native call, an item with a duration of 0 ends the train. What does not fit into the
/// channel's memory is fed from a copy, which the next call overwrites before it waits.
/// Source: nf-interpreter, nanoFramework.Hardware.Esp32.Rmt; ESP-IDF, rmt_legacy.c.
/// </summary>
internal sealed class RmtSender
{
    internal const int SourceClockHz = 80_000_000;
    private readonly EmulatedMachine _machine;
    private readonly bool _inverts;
    private readonly int _memoryItems;
    private int _pin;
    private long _busyUntil;
    private bool _feedsMemory;

    public RmtSender(EmulatedMachine machine, int channel, TransmitChannelSettings settings)
    {
        _machine = machine;
        Channel = channel;
        _pin = settings.PinNumber;
        _inverts = settings.SignalInverterEnabled;
        _memoryItems = settings.NumberOfMemoryBlocks * machine.Chip.RmtItemsPerBlock;
        ClockDivider = settings.ClockDivider;
        Carrier = CarrierOf(settings);
        Loops = settings.EnableLooping;
        DrivesPinWhenIdle = settings.EnableIdleLevelOutput;
        SetIdleLevel(settings.IdleLevel);
    }

    public int Channel { get; }

    public byte ClockDivider { get; set; }

    public PulseCarrier? Carrier { get; set; }

    public bool Loops { get; set; }

    public bool DrivesPinWhenIdle { get; }

    public bool IsFree { get; set; }

    public static PulseCarrier? CarrierOf(TransmitChannelSettings settings) => settings.EnableCarrierWave
        ? new PulseCarrier(settings.CarrierWaveFrequency, settings.CarrierWaveDutyPercentage, settings.CarrierLevel)
        : null;

    public int Pin => _pin;

    public void MoveTo(int pin) => _pin = pin;

    public void SetIdleLevel(bool level)
    {
        if (DrivesPinWhenIdle) _machine.Pins[_pin].RestAt(level != _inverts);
    }

    /// <summary>Returns the microseconds that the whole interpreter stood still.</summary>
    /// <exception cref="Exception">The length is no multiple of four.</exception>
    /// <exception cref="InvalidOperationException">An endless transmission runs: the real call would never return.</exception>
    public long Send(ReadOnlySpan<byte> items, bool wait)
    {
        if (items.Length % 4 != 0) throw new Exception("An RMT item has four bytes.");
        if (items.Length == 0) return 0;
        if (_busyUntil == long.MaxValue) throw new InvalidOperationException($"RMT channel {Channel} repeats for ever; the board would hang here.");

        var called = _machine.Clock.Microseconds;
        if (called < _busyUntil && _feedsMemory) _machine.Rmt.OverwrittenTrains++;
        _machine.Clock.SleepUntil(_busyUntil);
        // A train that does not fit into the channel's memory is sent once, whatever was asked for.
        _feedsMemory = items.Length / 4 >= _memoryItems;
        if (_feedsMemory) Loops = false;
        var train = TrainOf(items, _machine.Clock.Microseconds);
        _busyUntil = train.EndsAt;
        _machine.Pins[_pin].RaiseTrain(train);
        if (wait && !Loops) _machine.Clock.SleepUntil(_busyUntil);
        return _machine.Clock.Microseconds - called;
    }

    private PulseTrain TrainOf(ReadOnlySpan<byte> items, long startsAt)
    {
        var pulses = new List<Pulse>(items.Length / 2);
        long ticks = 0;
        for (var at = 0; at < items.Length; at += 2)
        {
            var half = items[at] | (items[at + 1] << 8);
            var duration = half & 0x7FFF;
            if (duration == 0) break;
            pulses.Add(new Pulse((half & 0x8000) != 0 != _inverts, duration));
            ticks += duration;
        }

        var ticksPerSecond = SourceClockHz / ClockDivider;
        var endsAt = Loops ? long.MaxValue : startsAt + (ticks * 1_000_000 + ticksPerSecond - 1) / ticksPerSecond;
        return new PulseTrain(pulses, ticksPerSecond, Carrier, startsAt, endsAt);
    }
}
