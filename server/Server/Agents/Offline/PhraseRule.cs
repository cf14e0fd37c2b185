using Server.Agents.Offline.Acts;
using Server.Agents.Offline.Grammar;

namespace Server.Agents.Offline;

/// <summary>The phrases that devices sent with their methods. Up to three may follow one another in a sentence, save
/// those without a word of their own: a stray digit before another phrase is soon heard where none was said.</summary>
internal static class PhraseRule
{
    private const int MaxInSentence = 3;

    /// <summary>Null when no device sent a phrase that can be said.</summary>
    /// <param name="maxWords">Room for them in the grammar, once for each time that they may be said.</param>
    public static Rule? Build(
        IReadOnlyList<ThingModel> things, CallRules calls, ValueRules values, SpokenText text, RuleNames names,
        Language language, int maxWords)
    {
        var following = new List<Expression>();
        var alone = new List<Expression>();
        var words = 0;
        foreach (var phrase in things
            .SelectMany(thing => thing.Methods.SelectMany(method => method.Descriptor.Phrases.Select(phrase => (thing, method, phrase))))
            .GroupBy(entry => (entry.phrase, calls.SignatureOf(entry.method))))
        {
            var (_, method, said) = phrase.First();
            if (Read(said, method, values, text) is not { } expression) continue;
            words += expression.WordCount * MaxInSentence;
            if (words > maxWords) break;
            var target = new Target([.. phrase.Select(entry => entry.thing).Distinct()], TargetScope.One, IsImplied: true);
            (HasOwnWords(expression) ? following : alone).Add(new Meaning(expression, found => new Command(
                [target], new CallAct(method.Descriptor.Name, found.OfType<SpokenArgument>().ToList()))));
        }
        if (following.Count > 0)
            alone.Add(Following(new Rule(names.Take("phrase"), new Choice(following)), new Word(language.ThingJoint), MaxInSentence));
        return alone.Count == 0 ? null : new Rule(names.Take("phrases"), new Choice(alone));
    }

    private static bool HasOwnWords(Expression phrase) => Factoring.Parts(phrase).OfType<Word>().Any();

    private static Expression Following(Rule phrase, Word joint, int count) => count == 1
        ? phrase
        : new Sequence(phrase, new Maybe(new Sequence(new Maybe(joint), Following(phrase, joint, count - 1))));

    // A phrase must have something to say, and a place that is not left out for each parameter that the method needs.
    private static Expression? Read(string phrase, MethodModel method, ValueRules values, SpokenText text)
    {
        var places = new Dictionary<string, Expression>(StringComparer.Ordinal);
        var expression = PatternReader.ReadPhrase(phrase, slot =>
        {
            var parameter = method.Descriptor.Parameters.FirstOrDefault(parameter => parameter.Name == slot);
            if (parameter is null || values.For(parameter) is not { } value) return null;
            var place = CallRules.Argument(parameter, value);
            return places.TryAdd(slot, place) ? place : null;
        }, text.PhraseWords);
        IReadOnlyList<Expression> always = expression is Sequence sequence ? sequence.Parts : expression is null ? [] : [expression];
        var isComplete = method.Descriptor.Parameters.All(parameter => !parameter.Required
            || (places.GetValueOrDefault(parameter.Name) is { } place && always.Any(part => ReferenceEquals(part, place))));
        return expression is { CanBeEmpty: false } && isComplete ? expression : null;
    }
}
