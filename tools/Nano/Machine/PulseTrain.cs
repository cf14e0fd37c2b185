namespace Nano;

/// <summary>One level on a pin.</summary>
/// <param name="Ticks">How long, in ticks of the train's clock.</param>
public readonly record struct Pulse(bool IsHigh, int Ticks);

/// <summary>The carrier that is laid on one of the two levels.</summary>
public sealed record PulseCarrier(int FrequencyHz, int DutyPercent, bool OnHigh);

/// <summary>What one RMT transmission puts on a pin.</summary>
/// <param name="TicksPerSecond">The clock of the ticks: 1,000,000 with the usual divider of 80.</param>
/// <param name="Carrier">Null without one.</param>
/// <param name="StartsAt">Microseconds of the board clock.</param>
/// <param name="EndsAt">Microseconds of the board clock; long.MaxValue for a train that repeats for ever.</param>
public sealed record PulseTrain(IReadOnlyList<Pulse> Pulses, int TicksPerSecond, PulseCarrier? Carrier, long StartsAt, long EndsAt)
{
    /// <summary>The length of one pulse in nanoseconds.</summary>
    public long NanosecondsOf(Pulse pulse) => pulse.Ticks * 1_000_000_000L / TicksPerSecond;
}
