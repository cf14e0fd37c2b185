namespace System.Device.Adc;

public enum AdcChannelMode
{
    SingleEnded = 0,
    Differential = 1,
}

public abstract class AdcControllerBase
{
    public abstract int ChannelCount { get; }

    public abstract AdcChannelMode ChannelMode { get; set; }

    public abstract int MaxValue { get; }

    public abstract int MinValue { get; }

    public abstract int ResolutionInBits { get; }

    public abstract bool IsChannelModeSupported(AdcChannelMode channelMode);

    public abstract AdcChannel OpenChannel(int channelNumber);
}

public abstract class AdcChannelBase
{
    public AdcController Controller { get; internal set; } = null!;

    public abstract int ReadValue();

    /// <summary>0 to 1.</summary>
    public double ReadRatio() => ReadValue() / (double)Controller.MaxValue;
}
