using Nano;

namespace nanoFramework.Hardware.Esp32.Rmt;

/// <summary>A channel of the remote control peripheral.</summary>
public abstract class RmtChannel(RmtChannelSettings settings)
{
    public abstract ChannelMode Mode { get; }

    public static SourceClock SourceClock => SourceClock.APB;

    public static int SourceClockFrequency => 80_000_000;

    public int Channel => settings.Channel;

    public int Pin => settings.PinNumber;

    public byte ClockDivider => settings.ClockDivider;

    public byte NumberOfMemoryBlocks => settings.NumberOfMemoryBlocks;
}

/// <summary>
/// Sends items with the real one's habits: without waiting it returns at once, and items that come while others are on their
/// way spoil them and block the interpreter until those are out; IsChannelIdle tells whether an idle level is set.
/// </summary>
public class TransmitterChannel : RmtChannel, IDisposable
{
    private const int ItemBytes = 4;
    private readonly EmulatedMachine _machine = EmulatedMachine.Current;
    private readonly TransmitChannelSettings _settings;
    private long _busyUntil;
    private bool _disposed;

    /// <exception cref="InvalidOperationException">All channels of the chip are taken.</exception>
    public TransmitterChannel(TransmitChannelSettings settings)
        : base(settings)
    {
        _settings = settings;
        _settings.Channel = _machine.Rmt.Take(_settings.Channel);
    }

    public override ChannelMode Mode => ChannelMode.Transmit;

    public bool IsChannelIdle => _settings.EnableIdleLevelOutput;

    /// <exception cref="ArgumentException">Not whole items.</exception>
    public void SendData(byte[] data, bool waitTxDone)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (data.Length % ItemBytes != 0) throw new ArgumentException("Items are four bytes each.");
        if (_machine.Clock.Microseconds < _busyUntil)
        {
            _machine.Rmt.NoteSpoiled();
            _machine.Clock.SleepUntil(_busyUntil);
        }

        var sent = new Transmission(Pin, [.. data], _settings.ClockDivider, _settings.EnableCarrierWave ? _settings.CarrierWaveFrequency : null);
        _busyUntil = _machine.Clock.Microseconds + (long)sent.Microseconds;
        if (waitTxDone) _machine.Clock.SleepUntil(_busyUntil);
        _machine.Rmt.Raise(sent);
    }

    public void Dispose()
    {
        Dispose(true);
        System.GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (_disposed) return;
        _disposed = true;
        _machine.Rmt.Free(Channel);
    }
}
