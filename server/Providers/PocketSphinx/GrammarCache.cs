namespace Providers.PocketSphinx;

/// <summary>Grammars of vocabularies, so that equal boards share one. Bounded by number and by memory: vocabularies of
/// devices that are gone are forgotten all at once when it is full. Safe for several threads.</summary>
internal sealed class GrammarCache(Func<string, Grammar?> compile, int maxGrammars = 256, long maxBytes = 64L << 20)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Grammar?> _grammars = new(StringComparer.Ordinal);
    private long _bytes;

    /// <summary>Grammars that are kept.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _grammars.Count;
        }
    }

    /// <summary>The grammar of a vocabulary; the same one for equal vocabularies, unless it was forgotten in between.</summary>
    /// <returns>Null when nothing of it can be spoken.</returns>
    public Grammar? Of(string jsgf)
    {
        lock (_lock)
        {
            if (_grammars.TryGetValue(jsgf, out Grammar? known))
                return known;
        }
        Grammar? grammar = compile(jsgf);
        long bytes = jsgf.Length * sizeof(char) + (grammar?.Network.Bytes ?? 0);
        lock (_lock)
        {
            if (_grammars.TryGetValue(jsgf, out Grammar? meanwhile))
                return meanwhile;
            if (_grammars.Count >= maxGrammars || _bytes + bytes > maxBytes)
            {
                _grammars.Clear();
                _bytes = 0;
            }
            _grammars.Add(jsgf, grammar);
            _bytes += bytes;
        }
        return grammar;
    }
}
