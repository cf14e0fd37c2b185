using System.Runtime.InteropServices;

namespace Server.Tests.Speech.Contract;

/// <summary>What speaking peers say: one tone for each voice.</summary>
internal static class Tones
{
    public const int RateHz = 16_000;

    /// <summary>A second for the default voice, half of one for others.</summary>
    public static short[] Of(bool isDefault) => Of(RateHz, isDefault ? RateHz : RateHz / 2);

    public static short[] Of(int rateHz, int count) =>
        [.. Enumerable.Range(0, count).Select(i => (short)(8000 * Math.Sin(2 * Math.PI * 440 * i / rateHz)))];

    public static byte[] Bytes(ReadOnlySpan<short> samples) => MemoryMarshal.AsBytes(samples).ToArray();
}
