using System.Text;
using Emulator.Running;
using Emulator.Sound;

namespace Emulator.Screen;

/// <summary>
/// What the keyboard does: the space bar is the talk button (a terminal tells no key-up, so it is pressed and released
/// with one stroke each), a typed line is spoken into the microphone, q on an empty line or Esc leaves.
/// </summary>
internal sealed class TalkKeys(EmulatedBoard board, BoardSettings settings)
{
    private const string Voice = "rms";
    private const int LongestLine = 200;

    private readonly StringBuilder _line = new();
    private readonly Conversation _conversation = new(board, settings);
    private Task _speaking = Task.CompletedTask;

    public bool HasLeft { get; private set; }

    public bool IsDown { get; private set; }

    /// <summary>What has been typed so far.</summary>
    public string Line => _line.ToString();

    /// <summary>True while a typed line is being spoken or answered.</summary>
    public bool IsSpeaking => !_speaking.IsCompleted;

    public void Press(ConsoleKeyInfo key)
    {
        switch (key.Key)
        {
            case ConsoleKey.Escape:
            case ConsoleKey.Q when _line.Length == 0:
                HasLeft = true;
                break;
            case ConsoleKey.Spacebar when _line.Length == 0:
                Toggle();
                break;
            case ConsoleKey.Backspace when _line.Length > 0:
                _line.Length--;
                break;
            case ConsoleKey.Enter when _line.Length > 0 && !IsSpeaking:
                _speaking = SpeakAsync(_line.ToString());
                _line.Clear();
                break;
            default:
                if (!char.IsControl(key.KeyChar) && _line.Length < LongestLine) _line.Append(key.KeyChar);
                break;
        }
    }

    private void Toggle()
    {
        IsDown = !IsDown;
        if (IsDown) board.PressTalk();
        else board.ReleaseTalk();
    }

    private async Task SpeakAsync(string text)
    {
        var (spoken, samples, problem) = await Task.Run(() => (new Flite(Voice).TrySpeak(text, out var made, out var why), made, why)).ConfigureAwait(false);
        if (!spoken)
        {
            board.Report(BoardEventKind.Error, ("text", problem));
            return;
        }

        // While the button is held the person already has the board's ear.
        if (IsDown)
        {
            board.Machine.Microphone.Say(samples!);
            return;
        }

        var exchange = await _conversation.SpeakAsync(samples!, CancellationToken.None).ConfigureAwait(false);
        if (exchange.Problem.Length > 0) board.Report(BoardEventKind.Error, ("text", exchange.Problem));
    }
}
