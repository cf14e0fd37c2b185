using System.Globalization;
using Server.Agents.Offline.Grammar;
using Server.Devices;
using Server.Tools;

namespace Server.Agents.Offline;

/// <summary>The ways to say a value. Settings that take the same values share a rule. Each rule means one
/// <see cref="SpokenValue"/>.</summary>
internal sealed class ValueRules(Language language, SpokenText text, RuleNames ruleNames)
{
    private static readonly object Share = new();
    private readonly SpokenNumbers _numbers = new(language.Numbers);
    private readonly Dictionary<string, Rule> _rules = new(StringComparer.Ordinal);

    // A method is looked at once for each of its phrases, and its values may be many.
    private readonly Dictionary<object, Rule?> _known = new(ReferenceEqualityComparer.Instance);

    /// <summary>The rule for a parameter; null when its values cannot be said, such as free text.</summary>
    public Rule? For(ParameterDescriptor parameter) =>
        Known(parameter, () => For(Bounds.Of(parameter), parameter.Pattern, withLevels: false));

    /// <summary>The rule for what a setter takes.</summary>
    public Rule? For(Setter setter) =>
        Known(setter, () => For(Bounds.Of(setter), setter.Parameter.Pattern, withLevels: true));

    /// <summary>One of these values; null when none can be said.</summary>
    public Rule? OneOf(IEnumerable<string> values)
    {
        var names = values.Select(value => string.Join(' ', text.NameWords(value)))
            .Where(name => name.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (names.Count == 0) return null;
        return Cached("one of " + string.Join('|', names), "value", () =>
        {
            var trie = new PhraseTrie();
            foreach (var name in names)
                // Another word for a value stands back where it is a value itself.
                foreach (var phrase in language.ValuePhrases(name).Where(phrase => phrase == name || !names.Contains(phrase)))
                    trie.Add(SpokenText.Split(phrase), new SpokenChoice(name));
            return trie.ToExpression();
        });
    }

    /// <summary>On or off; means <see cref="SpokenFlag"/>.</summary>
    public Rule Power => Cached("power", "power", () => Flags(language.Power.On, language.Power.Off));

    /// <summary>"a bit", "a lot"; means a <see cref="SpokenLevel"/> that is part of the range.</summary>
    public Rule Amount => Cached("amount", "amount", () => Levels(language.Amounts));

    private Rule? Known(object owner, Func<Rule?> find)
    {
        if (!_known.TryGetValue(owner, out var rule)) _known[owner] = rule = find();
        return rule;
    }

    private Rule? For(Bounds bounds, string? pattern, bool withLevels) => bounds switch
    {
        { Enum: { } values } => OneOf(values),
        { Type: ThingValueType.Number } => Number(bounds, withLevels),
        { Type: ThingValueType.Boolean } => Cached("flag", "flag", () => Flags(language.Flags[true], language.Flags[false])),
        _ => pattern == ArgumentCheck.DigitsPattern
            ? Cached("digits", "digit_string", () => new Meaning(_numbers.Digits, values => new SpokenDigits((string)values[0])))
            : null,
    };

    private Rule Number(Bounds bounds, bool withLevels)
    {
        var unit = bounds.IsShare ? "percent" : bounds.Unit is null ? null : language.UnitNamed(bounds.Unit) ?? bounds.Unit;
        var isWide = bounds.Max > 100 || bounds.Min < 0;
        var hasFraction = bounds.Step < 1 || (bounds.Step is null && unit == "degrees");
        var isBounded = bounds is { Min: not null, Max: not null };
        var key = string.Create(CultureInfo.InvariantCulture, $"number {unit} {isWide} {hasFraction} {isBounded} {withLevels}");
        return Cached(key, unit is null ? "value" : unit + "_value", () =>
        {
            var whole = isWide ? _numbers.Wide : _numbers.Small;
            var number = hasFraction
                ? Cached($"fraction {isWide}", whole.Name + "_fraction", () => _numbers.WithFraction(whole))
                : whole;
            // Where something is counted otherwise, percent are parts of its range.
            var share = isBounded && unit != "percent" ? new Sequence(UnitWords("percent"), new Marker(Share)) : null;
            var units = share is null ? UnitWords(unit) : unit is null ? share : new Choice(UnitWords(unit), share);
            var plain = new Meaning(
                new Sequence(number, new Maybe(units)),
                values => new SpokenNumber((double)values[0], IsShare: values[^1] == Share));
            return isBounded && withLevels ? new Choice(plain, Levels(language.Levels)) : plain;
        });
    }

    private Expression UnitWords(string? unit)
    {
        if (unit is null) return new Sequence();
        var phrases = language.Units.TryGetValue(unit, out var known) ? known.Words : [string.Join(' ', text.NameWords(unit))];
        var alternatives = phrases.Select(phrase => SpokenText.Split(phrase))
            .Where(words => words.Length > 0)
            .Select(Expression (words) => new Sequence(words.Select(Expression (word) => new Word(word)).ToArray())).ToArray();
        return alternatives.Length == 0 ? new Sequence() : new Choice(alternatives);
    }

    private static Expression Levels(Dictionary<double, List<string>> levels)
    {
        var trie = new PhraseTrie();
        foreach (var (part, phrases) in levels)
            foreach (var phrase in phrases) trie.Add(SpokenText.Split(phrase), new SpokenLevel(part));
        return trie.ToExpression();
    }

    private static Expression Flags(List<string> on, List<string> off)
    {
        var trie = new PhraseTrie();
        foreach (var phrase in on) trie.Add(SpokenText.Split(phrase), new SpokenFlag(true));
        foreach (var phrase in off) trie.Add(SpokenText.Split(phrase), new SpokenFlag(false));
        return trie.ToExpression();
    }

    private Rule Cached(string key, string name, Func<Expression> body)
    {
        if (!_rules.TryGetValue(key, out var rule))
        {
            var taken = ruleNames.Take(name);
            _rules[key] = rule = new Rule(taken, body());
        }
        return rule;
    }
}
