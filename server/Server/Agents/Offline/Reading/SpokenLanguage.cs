namespace Server.Agents.Offline.Reading;

/// <summary>A language file with all that is made of it once, for every house. Safe for concurrent use.</summary>
internal sealed class SpokenLanguage
{
    public SpokenLanguage(Language language)
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
