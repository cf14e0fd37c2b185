using System.Collections.Concurrent;
using System.Text;

namespace Providers.PocketSphinx;

/// <summary>Pronunciations of words: from the settings, else from the model's dictionary, else by letter-to-sound
/// rules. Safe for several threads.</summary>
internal sealed class Pronunciations(
    string dictionaryPath, IReadOnlyDictionary<string, string> own, Func<string, string?> letterToSound)
{
    // The dictionary has 134,000 words and a house some hundreds: it is read through when new words come, in
    // about 10 ms, and only what was asked for is kept.
    private readonly ConcurrentDictionary<string, IReadOnlyList<string>> _found = new(StringComparer.Ordinal);

    /// <summary>Looks these words up, so that <see cref="Of"/> answers at once.</summary>
    public void Load(IEnumerable<string> words)
    {
        var missing = words.Where(word => !_found.ContainsKey(word)).ToHashSet(StringComparer.Ordinal);
        if (missing.Count == 0)
            return;
        Dictionary<string, List<string>> listed = Search(missing);
        foreach (string word in missing)
            _found.TryAdd(word, Choose(word, listed.GetValueOrDefault(word)));
    }

    /// <summary>Phones with spaces between, one entry for each pronunciation; none when it cannot be spoken.</summary>
    public IReadOnlyList<string> Of(string word)
    {
        if (!_found.ContainsKey(word))
            Load([word]);
        return _found[word];
    }

    private List<string> Choose(string word, List<string>? listed)
    {
        if (own.TryGetValue(word, out string? set))
            return [set];
        if (listed is not null)
            return listed;
        return letterToSound(word) is { } guessed ? [guessed] : [];
    }

    // Lines are "word AA BB" and "word(2) AA CC".
    private Dictionary<string, List<string>> Search(HashSet<string> words)
    {
        var found = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        HashSet<string>.AlternateLookup<ReadOnlySpan<char>> wanted = words.GetAlternateLookup<ReadOnlySpan<char>>();
        ReadOnlySpan<char> text = Encoding.ASCII.GetString(File.ReadAllBytes(dictionaryPath));
        foreach (ReadOnlySpan<char> line in text.EnumerateLines())
        {
            int end = line.IndexOf(' ');
            if (end <= 0)
                continue;
            ReadOnlySpan<char> word = line[..end];
            int variant = word.IndexOf('(');
            if (variant > 0)
                word = word[..variant];
            if (!wanted.TryGetValue(word, out string? known))
                continue;
            if (!found.TryGetValue(known, out List<string>? list))
                found.Add(known, list = []);
            list.Add(line[(end + 1)..].Trim().ToString());
        }
        return found;
    }
}
