namespace Emulator.Running;

/// <summary>One utterance and what came of it. Moments are milliseconds since the board was switched on; null: it did not happen.</summary>
/// <param name="SpeechEnded">End of the sound at the microphone.</param>
/// <param name="Heard">What the server understood.</param>
/// <param name="Commands">What the board executed.</param>
/// <param name="Hardware">What really changed on the board.</param>
/// <param name="Sentences">What the server said.</param>
/// <param name="FirstSound">First audible sample from the speaker.</param>
/// <param name="Answer">What came from the speaker, left channel.</param>
/// <param name="AnswerRateHz">Its rate.</param>
/// <param name="Problem">What went wrong, empty when nothing did.</param>
internal sealed record Exchange(
    long SpeechEnded,
    BoardEvent? Heard,
    IReadOnlyList<BoardEvent> Commands,
    IReadOnlyList<BoardEvent> Hardware,
    IReadOnlyList<string> Sentences,
    long? FirstSound,
    short[] Answer,
    int AnswerRateHz,
    string Problem)
{
    public string HeardText => Heard?["text"] ?? string.Empty;

    public string AnswerText => string.Join(" ", Sentences);

    public bool CommandSucceeded => Commands.Any(command => command["success"] == "True");

    /// <summary>From the end of the speech, in milliseconds; null for what did not happen.</summary>
    public long? ToHeard => Heard?.Milliseconds - SpeechEnded;

    /// <summary>From the end of the speech to the last command, in milliseconds.</summary>
    public long? ToCommand => Commands.Count == 0 ? null : Commands[^1].Milliseconds - SpeechEnded;

    /// <summary>From the end of the speech to the first sound of the answer, in milliseconds.</summary>
    public long? ToFirstSound => FirstSound - SpeechEnded;
}
