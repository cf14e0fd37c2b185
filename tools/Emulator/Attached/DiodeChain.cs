using Nano;

namespace Emulator.Attached;

/// <summary>What one diode shows, 0 to 255 each.</summary>
internal readonly record struct DiodeColor(byte Red, byte Green, byte Blue);

/// <summary>
/// The receiving side of WS2812B diodes. High for 400 ns is a 0, for 800 ns a 1, with 850 and 450 ns low behind it, each
/// within 150 ns; 24 bits a diode as green, red, blue, highest first; low for 280 µs shows them.
/// Source: the WS2812B data sheet of 2015.
/// </summary>
internal sealed class DiodeChain(int count)
{
    private const long ToleranceNanoseconds = 150;
    private const long ShowMicroseconds = 280;
    private const int BitsPerDiode = 24;
    private long _quietSince = -ShowMicroseconds;

    public IReadOnlyList<DiodeColor> Diodes { get; private set; } = new DiodeColor[count];

    /// <summary>Why the last data could not be read; empty when they could.</summary>
    public string Problem { get; private set; } = string.Empty;

    /// <summary>Takes data; diodes that they do not reach keep their colour, as all do when the data are bad.</summary>
    public void Receive(PulseTrain train)
    {
        var pause = train.StartsAt - _quietSince;
        // The low end of the data is quiet already.
        _quietSince = train.EndsAt - (train.Pulses is [.., { IsHigh: false } last] ? train.NanosecondsOf(last) / 1000 : 0);
        Problem = pause < ShowMicroseconds ? $"only {pause} µs after the data before" : TryReadBits(train, out var bits, out var problem) ? Show(bits) : problem;
    }

    private static bool TryReadBits(PulseTrain train, out List<bool> bits, out string problem)
    {
        bits = new List<bool>(train.Pulses.Count / 2);
        problem = string.Empty;
        if (train.Carrier is not null) problem = "there is a carrier on the data";
        if (train.EndsAt == long.MaxValue) problem = "the data never end";
        for (var i = 0; i < train.Pulses.Count && problem.Length == 0; i += 2)
        {
            var high = train.Pulses[i];
            var highNanoseconds = train.NanosecondsOf(high);
            var one = IsAbout(highNanoseconds, 800);
            if (!high.IsHigh || (!one && !IsAbout(highNanoseconds, 400)))
            {
                problem = $"bit {i / 2} is {(high.IsHigh ? "high" : "low")} for {highNanoseconds} ns";
                break;
            }

            // Behind the last bit the line just stays low.
            if (i + 1 >= train.Pulses.Count) break;
            var low = train.Pulses[i + 1];
            var lowNanoseconds = train.NanosecondsOf(low);
            var isLast = i + 2 >= train.Pulses.Count;
            if (low.IsHigh || (!IsAbout(lowNanoseconds, one ? 450 : 850) && !(isLast && lowNanoseconds > 450)))
                problem = $"bit {i / 2} is followed by {lowNanoseconds} ns {(low.IsHigh ? "high" : "low")}";
            bits.Add(one);
        }

        if (train.Pulses.Count % 2 != 0 && problem.Length == 0) bits.Add(IsAbout(train.NanosecondsOf(train.Pulses[^1]), 800));
        return problem.Length == 0;
    }

    private static bool IsAbout(long nanoseconds, long wanted) => Math.Abs(nanoseconds - wanted) <= ToleranceNanoseconds;

    private string Show(List<bool> bits)
    {
        if (bits.Count % BitsPerDiode != 0) return $"{bits.Count} bits are no whole number of diodes";
        var diodes = Diodes.ToArray();
        for (var diode = 0; diode < Math.Min(diodes.Length, bits.Count / BitsPerDiode); diode++)
        {
            var at = diode * BitsPerDiode;
            diodes[diode] = new DiodeColor(Byte(bits, at + 8), Byte(bits, at), Byte(bits, at + 16));
        }

        Diodes = diodes;
        return string.Empty;
    }

    private static byte Byte(List<bool> bits, int at)
    {
        var value = 0;
        for (var bit = 0; bit < 8; bit++) value = (value << 1) | (bits[at + bit] ? 1 : 0);
        return (byte)value;
    }
}
