namespace nanoFramework.Hardware.Esp32.Rmt;

/// <summary>What a sending channel is set up with. The carrier is on unless switched off.</summary>
public sealed class TransmitChannelSettings : RmtChannelSettings
{
    private int _carrierWaveFrequency = 38_000;
    private byte _carrierWaveDutyPercentage = 33;
    private int _loopCount = 1;

    public TransmitChannelSettings(int pinNumber)
        : base(pinNumber)
    {
    }

    public TransmitChannelSettings(int channel, int pinNumber)
        : base(channel, pinNumber)
    {
    }

    public bool EnableCarrierWave { get; set; } = true;

    /// <summary>The level on which the carrier is laid.</summary>
    public bool CarrierLevel { get; set; } = true;

    public int CarrierWaveFrequency
    {
        get => _carrierWaveFrequency;
        set => _carrierWaveFrequency = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    public byte CarrierWaveDutyPercentage
    {
        get => _carrierWaveDutyPercentage;
        set => _carrierWaveDutyPercentage = value is >= 1 and <= 100 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    public bool EnableLooping { get; set; }

    public int LoopCount
    {
        get => _loopCount;
        set => _loopCount = value is >= 1 and <= 1023 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    public bool EnableIdleLevelOutput { get; set; } = true;

    public bool IdleLevel { get; set; }
}
