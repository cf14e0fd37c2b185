using Server.Devices;

namespace Server.Agents.Offline.Reading;

/// <summary>What words mean by the things that are connected: their names, their values, their methods.</summary>
internal sealed class HomeLexicon
{
    private readonly WordTrie<Sense> _senses = new();
    private readonly Language _language;
    private readonly SpokenText _text;
    private readonly HashSet<string> _noNames;

    public HomeLexicon(IReadOnlyList<ThingModel> things, Language language, SpokenText text)
    {
        _language = language;
        _text = text;
        _noNames = NoNames.Of(language, text);
        foreach (var named in things.GroupBy(thing => string.Join(' ', thing.RawName)))
            if (named.Key.Length > 0) AddName(named.First().RawName, new NameSense(named.Key, [.. named]), isOnly: !things.Any(other => named.First().IsAmong(other)));
        foreach (var thing in things)
        {
            AddDescription(thing);
            AddFeatures(thing);
            foreach (var property in thing.Properties)
            {
                AddProperty(property.Name, property.Concept, property.Descriptor.Enum);
                var isOnly = thing.Properties.Count(other => other.Concept == property.Concept) == 1;
                Add(property.Described, new PropertySense(isOnly ? property.Concept : property.Name));
            }
            foreach (var setter in thing.Setters) AddProperty(setter.Words, setter.Concept, setter.Enum);
            foreach (var method in thing.Methods) AddMethod(thing, method);
        }
    }

    /// <summary>Every meaning of the words from <paramref name="start"/> on.</summary>
    public IEnumerable<(int End, Sense Sense)> At(IReadOnlyList<string> tokens, int start) => _senses.At(tokens, start);

    // A short noun phrase in the language spoken is one more name.
    private void AddDescription(ThingModel thing)
    {
        Add(thing.Described, new NameSense(string.Join(' ', thing.Described), [thing]));
        var words = _text.NameWords(thing.Descriptor.Description);
        if (words.Count > 0 && _language.Articles.Contains(words[0])) words = [.. words.Skip(1)];
        if (words.Count is > 0 and <= 5 && !words.SequenceEqual(thing.RawName)) Add(words, new NameSense(string.Join(' ', words), [thing]));
    }

    // "Play corner lights" for the play corner light, unless there are others.
    private void AddName(IReadOnlyList<string> words, NameSense sense, bool isOnly)
    {
        if (_noNames.Contains(sense.Name)) return;
        Add(words, sense);
        if (!isOnly) return;
        foreach (var kind in _language.Kinds.Values)
            if (kind.Words.IndexOf(words[^1]) is >= 0 and var number && number < kind.Plural.Count)
                Add([.. words.SkipLast(1), .. SpokenText.Split(kind.Plural[number])], sense);
    }

    private void AddFeatures(ThingModel thing)
    {
        foreach (var feature in thing.Features)
        {
            if (feature.Type == FeatureType.Word && !_noNames.Contains(feature.Name)) Add([feature.Name], new FeatureSense(feature, false));
            if (feature.Type == FeatureType.Number)
            {
                Add(["#" + feature.Name], new FeatureSense(feature, false));
                if (int.TryParse(feature.Name, out var number) && number < _language.Numbers.Words.Count)
                    Add(_text.RawWords(_language.Numbers.Words[number]), new FeatureSense(feature, false));
            }
            // What this language has no word for is said as the device has it.
            if (feature.Type == FeatureType.Place && !_language.Places.ContainsKey(feature.Name)) Add(SpokenText.Split(feature.Name), new FeatureSense(feature, false));
            if (feature.Type == FeatureType.Part && !_language.Parts.ContainsKey(feature.Name)) Add(SpokenText.Split(feature.Name), new FeatureSense(feature, false));
        }
    }

    private void AddProperty(string name, string concept, IReadOnlyList<string>? values)
    {
        // "On" and "open" are states, whatever tells of them.
        if (!_language.Properties.ContainsKey(name) && !_language.Reading.States.ContainsKey(name)) Add(SpokenText.Split(name), new PropertySense(name));
        if (concept != name && !_language.Properties.ContainsKey(concept)) Add(SpokenText.Split(concept), new PropertySense(concept));
        AddValues(values);
    }

    private void AddValues(IReadOnlyList<string>? values)
    {
        foreach (var value in values ?? [])
        {
            var words = _text.Plain(value);
            // On and off are states of the thing.
            if (words.Length == 0 || Concepts.All.ValueOf(words) is "on" or "off") continue;
            var sense = new ValueSense(words);
            var concept = Concepts.All.ValueOf(words);
            foreach (var phrase in _language.ValuePhrases(words).Concat(_language.ValuePhrases(concept)).Append(words)
                .Concat(_language.Reading.Values.GetValueOrDefault(words, [])).Concat(_language.Reading.Values.GetValueOrDefault(concept, [])))
                Add(_text.RawWords(phrase), sense);
        }
    }

    private void AddMethod(ThingModel thing, MethodModel method)
    {
        foreach (var parameter in method.Descriptor.Parameters) AddValues(parameter.Enum);
        if (method.Words.Count == 0 || method.Name == ThingModel.ReadingMethod || thing.Setters.Any(setter => setter.Method == method)) return;
        var name = method.Name;
        foreach (var phrase in _language.Methods.GetValueOrDefault(method.Name, []))
            if (!phrase.Contains('{')) AddMethod(_text.RawWords(phrase), name);
        AddForms(_language.Reading.Methods.GetValueOrDefault(method.Concept, []).Select(SpokenText.Split), name);
        // What the act has verbs for is not said in the device's words alone.
        if (thing.Abilities.Values.All(ability => ability.Method != method)) AddForms([method.Described, method.Words], name);
    }

    // "跳舞" is also "跳个舞", "shake leg" is "shake your leg".
    private void AddForms(IEnumerable<IReadOnlyList<string>> phrases, string method)
    {
        foreach (var words in phrases)
        {
            AddMethod(words, method);
            if (words.Count != 2) continue;
            foreach (var form in _language.Reading.MethodForms)
                AddMethod(SpokenText.Split(form.Replace("{0}", words[0], StringComparison.Ordinal).Replace("{1}", words[1], StringComparison.Ordinal)), method);
        }
    }

    // Two characters are one word.
    private void AddMethod(IReadOnlyList<string> words, string method) =>
        Add(words, new MethodSense(method, words.Count > 1 && !words.All(word => SpokenText.IsWordItself(word[0]))));

    private void Add(IReadOnlyList<string> words, Sense sense)
    {
        _senses.Add(words, sense);
        // Typed digits stay digits.
        if (sense is NameSense && words.Any(word => _language.Numbers.Words.IndexOf(word) >= 0))
            _senses.Add([.. words.Select(word => _language.Numbers.Words.IndexOf(word) is >= 0 and var number ? $"#{number}" : word)], sense);
    }
}
