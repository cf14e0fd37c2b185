using System.Globalization;
using System.Runtime.CompilerServices;

namespace Server.Agents.Offline.Grammar;

/// <summary>Finds what a sentence means: every way in which an expression covers all of its words.</summary>
internal sealed class SentenceMatcher
{
    // A sentence with more readings than this at one place says nothing definite; the bound also holds hostile
    // phrases in check.
    private const int MaxReadings = 64;
    private static readonly object[] NoValues = [];

    // Never added to; most choices find nothing.
    private static readonly List<Reading> NoReadings = [];

    private readonly IReadOnlyList<string> _words;
    private readonly Dictionary<(Expression, int), IReadOnlyList<Reading>> _known = new(KeyComparer.Instance);

    private SentenceMatcher(IReadOnlyList<string> words) => _words = words;

    /// <summary>The values of each reading of the whole sentence, in the order of the grammar; none when it is not in it.</summary>
    public static IReadOnlyList<IReadOnlyList<object>> Match(Rule root, IReadOnlyList<string> words) =>
        new SentenceMatcher(words).At(root, 0)
            .Where(reading => reading.End == words.Count).Select(reading => reading.Values).ToList();

    private IReadOnlyList<Reading> At(Expression expression, int position)
    {
        switch (expression)
        {
            case Word word:
                return position < _words.Count && _words[position] == word.Text
                    ? [new Reading(position + 1, NoValues)]
                    : [];
            case TypedNumber: return Typed(position);
            case Marker marker: return [new Reading(position, [marker.Value])];
            case Sequence sequence: return InSequence(sequence, position);
            case Choice choice: return InChoice(choice, position);
            case Maybe maybe: return [.. At(maybe.Inner, position), new Reading(position, NoValues)];
            case Meaning meaning: return WithMeaning(meaning, position);
            case Rule rule: return Remembered(rule, position, () => At(rule.Body, position));
            case Chain chain: return Remembered(chain, position, () => InChain(chain, position));
            default: throw new ArgumentException($"{expression.GetType().Name} is no kind of expression.", nameof(expression));
        }
    }

    private IReadOnlyList<Reading> Typed(int position) =>
        position < _words.Count && _words[position][0] == TypedNumber.Sign
        && double.TryParse(_words[position].AsSpan(1), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? [new Reading(position + 1, [number])]
            : [];

    private IReadOnlyList<Reading> Remembered(Expression expression, int position, Func<IReadOnlyList<Reading>> match)
    {
        if (_known.TryGetValue((expression, position), out var readings)) return readings;
        readings = match();
        _known[(expression, position)] = readings;
        return readings;
    }

    private IReadOnlyList<Reading> InSequence(Sequence sequence, int position)
    {
        IReadOnlyList<Reading> soFar = [new Reading(position, NoValues)];
        foreach (var part in sequence.Parts)
        {
            soFar = Then(soFar, part);
            if (soFar.Count == 0) return soFar;
        }
        return soFar;
    }

    private IReadOnlyList<Reading> Then(IReadOnlyList<Reading> before, Expression part)
    {
        if (before.Count == 1 && before[0].Values.Length == 0) return At(part, before[0].End);
        var after = new List<Reading>();
        foreach (var reading in before)
            foreach (var next in At(part, reading.End))
                Add(after, new Reading(next.End, Joined(reading.Values, next.Values)));
        return after;
    }

    // Readings without a value that end alike are one: "[a] [a] [a]" must not double at each part.
    private static void Add(List<Reading> readings, Reading reading)
    {
        if (readings.Count == MaxReadings) return;
        if (reading.Values.Length == 0)
            foreach (var known in readings)
                if (known.End == reading.End && known.Values.Length == 0) return;
        readings.Add(reading);
    }

    private List<Reading> InChoice(Choice choice, int position)
    {
        var found = NoReadings;
        foreach (var alternative in choice.Before(position < _words.Count ? _words[position] : null))
        {
            var readings = At(alternative, position);
            if (readings.Count == 0) continue;
            if (ReferenceEquals(found, NoReadings)) found = [];
            found.AddRange(readings);
            if (found.Count >= MaxReadings) break;
        }
        return found;
    }

    private List<Reading> InChain(Chain chain, int position)
    {
        var all = new List<Reading>();
        var ends = At(chain.Item, position);
        for (var items = 1; ends.Count > 0; items++)
        {
            all.AddRange(ends);
            if (items == Chain.MaxItems) break;
            ends = Then(Then(ends, chain.Joint), chain.Item);
        }
        return all;
    }

    private List<Reading> WithMeaning(Meaning meaning, int position)
    {
        var readings = new List<Reading>();
        foreach (var reading in At(meaning.Inner, position))
            if (meaning.Reduce(reading.Values) is { } value) readings.Add(new Reading(reading.End, [value]));
        return readings;
    }

    private static object[] Joined(object[] before, object[] after) =>
        before.Length == 0 ? after : after.Length == 0 ? before : [.. before, .. after];

    private readonly record struct Reading(int End, object[] Values);

    private sealed class KeyComparer : IEqualityComparer<(Expression Expression, int Position)>
    {
        public static readonly KeyComparer Instance = new();

        public bool Equals((Expression Expression, int Position) a, (Expression Expression, int Position) b) =>
            a.Position == b.Position && ReferenceEquals(a.Expression, b.Expression);

        public int GetHashCode((Expression Expression, int Position) key) =>
            HashCode.Combine(RuntimeHelpers.GetHashCode(key.Expression), key.Position);
    }
}
