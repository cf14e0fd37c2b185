using Server.Agents.Offline.Grammar;

namespace Server.Agents.Offline.Reading;

/// <summary>Knows whole sentences that are for the talk itself, politeness around them left out: "yes", "sure, go ahead", "what time
/// is it, please", "the second one". Immutable and safe for concurrent use.</summary>
internal sealed class TalkPhrases
{
    // The longest of them has some ten words; other speech need not be looked through.
    private const int MaxWords = 16;
    private const int MaxYesWords = 4;

    private static readonly char[] Signs = ['(', ')', '[', ']', '|'];

    private readonly Rule[] _talk, _picks;
    private readonly List<string[]> _polite;
    private readonly HashSet<string> _fillers, _words;
    private readonly SpokenText _text;
    private readonly Lexicon _lexicon;

    public TalkPhrases(Language language, SpokenText text, Lexicon lexicon)
    {
        (_text, _lexicon) = (text, lexicon);
        _fillers = language.Fillers;
        _polite = [.. language.Reading.Words.GetValueOrDefault(WordRole.Polite, []).Select(phrase => text.RawWords(phrase).ToArray())
            .Where(words => words.Length > 0).OrderByDescending(words => words.Length)];
        _talk = [.. language.Reading.Talk.Select(talk => RuleOf(talk.Value, talk.Key, mayRepeat: talk.Key is TalkWords.Yes or TalkWords.No))];
        _words = [.. language.Reading.Talk.Values.Concat(language.Reading.Picks.Values).SelectMany(pattern => pattern.Split(Signs))
            .SelectMany(SpokenText.Split).Concat(_polite.SelectMany(phrase => phrase))];
        _picks = [.. language.Reading.Picks.Select(pick => RuleOf(pick.Value, pick.Key, mayRepeat: false))];
    }

    /// <summary>What a sentence says for the talk itself; null for any other sentence.</summary>
    public TalkWords? TalkOf(string sentence) => (TalkWords?)Find(_talk, sentence);

    /// <summary>Which of several things a sentence picks by their order; null when it picks none so.</summary>
    public Pick? PickOf(string sentence) => (Pick?)Find(_picks, sentence);

    /// <summary>What follows a "yes" with which a sentence begins, in plain words; null when it begins with none, or nothing follows.
    /// "Right lamp off" begins with a name.</summary>
    public string? AfterYes(string sentence)
    {
        var words = _text.Tokens(sentence);
        if (_lexicon.At(words, 0).Any(found => found.Sense is FeatureSense)) return null;
        for (var count = Math.Min(words.Count - 1, MaxYesWords); count > 0; count--)
            if (TalkOf(string.Join(' ', words.Take(count))) is TalkWords.Yes) return string.Join(' ', words.Skip(count));
        return null;
    }

    // "Yes please do" and "sure, go ahead" are two that say the same.
    private static Rule RuleOf(string pattern, object meaning, bool mayRepeat)
    {
        var phrase = PatternReader.Read(pattern, _ => null) ?? new Sequence();
        return new Rule("talk", new Sequence(mayRepeat ? new Chain("said", phrase, new Sequence()) : phrase, new Marker(meaning)));
    }

    private object? Find(Rule[] rules, string sentence)
    {
        var words = _text.Words(sentence, DigitReading.InWords);
        // "Okay" and nothing else.
        if (words.Count == 0) words = [.. _text.Tokens(sentence).Where(_fillers.Contains).TakeLast(1)];
        if (words.Count is 0 or > MaxWords || !words.TrueForAll(_words.Contains)) return null;
        return Match(rules, words) ?? (Bare(words) is { Count: > 0 } bare && bare.Count < words.Count ? Match(rules, bare) : null);
    }

    private static object? Match(Rule[] rules, List<string> words)
    {
        foreach (var rule in rules)
            if (SentenceMatcher.Match(rule, words) is [var values, ..]) return values[^1];
        return null;
    }

    private List<string> Bare(List<string> words)
    {
        var (start, end) = (0, words.Count);
        while (_polite.Find(phrase => Stands(phrase, start)) is { } before) start += before.Length;
        while (_polite.Find(phrase => end - phrase.Length >= start && Stands(phrase, end - phrase.Length)) is { } after) end -= after.Length;
        return words[start..end];

        bool Stands(string[] phrase, int at)
        {
            if (at + phrase.Length > end) return false;
            for (var i = 0; i < phrase.Length; i++)
                if (words[at + i] != phrase[i]) return false;
            return true;
        }
    }
}
