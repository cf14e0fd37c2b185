using Nano;

namespace System.Device.Adc;

/// <summary>
/// The converters of the chip as one: first the channels of ADC1, then those of ADC2. Each channel has its pin for good;
/// <see cref="nanoFramework.Hardware.Esp32.Configuration.SetPinFunction"/> refuses the ADC functions.
/// </summary>
public class AdcController : AdcControllerBase
{
    private readonly EmulatedMachine _machine = EmulatedMachine.Current;

    public override int ChannelCount => _machine.Chip.AdcChannelCount;

    /// <summary>Any value is kept, supported or not.</summary>
    public override AdcChannelMode ChannelMode { get; set; } = AdcChannelMode.SingleEnded;

    public override int MaxValue => 4095;

    public override int MinValue => 0;

    public override int ResolutionInBits => 12;

    public override bool IsChannelModeSupported(AdcChannelMode channelMode) => channelMode == AdcChannelMode.SingleEnded;

    /// <exception cref="ArgumentException">Below 0 or above what the chip has.</exception>
    /// <exception cref="Exception">A channel without a pin: the interpreter says that the pin is not available.</exception>
    public override AdcChannel OpenChannel(int channelNumber)
    {
        var chip = _machine.Chip;
        if (channelNumber < 0 || channelNumber > chip.AdcPins.Count) throw new ArgumentException($"{chip.Name} has no ADC channel {channelNumber}.");
        if (channelNumber == chip.AdcPins.Count || chip.AdcPins[channelNumber] < 0)
            throw new Exception($"ADC channel {channelNumber} of {chip.Name} has no pin that could be read.");
        return new AdcChannel(this, _machine, channelNumber);
    }
}
