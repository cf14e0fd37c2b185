using Server.Agents.Offline.Acts;
using Server.Agents.Offline.Grammar;
using Server.Devices;

namespace Server.Agents.Offline;

/// <summary>Puts together what can be said to some things: the sentence patterns of the language, filled with what the
/// things can do.</summary>
internal sealed class CommandGrammar
{
    // Room for some fifty well-furnished things. What a board says beyond it stays callable by tools, but unspoken: the
    // recogniser's network must not grow without bound.
    private const int MaxWords = 80_000;

    private readonly Language _language;
    private readonly IReadOnlyList<ThingModel> _things;
    private readonly RuleNames _names = new();
    private readonly ValueRules _values;
    private readonly TargetRules _targets;
    private readonly Dictionary<string, Rule> _properties = new(StringComparer.Ordinal);
    private readonly List<Expression> _commands = [];
    private int _words;

    private CommandGrammar(IReadOnlyList<ThingModel> things, Language language, SpokenText text)
    {
        _language = language;
        _things = things;
        _values = new ValueRules(language, text, _names);
        _targets = new TargetRules(language, _names);
        Text = text;
    }

    private SpokenText Text { get; }

    private PatternLists Patterns => _language.Patterns;

    /// <summary>The rule of all that can be said. Its values are <see cref="Command"/>s, or one
    /// <see cref="TalkWords"/> or <see cref="NamedThing"/>.</summary>
    public static Rule Build(IReadOnlyList<ThingModel> things, Language language, SpokenText text)
    {
        var grammar = new CommandGrammar(things, language, text);
        grammar.AddSwitching();
        grammar.AddSettings();
        grammar.AddQuestions();
        grammar.AddCalls();
        return grammar.Request();
    }

    private Rule Request()
    {
        var before = new Rule(_names.Take("polite_before"), Fixed(_language.PoliteBefore));
        var after = new Rule(_names.Take("polite_after"), Fixed(_language.PoliteAfter));
        Expression Politely(Expression inner) => new Sequence(new Maybe(before), inner, new Maybe(after));

        var sentences = new List<Expression>();
        if (_commands.Count > 0)
            sentences.Add(new Chain(
                _names.Take("commands"),
                Politely(new Rule(_names.Take("command"), new Choice(_commands))),
                Fixed(_language.Joint)));
        var others = new List<Expression>
        {
            new Sequence(Fixed(Patterns.Stop), new Marker(TalkWords.Stop)),
            new Sequence(Fixed(Patterns.Thanks), new Marker(TalkWords.Thanks)),
            new Sequence(Fixed(Patterns.Help), new Marker(TalkWords.Help)),
        };
        if (PhraseRule.Build(_things, _values, Text, _names, _language, MaxWords - _words) is { } phrases) others.Insert(0, phrases);
        if (_things.Count > 1)
        {
            if (PatternReader.Read(Patterns.Answer, slot => slot == "thing" ? _targets.Answer(_things) : null) is { } answer)
                others.Add(new Meaning(answer, values => new NamedThing(values.OfType<Target>().Single())));
            others.Add(new Sequence(Fixed(Patterns.AnswerAll), new Marker(new NamedThing(null))));
        }
        sentences.Add(Politely(new Rule(_names.Take("talk"), new Choice(others))));
        return new Rule(_names.Take("request"), new Choice(sentences));
    }

    private void AddSwitching()
    {
        var things = _things.Where(thing => thing.CanSwitch).ToList();
        Add("power", Patterns.Power, things, _values.Power,
            values => Of(things, values, new SwitchAct(values.OfType<SpokenFlag>().Single().IsOn)));
        var askable = _things.Where(thing => new AskPowerAct(true).CanBeDoneBy(thing)).ToList();
        Add("ask_power", Patterns.AskPower, askable, _values.Power,
            values => Of(askable, values, new AskPowerAct(values.OfType<SpokenFlag>().Single().IsOn)));
    }

