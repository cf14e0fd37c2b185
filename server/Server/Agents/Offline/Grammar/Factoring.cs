using System.Globalization;
using System.Runtime.CompilerServices;

namespace Server.Agents.Offline.Grammar;

/// <summary>Writes common beginnings of sentences once: <c>a b | a c</c> becomes <c>a (b | c)</c>. A recogniser makes a
/// copy of a rule at each place of its use, so that this keeps its network small.</summary>
internal static class Factoring
{
    /// <summary>A choice of sentences, each a list of parts; the order of the readings stays.</summary>
    public static Expression Choice(IReadOnlyList<IReadOnlyList<Expression>> sentences)
    {
        var groups = new List<(string Key, List<IReadOnlyList<Expression>> Sentences)>();
        var byKey = new Dictionary<string, List<IReadOnlyList<Expression>>>(StringComparer.Ordinal);
        foreach (var sentence in sentences)
        {
            var key = sentence.Count == 0 ? "" : Key(sentence[0]);
            if (!byKey.TryGetValue(key, out var group))
            {
                byKey[key] = group = [];
                groups.Add((key, group));
            }
            group.Add(sentence);
        }
        var alternatives = groups.Select(group => Group(group.Sentences)).ToArray();
        return alternatives.Length == 1 ? alternatives[0] : new Choice(alternatives);
    }

    /// <summary>The parts of a sentence, one after the other.</summary>
    public static IReadOnlyList<Expression> Parts(Expression expression) =>
        expression is Sequence sequence ? sequence.Parts : [expression];

    private static Expression Group(List<IReadOnlyList<Expression>> sentences)
    {
        if (sentences.Count == 1) return sentences[0].Count == 1 ? sentences[0][0] : new Sequence(sentences[0]);
        if (sentences[0].Count == 0) return new Choice(sentences.Select(Expression (_) => new Sequence()).ToArray());
        IReadOnlyList<IReadOnlyList<Expression>> rest = [.. sentences.Select(sentence => (IReadOnlyList<Expression>)[.. sentence.Skip(1)])];
        return new Sequence([sentences[0][0], .. Parts(Choice(rest))]);
    }

    // Equal for parts that say and mean the same. What carries a value is only equal to itself.
    private static string Key(Expression part) => part switch
    {
        Word word => word.Text,
        Rule rule => $"<{rule.Name}>",
        Chain chain => $"<{chain.Name}>",
        Maybe maybe => $"[{Key(maybe.Inner)}]",
        Choice choice => $"({string.Join('|', choice.Alternatives.Select(Key))})",
        Sequence sequence => string.Join(' ', sequence.Parts.Select(Key)),
        _ => "#" + RuntimeHelpers.GetHashCode(part).ToString(CultureInfo.InvariantCulture),
    };
}
