namespace Server.Agents.Offline.Grammar;

/// <summary>Many fixed phrases with a value each, as one expression in which common beginnings are written once.</summary>
internal sealed class PhraseTrie
{
    // Ordered, so that the same phrases give the same text whatever order they came in.
    private readonly SortedDictionary<string, PhraseTrie> _next = new(StringComparer.Ordinal);
    private readonly List<object> _values = [];

    public bool IsEmpty => _next.Count == 0;

    /// <summary>Adds a phrase; without words it is passed over. One phrase may have several values: the readings are
    /// told apart later.</summary>
    public void Add(IEnumerable<string> words, object value)
    {
        var node = this;
        foreach (var word in words)
        {
            if (!node._next.TryGetValue(word, out var next)) node._next[word] = next = new PhraseTrie();
            node = next;
        }
        if (node != this) node._values.Add(value);
    }

    /// <summary>The expression; the trie must not be empty.</summary>
    public Expression ToExpression() => new Choice(_next.Select(branch => Branch(branch.Key, branch.Value)).ToArray());

    private static Sequence Branch(string word, PhraseTrie node)
    {
        var parts = new List<Expression> { new Word(word) };
        while (node._values.Count == 0 && node._next.Count == 1)
        {
            var only = node._next.First();
            parts.Add(new Word(only.Key));
            node = only.Value;
        }
        var markers = node._values.Select(Expression (value) => new Marker(value)).ToArray();
        if (node._next.Count == 0)
        {
            parts.Add(markers.Length == 1 ? markers[0] : new Choice(markers));
        }
        else
        {
            var longer = node._next.Select(Expression (branch) => Branch(branch.Key, branch.Value)).ToArray();
            if (markers.Length == 0) parts.Add(new Choice(longer));
            else parts.Add(new Choice([.. longer, .. markers]));
        }
        return new Sequence(parts);
    }
}
