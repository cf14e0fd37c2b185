namespace Nano;

/// <summary>
/// What differs between the chips that the boards use. Sources: the chips' data sheets; for what the interpreter makes of
/// them, nf-interpreter's device mappings and ESP-IDF's soc_caps.h.
/// </summary>
/// <param name="Name">As in board.json: esp32, esp32s3 ...</param>
/// <param name="PinCount">GPIO numbers run from 0 to this less one.</param>
/// <param name="I2sBuses">How many I2S buses it has; each serves one direction at a time.</param>
/// <param name="FirstInputOnlyPin">Pins from here up to 39 have neither output nor pulls (ESP32 only); -1 when there are none.</param>
public sealed record Chip(string Name, int PinCount, int I2sBuses, int FirstInputOnlyPin = -1)
{
    private static readonly Chip[] Known =
    [
        new("esp32", 40, 2, 34)
        {
            RmtChannels = 8, RmtSenders = 8, RmtItemsPerBlock = 64, SerialPorts = 3, PwmFunctions = 16, HasFastPwm = true, PwmTimerBits = 20,
            // Channels 8 and 9 are sensors inside the chip.
            AdcPins = [36, 37, 38, 39, 32, 33, 34, 35, -1, -1, 4, 0, 2, 15, 13, 12, 14, 27, 25, 26], AdcChannelCount = 20, AdcFirstUnitChannels = 10,
        },
        new("esp32s2", 47, 1)
        {
            RmtChannels = 4, RmtSenders = 4, RmtItemsPerBlock = 64, SerialPorts = 2, PwmFunctions = 8, PwmTimerBits = 14,
            AdcPins = [.. Enumerable.Range(1, 20)], AdcChannelCount = 20, AdcFirstUnitChannels = 10,
        },
        new("esp32s3", 49, 2)
        {
            RmtChannels = 8, RmtSenders = 4, RmtItemsPerBlock = 48, SerialPorts = 3, PwmFunctions = 8, PwmTimerBits = 14,
            AdcPins = [.. Enumerable.Range(1, 20)], AdcChannelCount = 20, AdcFirstUnitChannels = 10,
        },
        new("esp32c3", 22, 1)
        {
            // ADC2 of the C3 is broken (its errata) and ESP-IDF refuses it.
            RmtChannels = 4, RmtSenders = 2, RmtItemsPerBlock = 48, SerialPorts = 2, PwmFunctions = 6, PwmTimerBits = 14,
            AdcPins = [0, 1, 2, 3, 4, -1], AdcChannelCount = 10, AdcFirstUnitChannels = 5,
        },
        new("esp32c6", 31, 1)
        {
            RmtChannels = 4, RmtSenders = 2, RmtItemsPerBlock = 48, SerialPorts = 2, PwmFunctions = 6, PwmTimerBits = 20,
            AdcPins = [0, 1, 2, 3, 4, 5, 6], AdcChannelCount = 7, AdcFirstUnitChannels = 7,
        },
    ];

    /// <summary>RMT channels of both directions; the first <see cref="RmtSenders"/> of them send.</summary>
    public int RmtChannels { get; private init; }

    public int RmtSenders { get; private init; }

    /// <summary>What one memory block of a channel holds; each item is two pulses.</summary>
    public int RmtItemsPerBlock { get; private init; }

    /// <summary>COM1 up to this one.</summary>
    public int SerialPorts { get; private init; }

    /// <summary>The functions PWM1 up to this one; the interpreter writes past its table with a higher one.</summary>
    public int PwmFunctions { get; private init; }

    /// <summary>Whether PWM1 to PWM8 run on a block of timers of their own, apart from PWM9 to PWM16.</summary>
    public bool HasFastPwm { get; private init; }

    /// <summary>Width of a PWM timer in bits.</summary>
    public int PwmTimerBits { get; private init; }

    /// <summary>The pin of each ADC channel; -1 for one that cannot be read.</summary>
    public IReadOnlyList<int> AdcPins { get; private init; } = [];

    /// <summary>What AdcController.ChannelCount says; on the C3 more than there are.</summary>
    public int AdcChannelCount { get; private init; }

    /// <summary>Channels from here on belong to ADC2, which cannot be read while Wi-Fi runs.</summary>
    public int AdcFirstUnitChannels { get; private init; }

    /// <summary>False when no such chip is known.</summary>
    public static bool TryFind(string name, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Chip? chip)
    {
        chip = Array.Find(Known, known => known.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        return chip is not null;
    }

    /// <summary>Whether the chip has the pin and can drive it.</summary>
    public bool HasOutput(int pin) => pin >= 0 && pin < PinCount && (FirstInputOnlyPin < 0 || pin < FirstInputOnlyPin);
}
