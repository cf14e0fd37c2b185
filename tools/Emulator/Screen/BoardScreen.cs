using Emulator.Commands;
using Emulator.Running;
using Spectre.Console;

namespace Emulator.Screen;

/// <summary>A board on the terminal: drawn a few times a second, driven by the keyboard.</summary>
internal sealed class BoardScreen(EmulatedBoard board, BoardSettings settings, IAnsiConsole console)
{
    private static readonly TimeSpan FrameTime = TimeSpan.FromMilliseconds(100);

    private readonly TalkKeys _keys = new(board, new TypedSpeech(board, settings).SpeakAsync);

    /// <summary>Draws until the person leaves or the process is told to end.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var view = new BoardView(board, settings, _keys, console.Profile);
        console.Clear();
        try
        {
            await console.Live(view.Draw()).Overflow(VerticalOverflow.Crop).StartAsync(async live =>
            {
                while (!_keys.HasLeft)
                {
                    while (Console.KeyAvailable) _keys.Press(Console.ReadKey(intercept: true));
                    live.UpdateTarget(view.Draw());
                    live.Refresh();
                    await Task.Delay(FrameTime, cancellation).ConfigureAwait(false);
                }
            }).ConfigureAwait(false);
        }
        finally
        {
            console.Cursor.Show();
        }

        return ExitCode.Success;
    }
}
