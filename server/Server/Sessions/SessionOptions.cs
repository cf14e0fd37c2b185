namespace Server.Sessions;

/// <summary>Settings of voice sessions; section <c>Sessions</c> of the configuration. A session keeps those that it began
/// with.</summary>
internal sealed record SessionOptions
{
    /// <summary>How long a connection may stand without a hello.</summary>
    public TimeSpan HelloTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a device may take to report on a command.</summary>
    public TimeSpan CommandTimeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>The longest utterance; what is said after it is not heard. Babble never pauses.</summary>
    public TimeSpan UtteranceLimit { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>A link on which not a byte came for so long is dead and ends; zero for never. Whatever lives answers the
    /// server's pings, which leave every 30 s, or sends some of its own.</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromSeconds(150);

    /// <summary>A conversation with an open microphone ends when nobody has spoken for so long, as devices expect: they
    /// rest only when the link ends. Zero for never.</summary>
    public TimeSpan SilenceTimeout { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>How long the recogniser may be behind before what is being said is dropped.</summary>
    public TimeSpan RecognizerPatience { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long an answer may still be spoken when the server is told to stop.</summary>
    public TimeSpan FinishPatience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Connections that may stand at a time.</summary>
    public int MaxSessions { get; init; } = 5_000;

    /// <summary>Text messages a second and session, in the mean; ten times as many at once.</summary>
    public int MessagesPerSecond { get; init; } = 30;

    /// <summary>Megabytes of long messages, which are images, that all sessions together may have under way.</summary>
    public int LongMessageMegabytes { get; init; } = 64;

    /// <summary>Texts of <c>listen detect</c> that only announce an utterance; their punctuation does not count.</summary>
    public IReadOnlyList<string> WakeWords { get; init; } = [];

    /// <summary>What is answered to a wake word when nobody goes on to speak; empty for nothing.</summary>
    public string Greeting { get; init; } = "Yes?";

    /// <summary>How long a client may be quiet after a wake word before it is greeted: one that sends no sound waits to be
    /// answered.</summary>
    public TimeSpan GreetingDelay { get; init; } = TimeSpan.FromMilliseconds(150);

    /// <summary>How long one whose microphone is open may say nothing. Whoever goes on at once has begun by then; the
    /// greeting must not cost their first word.</summary>
    public TimeSpan GreetingPatience { get; init; } = TimeSpan.FromMilliseconds(700);

    /// <summary>True for a wake word and for an empty text.</summary>
    /// <param name="also">Wake words beside those of the settings.</param>
    public bool IsWakeWord(string text, IReadOnlyList<string>? also = null)
    {
        var words = WordsOf(text);
        return words.Length == 0 || WakeWords.Concat(also ?? []).Any(wakeWord => WordsOf(wakeWord) == words);
    }

    private static string WordsOf(string text) =>
        string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
