using Server.Agents.Offline.Acts;
using Server.Tools;

namespace Server.Agents.Offline;

/// <summary>Says what calls do, so that who is asked knows what a "yes" would do: "turn on the lamp and unlock the front door".</summary>
internal sealed class ActWords(Answers answers, Language language, SpokenText text)
{
    private const int MaxMethodLength = 40, MaxArgumentLength = 40;

    /// <summary>What steps do; those that do the same are said together.</summary>
    public string Of(IReadOnlyList<Step> steps)
    {
        var acts = steps.Where(step => step.Subject is not null)
            .GroupBy(step => (Phrase: PhraseOf(step), step.After))
            .Select(same => Timed(Said(same.Key.Phrase, [.. same.Select(step => step.Subject!.Thing).Distinct()]), same.Key.After)).ToList();
        return answers.Listed(acts.Count > 0 ? acts : [answers.Sentence("done")], "and");
    }

    /// <summary>What a call does with a thing.</summary>
    /// <param name="act">The act that is meant where there are several; null when it is not known.</param>
    public string Of(ThingModel thing, ToolCall call, string? act) => Said(PhraseOf(thing, call, act), [thing]);

    /// <summary>What a call does that is for no thing: the act and the texts that it is given.</summary>
    public string Of(ToolCall call, string act)
    {
        var told = call.Arguments.Values.OfType<string>().Select(value => value[..Math.Min(value.Length, MaxArgumentLength)]);
        return answers.Sentence("call_tool", ("method", string.Join(' ', [act, .. told])));
    }

    /// <summary>What a call does that was put off, and when.</summary>
    public string Of(PutOffCall later, IReadOnlyList<ThingModel> things)
    {
        var call = later.ToCall();
        var thing = things.FirstOrDefault(thing => thing.MethodOf(call) is not null);
        return Timed(thing is null ? answers.Sentence("call_tool", ("method", Cut(text.RawWords(call.Tool)))) : Of(thing, call, null), later.Seconds);
    }

    private string Timed(string act, double? after) =>
        after is { } seconds ? answers.Sentence("act_later", ("acts", act), ("time", answers.Time(seconds))) : act;

    private Phrase PhraseOf(Step step)
    {
        var thing = step.Subject!.Thing;
        return step.Act switch
        {
            ColorAct color => new Phrase("set_to", Value: answers.Color(color.Color)),
            SwitchAct power => PhraseOf(thing, step.Call, power.IsOn ? "on" : "off"),
            DoAct act => PhraseOf(thing, step.Call, act.Name),
            _ => PhraseOf(thing, step.Call, Risks.Of(thing, step.Call)),
        };
    }

    private Phrase PhraseOf(ThingModel thing, ToolCall call, string? act)
    {
        var done = act is not null && Does(thing, act, call) ? act : thing.Abilities.Keys.FirstOrDefault(name => Does(thing, name, call));
        if (done is "on" or "off") return new Phrase(done == "on" ? "turn_on" : "turn_off");
        if (done is not null && Verb(done) is { } verb) return new Phrase("act_on", Method: verb);
        var setter = thing.Setters.FirstOrDefault(setter => thing.ToolOf(setter.Method) == call.Tool && call.Arguments.ContainsKey(setter.Parameter.Name));
        if (setter is not null) return Setting(thing, setter, call.Arguments[setter.Parameter.Name]);
        return thing.MethodOf(call) is { } method ? Method(thing, method) : new Phrase("change");
    }

    private static bool Does(ThingModel thing, string act, ToolCall call) =>
        thing.Abilities.GetValueOrDefault(act) is { } ability && thing.ToolOf(ability.Method) == call.Tool
        && ability.Arguments.Count == call.Arguments.Count
        && ability.Arguments.All(argument => Equals(call.Arguments.GetValueOrDefault(argument.Key), argument.Value));

    private Phrase Setting(ThingModel thing, Setter setter, object value)
    {
        var property = answers.Property(setter.Property);
        if (!language.CanSay(property)) return new Phrase("change");
        if (value is bool isOn) return new Phrase(isOn ? "property_on" : "property_off", Property: property);
        var spoken = answers.Spoken(value, setter.Reported?.Unit ?? setter.Parameter.Unit);
        var isOnly = setter == thing.Main && thing.Setters.Count(other => other.IsNumber) == 1;
        return isOnly || value is string ? new Phrase("set_to", Value: spoken) : new Phrase("set_property", Value: spoken, Property: property);
    }

    // "Pulse" of a garage relay is no verb that is known: the method is run.
    private Phrase Method(ThingModel thing, MethodModel method)
    {
        var words = WithoutName(method.Words, thing.RawName);
        var name = string.Join(' ', words);
        if (Verb(name) is { } verb) return new Phrase("act_on", Method: verb);
        return language.Reading.Verbs.Values.Any(verbs => verbs.Contains(name)) ? new Phrase("act_on", Method: name) : new Phrase("run", Method: Cut(words));
    }

    // How the language says a method or an act that it knows.
    private string? Verb(string name) =>
        language.Methods.TryGetValue(name, out var phrases) ? phrases.Find(phrase => !phrase.Contains('{') && language.CanSay(phrase))
        : (language.Reading.Verbs.ContainsKey(name) || Concepts.All.Acts.ContainsKey(name)) && language.CanSay(name) ? name : null;

    private static IReadOnlyList<string> WithoutName(IReadOnlyList<string> words, IReadOnlyList<string> name)
    {
        if (name.Count == 0 || name.Count >= words.Count) return words;
        if (words.Take(name.Count).SequenceEqual(name)) return [.. words.Skip(name.Count)];
        return words.TakeLast(name.Count).SequenceEqual(name) ? [.. words.SkipLast(name.Count)] : words;
    }

    // Names are a device's own, and may be as long as it likes.
    private static string Cut(IReadOnlyList<string> words) =>
        Language.Join(words) is { Length: > MaxMethodLength } name ? name[..MaxMethodLength].TrimEnd() : Language.Join(words);

    private string Said(Phrase phrase, IReadOnlyList<ThingModel> things) => answers.Sentence(
        phrase.Key, ("things", answers.Listed([.. things.Select(answers.The)], "and")), ("method", phrase.Method), ("value", phrase.Value), ("property", phrase.Property));

    /// <summary>What is said but for the things.</summary>
    /// <param name="Key">Of the language file.</param>
    private sealed record Phrase(string Key, string Method = "", string Value = "", string Property = "");
}
