namespace nanoFramework.Hardware.Esp32.Rmt;

public enum ChannelMode : byte
{
    Receive = 0,
    Transmit = 1,
}

public enum SourceClock
{
    APB = 0,
    REF = 1,
}

/// <summary>A channel of -1 is chosen by the driver. A tick is the divider's part of 80 MHz.</summary>
public abstract class RmtChannelSettings
{
    private const int MaxChannel = 7;
    private byte _clockDivider = 80;
    private byte _numberOfMemoryBlocks = 1;

    protected RmtChannelSettings(int pinNumber)
        : this(-1, pinNumber)
    {
    }

    protected RmtChannelSettings(int channel, int pinNumber)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(channel, MaxChannel);
        Channel = channel;
        PinNumber = pinNumber;
    }

    public int Channel { get; set; }

    public int PinNumber { get; set; }

    /// <exception cref="ArgumentOutOfRangeException">Zero.</exception>
    public byte ClockDivider
    {
        get => _clockDivider;
        set
        {
            ArgumentOutOfRangeException.ThrowIfZero(value);
            _clockDivider = value;
        }
    }

    /// <exception cref="ArgumentOutOfRangeException">Not 1 to 8.</exception>
    public byte NumberOfMemoryBlocks
    {
        get => _numberOfMemoryBlocks;
        set
        {
            if (value is < 1 or > 8) throw new ArgumentOutOfRangeException(nameof(value));
            _numberOfMemoryBlocks = value;
        }
    }

    public int BufferSize { get; set; } = 100;

    public bool SignalInverterEnabled { get; set; }
}

/// <summary>Unless told otherwise a transmitter has a carrier of 38 kHz.</summary>
public sealed class TransmitChannelSettings : RmtChannelSettings
{
    public TransmitChannelSettings(int pinNumber)
        : base(pinNumber)
    {
    }

    public TransmitChannelSettings(int channel, int pinNumber)
        : base(channel, pinNumber)
    {
    }

    public bool EnableCarrierWave { get; set; } = true;

    public bool CarrierLevel { get; set; } = true;

    public int CarrierWaveFrequency { get; set; } = 38_000;

    public byte CarrierWaveDutyPercentage { get; set; } = 33;

    public bool EnableLooping { get; set; }

    public int LoopCount { get; set; } = 1;

    public bool EnableIdleLevelOutput { get; set; } = true;

    public bool IdleLevel { get; set; }
}
