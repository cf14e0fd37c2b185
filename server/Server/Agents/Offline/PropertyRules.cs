using Server.Agents.Offline.Grammar;

namespace Server.Agents.Offline;

/// <summary>A property that was named, by its name in words.</summary>
internal sealed record PropertyName(string Name);

/// <summary>The ways to name properties, and to say that they are to be raised and lowered.</summary>
internal sealed class PropertyRules(Language language, RuleNames names)
{
    private readonly Dictionary<string, Rule> _rules = new(StringComparer.Ordinal);

    /// <summary>"the brightness". Means a <see cref="PropertyName"/>.</summary>
    public Rule Of(string property) => AnyOf([property]);

    /// <summary>"brightness", behind a word that leaves no room for an article.</summary>
    public Rule Bare(IReadOnlyList<string> properties) => Cached("bare " + string.Join('|', properties),
        properties.Count == 1 ? "bare " + properties[0] : "bare", () => Names(properties).ToExpression());

    /// <summary>One of several.</summary>
    public Rule AnyOf(IReadOnlyList<string> properties) => Cached("property " + string.Join('|', properties),
        properties.Count == 1 ? "property " + properties[0] : "property", () =>
        {
            var trie = Names(properties);
            var article = new Maybe(new Choice(language.Articles.Select(Expression (word) => new Word(word)).ToArray()));
            return new Sequence(article, trie.ToExpression());
        });

    /// <summary>"increase", "lower" and what else is said for this property. Means a <see cref="Direction"/>.</summary>
    public Rule Raise(string property) => Directed("raise", property, language.Adjusting.Raise, words => words.Raise);

    /// <summary>"up" and "down".</summary>
    public Rule Up => Directed("up", "", language.Adjusting.Up, _ => new DirectionWords());

    /// <summary>"brighter" and "darker"; null when there are no such words.</summary>
    public Rule? More(string property) =>
        Words(property)?.More is { Up.Count: > 0 } ? Directed("more", property, new DirectionWords(), words => words.More) : null;

    private Rule Directed(string name, string property, DirectionWords always, Func<PropertyWords, DirectionWords> ofProperty)
    {
        var special = Words(property) is { } words ? ofProperty(words) : new DirectionWords();
        var hasOwn = special.Up.Count + special.Down.Count > 0;
        return Cached($"{name} {(hasOwn ? property : "")}", hasOwn ? $"{name} {property}" : name, () =>
        {
            var trie = new PhraseTrie();
            foreach (var phrase in always.Up.Concat(special.Up)) trie.Add(SpokenText.Split(phrase), Direction.Up);
            foreach (var phrase in always.Down.Concat(special.Down)) trie.Add(SpokenText.Split(phrase), Direction.Down);
            return trie.ToExpression();
        });
    }

    private PhraseTrie Names(IReadOnlyList<string> properties)
    {
        var trie = new PhraseTrie();
        foreach (var property in properties)
            foreach (var phrase in language.PropertyPhrases(property))
                trie.Add(SpokenText.Split(phrase), new PropertyName(property));
        return trie;
    }

    private PropertyWords? Words(string property) => language.Properties.GetValueOrDefault(property);

    private Rule Cached(string key, string name, Func<Expression> body)
    {
        if (!_rules.TryGetValue(key, out var rule)) _rules[key] = rule = new Rule(names.Take(name), body());
        return rule;
    }
}

/// <summary>Which way a number is to go.</summary>
internal enum Direction { Up, Down }
