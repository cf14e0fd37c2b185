namespace nanoFramework.Hardware.Esp32.Rmt;

/// <summary>What both directions of a channel are set up with.</summary>
public abstract class RmtChannelSettings
{
    private const int LastChannel = 7;
    private int _channel;
    private int _pinNumber;
    private byte _clockDivider = 80;
    private byte _numberOfMemoryBlocks = 1;

    protected RmtChannelSettings(int pinNumber)
        : this(-1, pinNumber)
    {
    }

    /// <param name="channel">Negative: the first that is free.</param>
    /// <exception cref="ArgumentOutOfRangeException">A channel above 7.</exception>
    protected RmtChannelSettings(int channel, int pinNumber)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(channel, LastChannel);
        _channel = channel;
        _pinNumber = pinNumber;
    }

    public int Channel
    {
        get => _channel;
        set => _channel = value is >= 0 and <= LastChannel ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    public int PinNumber
    {
        get => _pinNumber;
        set => _pinNumber = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    /// <summary>Divides the source clock of 80 MHz: 80 gives ticks of 1 µs.</summary>
    public byte ClockDivider
    {
        get => _clockDivider;
        set => _clockDivider = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    public byte NumberOfMemoryBlocks
    {
        get => _numberOfMemoryBlocks;
        set => _numberOfMemoryBlocks = value is >= 1 and <= 8 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    public int BufferSize { get; set; } = 100;

    public bool SignalInverterEnabled { get; set; }
}