    private void AddSettings()
    {
        foreach (var setting in _things.SelectMany(thing => thing.Setters.Select(setter => (thing, setter)))
            .Where(pair => pair.setter.Property.Length > 0 && pair.setter != pair.thing.PowerSetter)
            .GroupBy(pair => (pair.setter.Property, Kind: KindOfValue(pair.setter)))
            .OrderBy(group => group.Key.Property, StringComparer.Ordinal))
        {
            var (property, kind) = setting.Key;
            if (kind.Length == 0) continue;
            var things = setting.Select(pair => pair.thing).ToList();
            var words = _language.Properties.GetValueOrDefault(property);
            var first = setting.First().setter;
            if (first.Enum is not null)
                AddChoice(property, things, _values.OneOf(setting.SelectMany(pair => pair.setter.Enum!)), words);
            else if (first.Parameter.Type == ThingValueType.Boolean)
                Add("flag " + property, Patterns.Flag, things, _values.Power,
                    values => Of(things, values, new SetAct(property, values.OfType<SpokenFlag>().Single())), property);
            else
                AddValue(property, things, _values.For(first)!, words, first.IsNumber);
        }
    }

    private string KindOfValue(Setter setter) =>
        setter.Enum is not null ? "choice" : _values.For(setter)?.Name ?? "";

    private void AddChoice(string property, List<ThingModel> things, Rule? value, PropertyWords? words)
    {
        if (value is null) return;
        Add("choose " + property, Patterns.Choose, things, value,
            values => Of(things, values, new SetAct(property, values.OfType<SpokenValue>().Single())), property);
        var twoValued = things.Where(thing => new FlipAct(property).CanBeDoneBy(thing)).ToList();
        Add("flip " + property, words?.Flip ?? [], twoValued, null, values => Of(twoValued, values, new FlipAct(property)), property);
    }

    private void AddValue(string property, List<ThingModel> things, Rule value, PropertyWords? words, bool isNumber)
    {
        Command Set(IReadOnlyList<object> values) =>
            Of(things, values, new SetAct(property, values.OfType<SpokenValue>().Single()));
        var main = things.Where(thing => thing.Main?.Property == property).ToList();
        Add("set " + property, Patterns.Set.Concat(words?.Set ?? []), things, value, Set, property);
        Add("set main " + property, Patterns.SetMain, main, value, Set, property);
        if (!isNumber) return;
        var adjustable = things.Where(thing => new AdjustAct(property, true, null).CanBeDoneBy(thing)).ToList();
        AddAdjusting("up " + property, Patterns.Up.Concat(words?.Up ?? []), Patterns.UpMain, adjustable, value, property, isUp: true);
        AddAdjusting("down " + property, Patterns.Down.Concat(words?.Down ?? []), Patterns.DownMain, adjustable, value, property, isUp: false);
    }

    private void AddAdjusting(
        string name, IEnumerable<string> patterns, IEnumerable<string> mainPatterns, List<ThingModel> things, Rule value,
        string property, bool isUp)
    {
        Command Adjust(IReadOnlyList<object> values) =>
            Of(things, values, new AdjustAct(property, isUp, values.OfType<SpokenValue>().SingleOrDefault()));
        Add(name, patterns, things, value, Adjust, property);
        var main = things.Where(thing => thing.Main?.Property == property).ToList();
        Add(name + " main", mainPatterns, main, value, Adjust, property);
    }

    private void AddQuestions()
    {
        foreach (var asked in _things.SelectMany(thing => thing.Properties.Select(property => (thing, property)))
            .Where(pair => pair.property.Descriptor.Readable && pair.property.Name.Length > 0)
            .GroupBy(pair => pair.property.Name).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var property = asked.Key;
            var things = asked.Select(pair => pair.thing).Distinct().ToList();
            Add("ask " + property, Patterns.Ask.Concat(_language.Properties.GetValueOrDefault(property)?.Ask ?? []), things, null,
                values => Of(things, values, new ReadAct(property)), property);
            var flags = things.Where(thing => new AskFlagAct(property).CanBeDoneBy(thing) && thing.Power?.Name != property).ToList();
            Add("is " + property, Patterns.AskFlag, flags, null, values => Of(flags, values, new AskFlagAct(property)), property);
            var choices = asked.Where(pair => pair.property.Descriptor.Enum is not null).ToList();
            var choosing = choices.Select(pair => pair.thing).ToList();
            Add("which " + property, Patterns.AskChoice, choosing,
                _values.OneOf(choices.SelectMany(pair => pair.property.Descriptor.Enum!)),
                values => Of(choosing, values, new AskChoiceAct(property, values.OfType<SpokenChoice>().Single())), property);
        }
        var telling = _things.Where(thing => new StatusAct().CanBeDoneBy(thing)).ToList();
        Add("status", Patterns.Status, telling, null, values => Of(telling, values, new StatusAct()));
    }

