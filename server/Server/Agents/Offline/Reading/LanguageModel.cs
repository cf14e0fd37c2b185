using Server.Agents.Offline.Grammar;

namespace Server.Agents.Offline.Reading;

/// <summary>All that is made of a language file once, for every house.</summary>
internal sealed class LanguageModel
{
    public LanguageModel(Language language)
    {
        Language = language;
        Text = new SpokenText(language);
        Lexicon = new Lexicon(language, Text);
        Numbers = new NumberReader(language, Text);
        Names = new NameReader(language, Text);
        Phrases = new TalkPhrases(language, Text, Lexicon);
    }

    public Language Language { get; }

    public SpokenText Text { get; }

    public Lexicon Lexicon { get; }

    public NumberReader Numbers { get; }

    public NameReader Names { get; }

    public TalkPhrases Phrases { get; }
}
