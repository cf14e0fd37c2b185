using Server.Agents.Offline.Grammar;

namespace Server.Agents.Offline;

/// <summary>A thing that was spoken of and is not there.</summary>
/// <param name="Name">As it was said, without an article: "kitchen light".</param>
internal sealed record AbsentThing(string Name, bool IsMany);

/// <summary>Orders for things that a house may have, in any room, and this one lacks. They are listened for, so that "turn on the
/// radio" is not heard as "turn on the radiator", and answered: there is none.</summary>
internal static class AbsentThings
{
    /// <summary>The sentences, each of which means one <see cref="AbsentThing"/>; null for a language that has none. What is there is
    /// among them: other rules come first.</summary>
    public static Rule? Build(Language language, RuleNames names, Func<string, Expression?> power, Func<string, Expression?> piece)
    {
        var (one, several) = (new PhraseTrie(), new PhraseTrie());
        foreach (var word in language.Kinds.Values.SelectMany(kind => kind.Words).Concat(language.OtherThings).Distinct(StringComparer.Ordinal))
            one.Add(SpokenText.Split(word), new KindName(word, false));
        var many = language.Kinds.Values.SelectMany(kind => kind.Plural).Except(language.Kinds.Values.SelectMany(kind => kind.Words), StringComparer.Ordinal);
        foreach (var word in many) several.Add(SpokenText.Split(word), new KindName(word, true));
        var places = new PhraseTrie();
        foreach (var place in language.Places.Values.Select(words => words[0]).Distinct(StringComparer.Ordinal)) places.Add(SpokenText.Split(place), new PlaceName(place));
        if (one.IsEmpty || places.IsEmpty || language.Missing.Length == 0) return null;
        var parts = new PhraseTrie();
        foreach (var part in language.Parts.Values.Select(words => words[0])) parts.Add(SpokenText.Split(part), new PlaceName(part));
        var kindRule = new Rule(names.Take("any_kind"), one.ToExpression());
        var kindsRule = several.IsEmpty ? null : new Rule(names.Take("any_kinds"), several.ToExpression());
        var placeRule = new Rule(names.Take("any_place"), places.ToExpression());
        var said = PatternReader.Read(language.Missing, slot => slot switch
        {
            "kind" => kindRule,
            "kinds" => kindsRule,
            "place" => placeRule,
            "part" => parts.IsEmpty ? null : parts.ToExpression(),
            _ => null,
        });
        if (said is null) return null;
        var missing = new Rule(names.Take("any_thing"), new Meaning(said, Name));
        var sentences = language.Patterns.Absent
            .Select(pattern => PatternReader.Read(pattern, slot => slot == "missing" ? missing : power(slot) ?? piece(slot))).OfType<Expression>().ToList();
        return sentences.Count == 0 ? null : new Rule(names.Take("absent"), new Choice(sentences));
    }

    private static AbsentThing Name(IReadOnlyList<object> values)
    {
        var kind = values.OfType<KindName>().Single();
        return new AbsentThing(Language.Join([.. values.OfType<PlaceName>().Select(place => place.Text), kind.Text]), kind.IsMany);
    }

    private sealed record KindName(string Text, bool IsMany);

    private sealed record PlaceName(string Text);
}
