using System.Globalization;
using Server.Agents.Offline.Acts;
using Server.Devices;
using Server.Tools;

namespace Server.Agents.Offline;

/// <summary>Makes the sentences of answers from the language file. They begin with a small letter until
/// <see cref="AsSentence"/>, so that several can be joined.</summary>
internal sealed class Answers(Language language, SpokenText text)
{
    private const int MaxValueLength = 100;

    /// <summary>As many things a sentence names; of more it tells how many there are.</summary>
    public const int MaxNamed = 4;

    public SpokenText Text => text;

    /// <summary>Whether the language file has this sentence.</summary>
    public bool Has(string key) => language.Answers.ContainsKey(key);

    /// <summary>The sentence of this key with its places filled.</summary>
    /// <exception cref="InvalidDataException">The language file lacks the sentence, or asks for another value.</exception>
    public string Sentence(string key, params (string Name, string Value)[] values)
    {
        if (!language.Answers.TryGetValue(key, out var template))
            throw new InvalidDataException($"The language file {language.Code} has no answer {key}.");
        return ResponseTemplate.TryFill(template, name => values.FirstOrDefault(value => value.Name == name).Value, out var sentence)
            ? sentence
            : throw new InvalidDataException($"The answer {key} of the language file {language.Code} has an unknown place.");
    }

    /// <summary>The sentence of this key as a whole answer.</summary>
    public Reply Say(string key, string emotion) => new(AsSentence(Sentence(key)), emotion);

    /// <summary>A sentence about one thing.</summary>
    public string About(string key, ThingModel thing, params (string Name, string Value)[] values) =>
        Sentence(key, [("things", The(thing)), .. values]);

    /// <summary>"the living room light".</summary>
    public string The(ThingModel thing) => Sentence("the_thing", ("thing", thing.SpokenName(language)));

    /// <summary>"the fan and the lamp"; a number of them when they are many.</summary>
    public string All(IReadOnlyList<ThingModel> things) => things.Count <= MaxNamed
        ? Listed(things.Select(The).ToList(), "and")
        : Sentence("all_of_them", ("count", things.Count.ToString(CultureInfo.InvariantCulture)));

    /// <summary>"the fan, the lamp and 3 more".</summary>
    public string Some(IReadOnlyList<ThingModel> things)
    {
        if (things.Count <= MaxNamed) return Listed(things.Select(The).ToList(), "and");
        var more = Sentence("more", ("count", (things.Count - MaxNamed).ToString(CultureInfo.InvariantCulture)));
        return Listed([.. things.Take(MaxNamed).Select(The), more], "and");
    }

    /// <summary>"the fan, the lamp or the light".</summary>
    public string Either(IReadOnlyList<ThingModel> things) => Listed(things.Take(MaxNamed).Select(The).ToList(), "or");

    /// <summary>Entries one after another, the last behind a joint of the language file.</summary>
    public string Listed(IReadOnlyList<string> entries, string joint) => entries.Count == 1
        ? entries[0]
        : string.Join(Sentence("comma"), entries.SkipLast(1)) + Sentence(joint) + entries[^1];

    /// <summary>How an answer names a property.</summary>
    public string Property(string property) => language.PropertyPhrases(property)[0] is var phrase && language.CanSay(phrase)
        ? phrase
        : language.PropertyPhrases(Concepts.All.PropertyOf(property))[0];

    /// <summary>How an answer names a method.</summary>
    public string Method(string method) =>
        language.MethodPhrases(method).FirstOrDefault(phrase => !phrase.Contains('{')) ?? method;

    /// <summary>How an answer names a state, or the opposite of it.</summary>
    public string State(string state, bool isSo)
    {
        var named = isSo ? state : Concepts.All.States.GetValueOrDefault(state)?.Opposite ?? state;
        return language.Reading.States.GetValueOrDefault(named)?.FirstOrDefault() ?? named;
    }

    /// <summary>What some steps do, as it is asked for: "turn on the lamp and close the curtain in 5 minutes".</summary>
    public string Acts(IReadOnlyList<Step> steps) => Words.Of(steps);

    /// <summary>What one call does with a thing: "unlock the front door".</summary>
    /// <param name="act">The act that is meant where there are several, e.g. <c>unlock</c>; null when it is not known.</param>
    public string Doing(ThingModel thing, ToolCall call, string? act) => Words.Of(thing, call, act);

    /// <summary>What a call does that is for no thing: the act and what it is told.</summary>
    public string Doing(ToolCall call, string act) => Words.Of(call, act);

    /// <summary>What a call does that was put off, and when: "turn off the lamp in 4 minutes".</summary>
    public string Later(PutOffCall call, IReadOnlyList<ThingModel> things) => Words.Of(call, things);

    /// <summary>The time of day: "it is 7:05 in the evening".</summary>
    public string TimeOfDay(DateTimeOffset now) => new TimeWords(this, language.Calendar).TimeOfDay(now);

    /// <summary>The date and the day of the week.</summary>
    public string Date(DateTimeOffset now) => new TimeWords(this, language.Calendar).Date(now);

    /// <summary>A span of time: "one hour and five minutes".</summary>
    public string Time(double seconds)
    {
        var parts = new List<string>();
        var rest = (long)Math.Round(seconds);
        foreach (var (unit, length) in new[] { ("hours", 3600L), ("minutes", 60L), ("seconds", 1L) })
        {
            if (rest / length > 0) parts.Add(Spoken((double)(rest / length), unit));
            rest %= length;
        }
        return parts.Count == 0 ? Spoken(0.0, "seconds") : Listed(parts, "and");
    }

