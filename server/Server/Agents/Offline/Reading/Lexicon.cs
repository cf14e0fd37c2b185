namespace Server.Agents.Offline.Reading;

/// <summary>What the words of a language mean, without the things of any house.</summary>
internal sealed class Lexicon
{
    private readonly WordTrie<Sense> _senses = new();
    private readonly SpokenText _text;

    public Lexicon(Language language, SpokenText text)
    {
        _text = text;
        var reading = language.Reading;
        foreach (var (role, phrases) in reading.Words) Add(phrases, new RoleSense(role));
        Add([.. language.Fillers, .. language.Articles], new RoleSense(WordRole.Small));
        foreach (var (act, phrases) in reading.Verbs) Add(phrases, new VerbSense(act));
        foreach (var (state, phrases) in reading.States) Add(phrases, new StateSense(state));
        foreach (var (color, phrases) in reading.Colors.Concat(reading.Whites)) Add(phrases, new ColorSense(color));
        foreach (var (part, phrases) in reading.Fractions) Add(phrases, new FractionSense(part));
        foreach (var (part, phrases) in language.Levels) Add(phrases, new FractionSense(part));
        foreach (var (part, phrases) in language.Amounts.Concat(reading.Amounts)) Add(phrases, new AmountSense(part));
        foreach (var (times, phrases) in reading.Ratios) Add(phrases, new RatioSense(times));
        AddDirected(reading.Up, direction => new UpSense(direction));
        AddDirected(language.Adjusting.Raise, direction => new VerbSense(direction == Direction.Up ? "raise" : "lower"));
        foreach (var (kind, words) in language.Kinds)
        {
            var feature = new Feature(FeatureType.Kind, kind);
            var isGeneral = Concepts.All.Kinds.GetValueOrDefault(kind)?.IsGeneral == true;
            foreach (var word in words.Words.Concat(words.Also)) Add([word], new FeatureSense(feature, IsPlural: false, isGeneral && word == words.Words[0] ? null : word));
            for (var i = 0; i < words.Plural.Count; i++)
                Add([words.Plural[i]], new FeatureSense(feature, IsPlural: true, isGeneral && i == 0 ? null : words.Words.ElementAtOrDefault(i) ?? words.Plural[i]));
        }
        foreach (var (place, phrases) in language.Places)
            foreach (var phrase in phrases) Add([phrase], new FeatureSense(new Feature(FeatureType.Place, place), false, phrases.Count > 1 ? phrase : null));
        foreach (var (part, phrases) in language.Parts) Add(phrases, new FeatureSense(new Feature(FeatureType.Part, part), false));
        foreach (var (property, words) in language.Properties) AddProperty(property, words);
    }

    /// <summary>Every meaning of the words from <paramref name="start"/> on.</summary>
    public IEnumerable<(int End, Sense Sense)> At(IReadOnlyList<string> tokens, int start) => _senses.At(tokens, start);

    private void AddProperty(string property, PropertyWords words)
    {
        Add([.. words.Words.Count > 0 ? words.Words : [property], .. words.Also], new PropertySense(property));
        AddDirected(words.More, direction => new MoreSense(property, direction));
        AddDirected(words.Wish, direction => new MoreSense(property, direction));
        AddDirected(words.Raise, direction => new RaiseSense(property, direction));
        AddDirected(words.Lack, direction => new LackSense(property, direction));
        Add(words.How, new HowSense(property));
    }

    private void AddDirected(DirectionWords words, Func<Direction, Sense> sense)
    {
        Add(words.Up, sense(Direction.Up));
        Add(words.Down, sense(Direction.Down));
    }

    private void Add(IEnumerable<string> phrases, Sense sense)
    {
        foreach (var phrase in phrases) _senses.Add(_text.Tokens(phrase), sense);
    }
}
