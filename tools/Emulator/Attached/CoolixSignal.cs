using Nano;

namespace Emulator.Attached;

/// <summary>
/// Reads the infrared code of Coolix, Midea, Beko and others off the air: on a carrier of 38 kHz a mark and a space of
/// 4.5 ms, then three bytes, highest bit first, each followed by its complement, then a mark and a pause; all of it
/// usually twice. A bit is a mark of 0.56 ms and a space of 0.56 (0) or 1.68 ms (1). Source: recordings that owners of
/// such units published (ESPHome's and IRremoteESP8266's protocol tables).
/// </summary>
internal static class CoolixSignal
{
    private const int HeaderMicroseconds = 4500;
    private const int ShortMicroseconds = 560;
    private const int LongMicroseconds = 1680;
    private const int PauseMicroseconds = 4000;
    private const int ReceiverHz = 38_000;
    private const int Bits = 48;

    /// <summary>Marks and spaces of one frame: header, bits, last mark; the pause behind it may be missing.</summary>
    private const int FramePulses = 2 + Bits * 2 + 1;

    /// <summary>False, with the reason in words, when no receiver would make a code of it.</summary>
    public static bool TryRead(PulseTrain train, out int code, out string problem)
    {
        code = 0;
        if (!IsSeen(train.Carrier, out problem)) return false;
        if (!TryReadFrame(train, 0, out code, out problem)) return false;
        var second = FramePulses + 1;
        if (train.Pulses.Count <= second) return true;
        if (!TryReadFrame(train, second, out var repeated, out problem)) return false;
        if (repeated == code) return true;
        problem = "the second frame differs from the first";
        return false;
    }

    /// <summary>A receiver for 38 kHz still works at 5 % more or less.</summary>
    private static bool IsSeen(PulseCarrier? carrier, out string problem)
    {
        problem = carrier is null ? "no carrier" : !carrier.OnHigh ? "the carrier is on the spaces"
            : Math.Abs(carrier.FrequencyHz - ReceiverHz) > ReceiverHz / 20 ? $"a carrier of {carrier.FrequencyHz} Hz" : string.Empty;
        return problem.Length == 0;
    }

    private static bool TryReadFrame(PulseTrain train, int at, out int code, out string problem)
    {
        code = 0;
        problem = string.Empty;
        if (train.Pulses.Count < at + FramePulses)
        {
            problem = $"{train.Pulses.Count - at} marks and spaces are too few";
            return false;
        }

        long bits = 0;
        for (var i = 0; i < FramePulses; i++)
        {
            var pulse = train.Pulses[at + i];
            var microseconds = train.NanosecondsOf(pulse) / 1000;
            var isMark = i % 2 == 0;
            var isOne = !isMark && i > 1 && IsAbout(microseconds, LongMicroseconds);
            if (pulse.IsHigh != isMark || !(isOne || IsAbout(microseconds, i < 2 ? HeaderMicroseconds : ShortMicroseconds)))
            {
                problem = $"{(isMark ? "mark" : "space")} {i} is {(pulse.IsHigh ? "light" : "dark")} for {microseconds} µs";
                return false;
            }

            if (!isMark && i > 1) bits = (bits << 1) | (isOne ? 1L : 0);
        }

        if (train.Pulses.Count > at + FramePulses && train.NanosecondsOf(train.Pulses[at + FramePulses]) / 1000 < PauseMicroseconds)
        {
            problem = "no pause behind the frame";
            return false;
        }

        return TryTakeComplements(bits, out code, out problem);
    }

    private static bool TryTakeComplements(long bits, out int code, out string problem)
    {
        code = 0;
        problem = string.Empty;
        for (var shift = 40; shift >= 8; shift -= 16)
        {
            var value = (int)(bits >> shift) & 0xFF;
            var complement = (int)(bits >> (shift - 8)) & 0xFF;
            if ((value ^ complement) != 0xFF) problem = $"byte {value:X2} has the complement {complement:X2}";
            code = (code << 8) | value;
        }

        return problem.Length == 0;
    }

    /// <summary>Receivers stretch and shrink: a quarter, and no less than 150 µs.</summary>
    private static bool IsAbout(long microseconds, long wanted) => Math.Abs(microseconds - wanted) <= Math.Max(wanted / 4, 150);
}
