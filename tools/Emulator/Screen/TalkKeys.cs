using System.Text;
using Emulator.Running;

namespace Emulator.Screen;

/// <summary>
/// What the keyboard does: the space bar is the talk button (a terminal tells no key-up, so it is pressed and released
/// with one stroke each), a typed line is spoken into the microphone or, with a slash before it, obeyed; q on an empty
/// line or Esc leaves. While a line is spoken it holds the button itself, and the space bar does nothing.
/// </summary>
internal sealed class TalkKeys(EmulatedBoard board, Func<string, bool, Task> speak)
{
    private const int LongestLine = 200;

    private readonly StringBuilder _line = new();
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
                if (!IsSpeaking || IsDown) Toggle();
                break;
            case ConsoleKey.Backspace when _line.Length > 0:
                _line.Length--;
                break;
            case ConsoleKey.Enter when TypedLine.IsCommand(Line):
                Obey(TakeLine());
                break;
            case ConsoleKey.Enter when _line.Length > 0 && !IsSpeaking:
                _speaking = speak(TakeLine(), IsDown);
                break;
            default:
                if (!char.IsControl(key.KeyChar) && _line.Length < LongestLine) _line.Append(key.KeyChar);
                break;
        }
    }

    private string TakeLine()
    {
        var line = _line.ToString().Trim();
        _line.Clear();
        return line;
    }

    private void Toggle()
    {
        IsDown = !IsDown;
        if (IsDown) board.PressTalk();
        else board.ReleaseTalk();
    }

    private void Obey(string line)
    {
        var obeyed = TypedLine.TryObey(line, board.Attached, out var answer);
        board.Report(obeyed ? BoardEventKind.Input : BoardEventKind.Error, ("text", answer));
    }
}
