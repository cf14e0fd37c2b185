namespace Server.Agents.Offline.Reading;

/// <summary>One thing that some words of a sentence may mean.</summary>
internal abstract record Sense;

/// <summary>A word that names nothing of the house.</summary>
internal sealed record RoleSense(WordRole Role) : Sense;

/// <summary>A word that is not known.</summary>
internal sealed record UnknownSense(string Word) : Sense;

/// <summary>Something by which things are told from others.</summary>
/// <param name="Hint">The word said, where a kind has several: things that are called so go before the others. Null for none.</param>
internal sealed record FeatureSense(Feature Feature, bool IsPlural, string? Hint = null) : Sense;

/// <summary>The whole name of things.</summary>
internal sealed record NameSense(string Name, IReadOnlyList<ThingModel> Things) : Sense;

/// <summary>An act of <see cref="Concepts"/>; <c>set</c> for a verb that only says that something is to be done.</summary>
internal sealed record VerbSense(string Act) : Sense;

/// <summary>A method by its own words.</summary>
/// <param name="IsPhrase">Whether it was said with several words, which is hardly anything else.</param>
internal sealed record MethodSense(string Method, bool IsPhrase) : Sense;

/// <summary>How a thing is or is to be: <c>on</c>, <c>closed</c>.</summary>
internal sealed record StateSense(string State) : Sense;

/// <summary>"up", "down".</summary>
internal sealed record UpSense(Direction Direction) : Sense;

internal sealed record PropertySense(string Property) : Sense;

/// <summary>"brighter".</summary>
internal sealed record MoreSense(string Property, Direction Direction) : Sense;

/// <summary>"dim", "heat up".</summary>
internal sealed record RaiseSense(string Property, Direction Direction) : Sense;

/// <summary>"dark", which wants more light.</summary>
internal sealed record LackSense(string Property, Direction Direction) : Sense;

/// <summary>"warm", as in "how warm".</summary>
internal sealed record HowSense(string Property) : Sense;

/// <summary>"a bit": a part of the range.</summary>
internal sealed record AmountSense(double Part) : Sense;

/// <summary>"half", "maximum".</summary>
internal sealed record FractionSense(double Part) : Sense;

/// <summary>"twice as".</summary>
internal sealed record RatioSense(double Times) : Sense;

/// <summary>A color of <see cref="Concepts"/>.</summary>
internal sealed record ColorSense(string Color) : Sense;

/// <summary>A value that a thing's setting takes, in the words of its descriptor.</summary>
internal sealed record ValueSense(string Value) : Sense;

/// <summary>A number, with the unit that was said or none.</summary>
internal sealed record QuantitySense(double Value, string? Unit) : Sense;

/// <summary>A span of time.</summary>
/// <param name="Unit">The seconds of its smallest unit.</param>
internal sealed record DurationSense(double Seconds, double Unit) : Sense;

/// <summary>A span of time to wait.</summary>
/// <param name="Unit">The seconds of its smallest unit.</param>
internal sealed record DelaySense(double Seconds, double Unit, DelayFrom From) : Sense;

/// <summary>From when on a delay counts.</summary>
internal enum DelayFrom
{
    /// <summary>From the moment of speaking: "in ten minutes".</summary>
    Now,

    /// <summary>From the command before, where it begins one: "after ten minutes turn it off".</summary>
    Before,

    /// <summary>From the command before, for all that follow: "wait ten minutes".</summary>
    Wait,
}

/// <summary>A time of day. Without a half of the day the next one is meant.</summary>
internal sealed record ClockSense(int Hour, int Minute, bool HasHalf) : Sense;

/// <summary>What a timer is for, said before the word for it where no space parts them.</summary>
internal sealed record TimerNameSense(string Name) : Sense;

/// <summary>Some words and what they may mean.</summary>
/// <param name="Cost">The lower, the likelier beside others.</param>
internal sealed record Span(int Start, int End, Sense Sense, double Cost);
