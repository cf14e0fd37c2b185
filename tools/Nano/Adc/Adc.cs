using Nano;

namespace System.Device.Adc;

public enum AdcChannelMode
{
    SingleEnded = 0,
    Differential = 1,
}

/// <summary>The base of the converter's channels.</summary>
public abstract class AdcChannelBase
{
    internal AdcChannelBase(AdcController controller) => Controller = controller;

    public AdcController Controller { get; }

    public abstract int ReadValue();

    public double ReadRatio() => ReadValue() / (double)Controller.MaxValue;
}

/// <summary>One input of the converter.</summary>
public class AdcChannel : AdcChannelBase, IDisposable
{
    private readonly AdcInputs _inputs = EmulatedMachine.Current.Adc;
    private readonly int _channelNumber;

    internal AdcChannel(AdcController controller, int channelNumber)
        : base(controller) => _channelNumber = channelNumber;

    public override int ReadValue() => (int)Math.Round(_inputs[_channelNumber] * Controller.MaxValue);

    public void Dispose() => System.GC.SuppressFinalize(this);
}

/// <summary>The base of the converter.</summary>
public abstract class AdcControllerBase
{
    public abstract int MaxValue { get; }

    public abstract AdcChannel OpenChannel(int channelNumber);
}

/// <summary>The converter: 12 bits, both units as one row of channels.</summary>
public class AdcController : AdcControllerBase
{
    private const int TwelveBits = 4095;

    public int ChannelCount => AdcInputs.ChannelCount;

    public int MinValue => 0;

    public override int MaxValue => TwelveBits;

    public int ResolutionInBits => 12;

    /// <exception cref="ArgumentException">There is no such channel.</exception>
    public override AdcChannel OpenChannel(int channelNumber) =>
        channelNumber is >= 0 and < AdcInputs.ChannelCount ? new(this, channelNumber) : throw new ArgumentException($"There is no ADC channel {channelNumber}.");
}