    /// <summary>How an answer names a color.</summary>
    public string Color(string color) =>
        (language.Reading.Colors.GetValueOrDefault(color) ?? language.Reading.Whites.GetValueOrDefault(color))?.FirstOrDefault() ?? SpokenWord(color);

    /// <summary>The answer to a question: "Yes, the lamp is on."</summary>
    public string YesOrNo(bool isYes, string sentence) => Sentence(isYes ? "yes" : "no", ("sentence", sentence));

    /// <summary>A value with its unit, as it is read out.</summary>
    public string Spoken(object value, string? unit)
    {
        if (value is not double number) return value is string word ? SpokenWord(word) : ResponseTemplate.Plain(value);
        var unitWord = unit is null ? "" : UnitWord(unit, number);
        var isApart = unitWord.Length > 0 && char.IsLetter(unitWord[0]) && !SpokenText.IsWordItself(unitWord[0]);
        return ResponseTemplate.Plain(number) + (isApart ? " " : "") + unitWord;
    }

    /// <summary>Why a value does not fit what sets a thing.</summary>
    public string OutOfBounds(ThingModel thing, Setter setter)
    {
        var bounds = Bounds.Of(setter);
        if (bounds.Enum is { } values) return About("choices", thing, ("values", Listed(values.Select(SpokenWord).ToList(), "or")));
        var unit = setter.Reported?.Unit ?? setter.Parameter.Unit;
        if (setter == thing.Main && bounds is { Min: { } from, Max: { } to })
            return About("range_main", thing, ("min", Spoken(from, null)), ("max", Spoken(to, unit)));
        return Range(bounds, language.CanSay(setter.Words) ? setter.Words : setter.Property, The(thing), unit);
    }

    /// <summary>Why a value does not fit a parameter.</summary>
    public string OutOfBounds(ParameterDescriptor parameter)
    {
        var name = Language.Join(text.NameWords(parameter.Name) is { Count: > 0 } words ? words : text.RawWords(parameter.Name));
        if (parameter.Enum is { } values)
            return Sentence("parameter_choices", ("parameter", name), ("values", Listed(values.Select(SpokenWord).ToList(), "or")));
        var bounds = Bounds.Of(parameter);
        return (bounds.Min, bounds.Max) switch
        {
            ({ } min, { } max) => Sentence("parameter_range", ("parameter", name), ("min", Spoken(min, null)), ("max", Spoken(max, parameter.Unit))),
            ({ } min, null) => Sentence("parameter_from", ("parameter", name), ("min", Spoken(min, parameter.Unit))),
            (_, { } max) => Sentence("parameter_to", ("parameter", name), ("max", Spoken(max, parameter.Unit))),
            _ => Sentence("bad_argument", ("reason", name)),
        };
    }

    /// <summary>With a capital and a full stop.</summary>
    public static string AsSentence(string words)
    {
        var trimmed = words.Trim();
        if (trimmed.Length == 0) return trimmed;
        var ending = trimmed[^1] is '.' or '!' or '?' or '。' or '！' or '？' ? "" : SpokenText.IsWordItself(trimmed[^1]) || (!char.IsLetter(trimmed[^1]) && trimmed.Any(SpokenText.IsWordItself)) ? "。" : ".";
        return char.ToUpperInvariant(trimmed[0]) + trimmed[1..] + ending;
    }

    private ActWords Words => new(this, language, text);

    private string Range(Bounds bounds, string property, string things, string? unit) => (bounds.Min, bounds.Max) switch
    {
        ({ } min, { } max) => Sentence("range", ("property", Property(property)), ("things", things), ("min", Spoken(min, null)), ("max", Spoken(max, unit))),
        ({ } min, null) => Sentence("range_from", ("property", Property(property)), ("things", things), ("min", Spoken(min, unit))),
        (_, { } max) => Sentence("range_to", ("property", Property(property)), ("things", things), ("max", Spoken(max, unit))),
        _ => Sentence("bad_argument", ("reason", property)),
    };

    private string UnitWord(string unit, double number)
    {
        if (!language.Units.TryGetValue(language.UnitNamed(unit) ?? unit, out var known)) return string.Join(' ', text.NameWords(unit));
        return number is 1 or -1 && known.Singular is { } singular ? singular : known.Words[0];
    }

    // What a device reports is read out, never interpreted: its words when this language can say them.
    private string SpokenWord(string value)
    {
        var cut = value.Length > MaxValueLength ? value[..MaxValueLength] : value;
        var words = text.NameWords(cut);
        if (words.Count == 0 && KnownWord(text.Plain(cut)) is { } known) return known;
        return words.Count > 0 ? language.ValuePhrases(string.Join(' ', words))[0] : string.Concat(value.Where(c => !char.IsControl(c)).Take(MaxValueLength));
    }

    // What is written in another language has a word here when it is a value, a state or a color that is known.
    private string? KnownWord(string words) =>
        (language.Values.GetValueOrDefault(words) ?? language.Values.GetValueOrDefault(Concepts.All.ValueOf(words))
            ?? language.Reading.States.GetValueOrDefault(words) ?? language.Reading.Colors.GetValueOrDefault(words)
            ?? language.Reading.Whites.GetValueOrDefault(words))?.FirstOrDefault();
}
