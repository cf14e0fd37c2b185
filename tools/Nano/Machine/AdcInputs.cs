using System.Collections.Concurrent;

namespace Nano;

/// <summary>The voltages at the inputs of the analogue converter.</summary>
public sealed class AdcInputs
{
    /// <summary>Of an ESP32-S3: two units of ten.</summary>
    public const int ChannelCount = 20;

    private readonly ConcurrentDictionary<int, double> _ratios = new();

    /// <summary>Share of the full voltage at a channel, 0 to 1; 0 with nothing attached.</summary>
    public double this[int channel]
    {
        get => _ratios.GetValueOrDefault(channel);
        set => _ratios[channel] = Math.Clamp(value, 0, 1);
    }
}
