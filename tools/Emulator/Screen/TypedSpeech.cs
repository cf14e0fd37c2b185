using Emulator.Running;
using Emulator.Sound;

namespace Emulator.Screen;

/// <summary>Speaks a typed line to the board in a synthetic voice.</summary>
internal sealed class TypedSpeech(EmulatedBoard board, BoardSettings settings)
{
    private const string Voice = "rms";

    private readonly Conversation _conversation = new(board, settings);

    /// <summary>Ends when the line was answered.</summary>
    /// <param name="text">What to say.</param>
    /// <param name="buttonIsDown">The person holds the button and so has the board's ear already: the line is only said.</param>
    public async Task SpeakAsync(string text, bool buttonIsDown)
    {
        var (spoken, samples, problem) = await Task.Run(() => (new Flite(Voice).TrySpeak(text, out var made, out var why), made, why)).ConfigureAwait(false);
        if (!spoken)
        {
            board.Report(BoardEventKind.Error, ("text", problem));
            return;
        }

        if (buttonIsDown)
        {
            board.Machine.Microphone.Say(samples!);
            return;
        }

        var exchange = await _conversation.SpeakAsync(samples!, CancellationToken.None).ConfigureAwait(false);
        if (exchange.Problem.Length > 0) board.Report(BoardEventKind.Error, ("text", exchange.Problem));
    }
}
