using Emulator.Demo;
using Emulator.Reporting;
using Emulator.Running;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Emulator.Screen;

/// <summary>The picture of a board: state, hardware, conversation, log and keys.</summary>
internal sealed class BoardView(EmulatedBoard board, BoardSettings settings, TalkKeys keys, Profile terminal)
{
    private const int FixedRows = 14;
    private const int StateWidth = 30;

    /// <summary>A new picture of how things are now.</summary>
    public IRenderable Draw()
    {
        var height = Math.Max(terminal.Height, 20);
        return new Rows(
            new Rule($"[bold]{Markup.Escape(board.Description.Title ?? board.Description.Name)}[/]  [grey]{Markup.Escape(settings.Server)}[/]").LeftJustified(),
            new Grid().AddColumn(new GridColumn().Width(StateWidth).Padding(0, 0)).AddColumn(new GridColumn().Padding(0, 0)).AddRow(StatePanel(), HardwarePanel()),
            LogPanel(height - FixedRows - Math.Max(0, board.Attached.Count - 3)),
            Keys());
    }

    private Panel StatePanel()
    {
        var color = board.State switch
        {
            "listening" or "error" => "red",
            "speaking" => "green",
            "connecting" or "starting" or "configuring" or "updating" => "yellow",
            _ => "grey",
        };
        var light = board.IsStatusLit ? "[bold white]●[/]" : "[grey]○[/]";
        var button = keys.IsDown ? "[bold red]pressed[/]" : "released";
        var sound = board.Machine.Speaker.IsPlaying ? "[green]sounding[/]" : "silent";
        var ear = board.Machine.Microphone.IsSpeaking ? "[yellow]speech[/]" : "quiet";
        return new Panel(new Markup($"{light} [{color}]{(board.State.Length == 0 ? "off" : board.State)}[/]\nbutton     {button}\nmicrophone {ear}\nspeaker    {sound}"))
            .Header("device").Expand();
    }

    private Panel HardwarePanel()
    {
        var lines = board.Attached.Select(hardware => $"{hardware.Thing,-20} {ScreenDemoReport.Swatch(hardware)}{Markup.Escape(hardware.Describe())}");
        return new Panel(new Markup(string.Join("\n", lines))).Header("hardware").Expand();
    }

    private Panel LogPanel(int rows)
    {
        var all = board.Journal.Since(Math.Max(0, board.Journal.Count - 200));
        var shown = all.Where(entry => entry.Kind != BoardEventKind.Thing).TakeLast(Math.Max(3, rows)).Select(Line);
        return new Panel(new Markup(string.Join("\n", shown)) { Overflow = Overflow.Ellipsis }).Header("log").Expand();
    }

    private Markup Keys()
    {
        var line = keys.Line.Length > 0 ? $"[bold]> {Markup.Escape(keys.Line)}_[/]" : keys.IsSpeaking ? "[yellow]speaking[/]" : "[grey]> type a sentence and press Enter[/]";
        return new Markup($"{line}\n[grey]space[/] {(keys.IsDown ? "release" : "press")} the talk button (a terminal tells no key-up: once to press, once more to release)   [grey]q, Esc[/] leave");
    }

    private string Line(BoardEvent entry)
    {
        var color = entry.Kind switch
        {
            BoardEventKind.Heard => "yellow",
            BoardEventKind.Said => "cyan",
            BoardEventKind.Command => "green",
            BoardEventKind.Error => "red",
            BoardEventKind.State => "blue",
            _ => "grey",
        };
        var text = TextReport.Line(entry).ReplaceLineEndings(" ");
        var width = Math.Max(20, terminal.Width - 6);
        return $"[{color}]{Markup.Escape(text.Length > width ? text[..(width - 1)] + "…" : text)}[/]";
    }
}
