using Nano;

namespace nanoFramework.Hardware.Esp32.Rmt;

/// <summary>One channel of the remote control peripheral.</summary>
public abstract class RmtChannel
{
    protected readonly RmtChannelSettings _settings;

    protected RmtChannel(RmtChannelSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        _settings = settings;
    }

    public static SourceClock SourceClock => SourceClock.APB;

    public static int SourceClockFrequency => RmtSender.SourceClockHz;

    public abstract ChannelMode Mode { get; }

    public int Channel => _settings.Channel;

    public int Pin
    {
        get => _settings.PinNumber;
        set
        {
            Sender.MoveTo(value);
            _settings.PinNumber = value;
        }
    }

    public byte ClockDivider
    {
        get => _settings.ClockDivider;
        set
        {
            Sender.ClockDivider = value;
            _settings.ClockDivider = value;
        }
    }

    /// <summary>The real setter hands the figure before the new one to the driver; the memory of a channel is never seen here.</summary>
    public byte NumberOfMemoryBlocks
    {
        get => _settings.NumberOfMemoryBlocks;
        set => _settings.NumberOfMemoryBlocks = value;
    }

    private protected abstract RmtSender Sender { get; }
}
