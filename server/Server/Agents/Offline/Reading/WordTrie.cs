namespace Server.Agents.Offline.Reading;

/// <summary>Phrases with what they mean, found at a place among words in one walk however many there are.</summary>
internal sealed class WordTrie<T>
{
    private Dictionary<string, WordTrie<T>>? _next;
    private List<T>? _values;

    /// <summary>Adds a phrase; one without words is passed over.</summary>
    public void Add(IEnumerable<string> words, T value)
    {
        var node = this;
        foreach (var word in words)
        {
            node._next ??= new Dictionary<string, WordTrie<T>>(StringComparer.Ordinal);
            if (!node._next.TryGetValue(word, out var next)) node._next[word] = next = new WordTrie<T>();
            node = next;
        }
        if (node != this && node._values?.Contains(value) != true) (node._values ??= []).Add(value);
    }

    /// <summary>Every phrase that begins at <paramref name="start"/>: where it ends, and what it means.</summary>
    public IEnumerable<(int End, T Value)> At(IReadOnlyList<string> words, int start)
    {
        var node = this;
        for (var end = start; end < words.Count && node._next?.TryGetValue(words[end], out var next) == true;)
        {
            node = next;
            end++;
            if (node._values is null) continue;
            foreach (var value in node._values) yield return (end, value);
        }
    }

    /// <summary>The longest phrase that begins at <paramref name="start"/>: its end and all that it means; null when there
    /// is none.</summary>
    public (int End, IReadOnlyList<T> Values)? LongestAt(IReadOnlyList<string> words, int start)
    {
        (int, IReadOnlyList<T>)? longest = null;
        var node = this;
        for (var end = start; end < words.Count && node._next?.TryGetValue(words[end], out var next) == true;)
        {
            node = next;
            end++;
            if (node._values is not null) longest = (end, node._values);
        }
        return longest;
    }
}
