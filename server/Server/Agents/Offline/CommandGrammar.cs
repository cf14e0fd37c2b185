using Server.Agents.Offline.Acts;
using Server.Agents.Offline.Grammar;
using Server.Tools;

namespace Server.Agents.Offline;

/// <summary>What can be said to some things.</summary>
/// <param name="Understood">The rule of all that is understood by it. The values of a sentence are <see cref="Command"/>s, or one
/// <see cref="TalkWords"/> or <see cref="NamedThing"/>.</param>
/// <param name="Spoken">What a recogniser listens for; all of it is understood, by the grammar or by reading freely.</param>
/// <param name="Absent">Orders for what is not there; a sentence means one <see cref="AbsentThing"/>. Null where the language has none.</param>
internal sealed record SentenceGrammar(Rule Understood, Rule Spoken, Rule? Absent);

/// <summary>Puts together what can be said to some things: the sentence patterns of the language, filled with what the
/// things can do.</summary>
internal sealed class CommandGrammar
{
    // Fifty well-furnished things take some eight thousand. What a board says beyond it stays callable by tools, but unspoken: the
    // recogniser's network must not grow without bound.
    private const int MaxWords = 30_000;

    private readonly Language _language;
    private readonly SpokenText _text;
    private readonly IReadOnlyList<ThingModel> _things;
    private readonly RuleNames _names = new();
    private readonly Dictionary<string, Expression> _pieces = new(StringComparer.Ordinal);
    private readonly ValueRules _values;
    private readonly TargetRules _targets;
    private readonly PropertyRules _properties;
    private readonly CallRules _calls;
    private readonly SpokenSentences _spoken;
    private readonly List<IReadOnlyList<Expression>> _sentences = [];
    private int _words;
    private bool _isFull;

    private CommandGrammar(IReadOnlyList<ThingModel> things, Language language, SpokenText text)
    {
        _language = language;
        _text = text;
        _things = things;
        _values = new ValueRules(language, text, _names);
        _targets = new TargetRules(language, _names);
        _properties = new PropertyRules(language, _names);
        _calls = new CallRules(_values, language, text);
        _spoken = new SpokenSentences(language, _targets, _names);
    }

    private PatternLists Patterns => _language.Patterns;

    /// <summary>Builds the rules for some things.</summary>
    public static SentenceGrammar Build(IReadOnlyList<ThingModel> things, Language language, SpokenText text)
    {
        var grammar = new CommandGrammar(things, language, text);
        grammar.AddSwitching();
        grammar.AddQuestions();
        new SettingPatterns(things, grammar._values, grammar._properties, language, grammar.AddOrder).AddAll();
        grammar.AddCalls();
        grammar.AddActs();
        return grammar.Sentences();
    }

    private SentenceGrammar Sentences()
    {
        var reading = new ReadingRules(_things, _targets, _values, _language, _names, Piece);
        var orders = Free(reading.Orders());
        var followUps = Free(reading.FollowUps());
        var talk = Talk().ToList();
        var phrases = PhraseRule.Build(_things, _calls, _values, _text, _names, _language, MaxWords - _words);
        var absent = AbsentThings.Build(_language, _names, Power, Piece);
        var understood = Request([.. orders, .. followUps, .. phrases is null ? [] : new[] { phrases }, .. talk]);
        var politely = new List<Expression>();
        if (phrases is not null) politely.Add(phrases);
        if (orders.Count > 0) politely.Add(new Rule(_names.Take("said_freely"), new Choice(orders)));
        if (absent is not null) politely.Add(absent);
        return new SentenceGrammar(understood, _spoken.Request(politely, [.. followUps, .. talk]), absent is null ? null : Politely("absent_politely", absent));
    }

    private Rule Politely(string name, Expression inner) => new(
        _names.Take(name), new Sequence(new Maybe(Fixed(_language.PoliteBefore)), inner, new Maybe(Fixed(_language.PoliteAfter))));

    private List<Expression> Free(IEnumerable<Expression> sentences)
    {
        var taken = new List<Expression>();
        foreach (var sentence in sentences)
        {
            _words += sentence.WordCount;
            if (_words > MaxWords) break;
            taken.Add(new Sequence(sentence, new Marker(ReadFreely.Instance)));
        }
        return taken;
    }

    private Rule Request(IReadOnlyList<Expression> others)
    {
        var before = new Maybe(new Rule(_names.Take("polite_before"), Fixed(_language.PoliteBefore)));
        var after = new Maybe(new Rule(_names.Take("polite_after"), Fixed(_language.PoliteAfter)));
        var talk = new Sequence(before, new Rule(_names.Take("talk"), new Choice(others)), after);
        if (_sentences.Count == 0) return new Rule(_names.Take("request"), talk);
        var command = new Rule(_names.Take("command"), new Meaning(
            Factoring.Choice(_sentences), values => values.OfType<CommandMaker>().Single().Make(values)));
        var commands = new Chain(
            _names.Take("commands"), new Sequence(command, after), new Sequence(Fixed(_language.Joint), before));
        return new Rule(_names.Take("request"), new Choice(new Sequence(before, commands), talk));
    }

