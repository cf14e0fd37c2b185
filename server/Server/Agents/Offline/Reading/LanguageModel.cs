using Server.Agents.Offline.Grammar;

namespace Server.Agents.Offline.Reading;

/// <summary>All that is made of a language file once, for every house.</summary>
internal sealed class LanguageModel
{
    private readonly Rule[] _talk;

    public LanguageModel(Language language)
    {
        Language = language;
        Text = new SpokenText(language);
        Lexicon = new Lexicon(language, Text);
        Numbers = new NumberReader(language, Text);
        Names = new NameReader(language, Text);
        _talk = [.. language.Reading.Talk.Select(talk => new Rule("talk", new Sequence(
            PatternReader.Read(talk.Value, _ => null) ?? new Sequence(), new Marker(talk.Key))))];
    }

    public Language Language { get; }

    /// <summary>What a sentence says for the talk itself; null for any other sentence.</summary>
    public TalkWords? TalkOf(string sentence)
    {
        var words = Text.Words(sentence, DigitReading.InWords);
        if (words.Count == 0) return null;
        foreach (var rule in _talk)
            if (SentenceMatcher.Match(rule, words) is [var values, ..]) return (TalkWords)values[^1];
        return null;
    }

    public SpokenText Text { get; }

    public Lexicon Lexicon { get; }

    public NumberReader Numbers { get; }

    public NameReader Names { get; }
}