    private void AddCalls()
    {
        var calls = new CallRules(_values, _language, Text);
        foreach (var call in _things.SelectMany(thing => thing.Methods.Where(method => CallRules.IsPlain(thing, method))
                .Select(method => (thing, method)))
            .GroupBy(pair => (pair.method.Descriptor.Name, calls.SignatureOf(pair.method))))
        {
            var method = call.First().method;
            if (calls.ParametersOf(method) is not { } parameters) continue;
            var things = call.Select(pair => pair.thing).ToList();
            // One word alone, such as "open", is too easily heard by mistake.
            var patterns = method.Words.Count > 1 || !parameters.CanBeEmpty
                ? Patterns.Call.Concat(Patterns.CallAlone)
                : Patterns.Call;
            Add("call " + method.Name, patterns, things, null,
                values => Of(things, values, new CallAct(
                    method.Descriptor.Name, values.OfType<SpokenArgument>().ToList()), doubt: 1),
                slots: slot => slot switch
                {
                    "method" => new Sequence(method.Words.Select(Expression (word) => new Word(word)).ToArray()),
                    "parameters" => parameters,
                    _ => null,
                });
        }
    }

    // Adds the patterns as one rule, unless nothing takes part or there is no more room.
    private void Add(
        string name, IEnumerable<string> patterns, List<ThingModel> things, Rule? value,
        Func<IReadOnlyList<object>, Command> command, string? property = null, Func<string, Expression?>? slots = null)
    {
        if (things.Count == 0) return;
        var alternatives = patterns.Select(pattern => PatternReader.Read(pattern, slot => slot switch
        {
            "thing" => _targets.One(things),
            "things" => _targets.Several(things),
            "place" => _targets.Place(things),
            "power" or "value" => value,
            "amount" => _values.Amount,
            "property" when property is not null => Property(property),
            _ => slots?.Invoke(slot),
        })).OfType<Expression>().ToArray();
        if (alternatives.Length == 0) return;
        var body = new Choice(alternatives);
        if (_words + body.WordCount > MaxWords) return;
        _words += body.WordCount;
        _commands.Add(new Rule(_names.Take(name), new Meaning(body, command)));
    }

    private Rule Property(string property)
    {
        if (_properties.TryGetValue(property, out var rule)) return rule;
        var trie = new PhraseTrie();
        foreach (var phrase in (_language.Properties.GetValueOrDefault(property)?.Words ?? []).Prepend(property).Distinct())
            trie.Add(phrase.Split(' '), Wording);
        var article = new Maybe(new Choice(_language.Articles.Select(Expression (word) => new Word(word)).ToArray()));
        return _properties[property] = rule = new Rule(_names.Take("property " + property), new Sequence(article, trie.ToExpression()));
    }

    // A word that says nothing by itself still has to be some value.
    private static readonly object Wording = new();

    private static Command Of(List<ThingModel> things, IReadOnlyList<object> values, Act act, int doubt = 0)
    {
        var targets = values.OfType<Target>().ToList();
        return targets.Count > 0
            ? new Command(targets, act, doubt)
            : new Command([new Target(things, TargetScope.One, IsImplied: true)], act, doubt + 1);
    }

    private static Expression Fixed(string pattern) =>
        PatternReader.Read(pattern, _ => null) ?? throw new InvalidDataException($"Pattern \"{pattern}\" is empty.");
}