    private IEnumerable<Expression> Talk()
    {
        yield return new Sequence(Fixed(Patterns.Stop), new Marker(TalkWords.Stop));
        yield return new Sequence(Fixed(Patterns.Thanks), new Marker(TalkWords.Thanks));
        yield return new Sequence(Fixed(Patterns.Help), new Marker(TalkWords.Help));
        if (Patterns.Time.Length > 0) yield return new Sequence(Fixed(Patterns.Time), new Marker(TalkWords.Time));
        if (Patterns.Date.Length > 0) yield return new Sequence(Fixed(Patterns.Date), new Marker(TalkWords.Date));
        if (_things.Any(thing => thing.Methods.Any(method => Risks.Of(thing, new ToolCall(thing.ToolOf(method), new Dictionary<string, object>())) is not null)))
        {
            yield return new Sequence(Fixed(Patterns.Yes), new Marker(TalkWords.Yes));
            yield return new Sequence(Fixed(Patterns.No), new Marker(TalkWords.No));
        }
        if (_things.Count < 2) yield break;
        if (PatternReader.Read(Patterns.Answer, slot => slot == "thing" ? _targets.Answer(_things) : null) is { } answer)
            yield return new Meaning(answer, values => new NamedThing(values.OfType<Target>().Single()));
        yield return new Sequence(Fixed(Patterns.AnswerAll), new Marker(new NamedThing(null)));
    }

    private void AddSwitching()
    {
        var things = _things.Where(thing => thing.CanSwitch).ToList();
        AddOrder(Patterns.Power, things, CommandMaker.For(things, values => new SwitchAct(values.OfType<SpokenFlag>().Single().IsOn)), Power);
        foreach (var option in things.SelectMany(thing => (thing.On?.Descriptor.Parameters ?? []).Select(parameter => (thing, parameter)))
            .GroupBy(pair => (pair.parameter.Name, Value: _values.For(pair.parameter))))
        {
            var owners = option.Select(pair => pair.thing).ToList();
            AddOrder(Patterns.PowerWith, owners,
                CommandMaker.For(owners, values => new SwitchAct(true, new SpokenArgument(option.Key.Name, values.OfType<SpokenValue>().Single()))),
                slot => slot == "value" ? option.Key.Value : null);
        }
        var asked = _things.Where(thing => thing.Power is { Descriptor.Readable: true }).ToList();
        Ask(Patterns.AskPower, asked, CommandMaker.For(asked, values => new AskStateAct(values.OfType<SpokenFlag>().Single().IsOn ? "on" : "off")), Power);
    }

    private Rule? Power(string slot) => slot == "power" ? _values.Power : null;

    private void AddQuestions()
    {
        var readable = _things.SelectMany(thing => thing.Properties.Select(property => (Thing: thing, Property: property)))
            .Where(pair => pair.Property.Descriptor.Readable && pair.Property.Name.Length > 0)
            .GroupBy(pair => pair.Property.Name)
            .Select(group => (Property: group.Key, Things: group.Select(pair => pair.Thing).Distinct().ToList()))
            .OrderBy(group => group.Property, StringComparer.Ordinal).ToList();
        // Things that tell the same share their sentences: "what is the temperature" and "what is the humidity".
        foreach (var group in readable.GroupBy(group => string.Join(',', group.Things.Select(thing => thing.Index))))
        {
            var things = group.First().Things;
            var told = group.Select(entry => entry.Property).ToList();
            var properties = _properties.AnyOf(told);
            var bare = _properties.Bare(told);
            Ask(Patterns.Ask, things, CommandMaker.For(things, values => new ReadAct(values.OfType<PropertyName>().Single().Name)),
                slot => slot switch { "property" => properties, SpokenSentences.BareProperty => bare, _ => null });
        }
        foreach (var (property, things) in readable) AddQuestionsFor(property, things);
        var telling = _things.Where(thing => new StatusAct().CanBeDoneBy(thing)).ToList();
        Ask(Patterns.Status, telling, CommandMaker.For(telling, _ => new StatusAct()), _ => null);
    }

    private void AddQuestionsFor(string property, List<ThingModel> things)
    {
        // "How bright is it" may be the lamp's or the room's.
        Ask(_language.Properties.GetValueOrDefault(property)?.Ask ?? [], things,
            CommandMaker.For(things, _ => new ReadAct(property), doubtUnnamed: 0), _ => null);
        var flags = things.Where(thing => new AskFlagAct(property).CanBeDoneBy(thing) && thing.Power?.Name != property).ToList();
        Ask(Patterns.AskFlag, flags, CommandMaker.For(flags, _ => new AskFlagAct(property)), Property(property));
        var choosing = things.Where(thing => thing.Readable(property)!.Descriptor.Enum is not null).ToList();
        var value = _values.OneOf(choosing.SelectMany(thing => thing.Readable(property)!.Descriptor.Enum!));
        Ask(Patterns.AskWhich, choosing, CommandMaker.For(choosing, _ => new ReadAct(property)), Property(property));
        Ask(Patterns.AskChoice, choosing,
            CommandMaker.For(choosing, values => new AskChoiceAct(property, values.OfType<SpokenChoice>().Single())),
            slot => slot == "value" ? value : null);
    }

    private Func<string, Expression?> Property(string property) => slot => slot switch
    {
        "property" => _properties.Of(property),
        SpokenSentences.BareProperty => _properties.Bare([property]),
        _ => null,
    };

    private void AddCalls()
    {
        foreach (var call in _things.SelectMany(thing => thing.Methods.Where(method => CallRules.IsPlain(thing, method))
                .Select(method => (thing, method)))
            .GroupBy(pair => _calls.SignatureOf(pair.method)))
        {
            var method = call.First().method;
            if (_isFull) break;
            if (_calls.ParametersOf(method) is not { } parameters) continue;
            var things = call.Select(pair => pair.thing).ToList();
            var maker = CommandMaker.For(
                things, values => new CallAct(method.Descriptor.Name, values.OfType<SpokenArgument>().ToList()), doubt: 1);
            foreach (var phrase in _language.MethodPhrases(method.Name))
                AddOrder(CallPatterns(phrase, parameters), things, maker, slot => slot switch
                {
                    "method" => Fixed(phrase),
                    "parameters" => parameters,
                    _ => null,
                });
        }
    }

    // What a thing does by another name, or by a setting: "open" by a position.
    private void AddActs()
    {
        foreach (var act in Concepts.All.Acts.Where(act => act.Value.Kinds.Count == 0).Select(act => act.Key).Where(act => act is not ("on" or "off" or "toggle")))
        {
            var things = _things.Where(thing => thing.Abilities.GetValueOrDefault(act) is { } ability
                && !(CallRules.IsPlain(thing, ability.Method) && ability.Method.Name == act)).ToList();
            foreach (var phrase in _language.MethodPhrases(act).Where(phrase => !phrase.Contains('{') && _language.CanSay(phrase)))
                AddOrder(Patterns.Call, things, CommandMaker.For(things, _ => new DoAct(act), doubt: 1), slot => slot switch
                {
                    "method" => Fixed(phrase),
                    "parameters" => new Sequence(),
                    _ => null,
                });
        }
    }

    // A phrase with its own place for the thing is a whole sentence. One word alone, such as "open", is too easily heard
    // by mistake.
    private IEnumerable<string> CallPatterns(string phrase, Expression parameters) =>
        phrase.Contains('{') ? [phrase + " {parameters}"]
        : phrase.Contains(' ') || !parameters.CanBeEmpty ? Patterns.Call.Concat(Patterns.CallAlone)
        : Patterns.Call;

    private void Ask(IEnumerable<string> patterns, List<ThingModel> things, CommandMaker maker, Func<string, Expression?> slots) =>
        Add(patterns, things, maker, slots, isQuestion: true);

    private void AddOrder(IEnumerable<string> patterns, List<ThingModel> things, CommandMaker maker, Func<string, Expression?> slots) =>
        Add(patterns, things, maker, slots, isQuestion: false);

    // Adds sentences for these things, unless there are none or there is no more room.
    private void Add(
        IEnumerable<string> patterns, List<ThingModel> things, CommandMaker maker, Func<string, Expression?> slots, bool isQuestion)
    {
        if (things.Count == 0 || _isFull) return;
        _spoken.Add(patterns, things, isQuestion, slot => slots(slot) ?? (slot == "amount" ? _values.Amount : Piece(slot)));
        foreach (var pattern in patterns)
        {
            var sentence = PatternReader.Read(pattern, slot => slots(slot) ?? slot switch
            {
                "thing" => _targets.One(things),
                "things" => _targets.Several(things),
                "place" => _targets.Place(things),
                "it" => _targets.It(things),
                "named" => _targets.ByName(things),
                "amount" => _values.Amount,
                _ => Piece(slot),
            });
            if (sentence is null) continue;
            _words += sentence.WordCount;
            _isFull = _words > MaxWords;
            if (_isFull) return;
            _sentences.Add([.. Factoring.Parts(sentence), new Marker(maker)]);
        }
    }

    // A piece of pattern that the language file gives a name: {set} for "set|change|put".
    private Expression? Piece(string name)
    {
        if (_pieces.TryGetValue(name, out var piece)) return piece;
        if (!_language.Pieces.TryGetValue(name, out var pattern)) return null;
        return _pieces[name] = new Rule(_names.Take(name), Fixed(pattern));
    }

    private static Expression Fixed(string pattern) =>
        PatternReader.Read(pattern, _ => null) ?? throw new InvalidDataException($"Pattern \"{pattern}\" is empty.");
}
