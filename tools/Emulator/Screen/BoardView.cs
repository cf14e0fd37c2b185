using Emulator.Demo;
using Emulator.Reporting;
using Emulator.Running;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Emulator.Screen;

/// <summary>The picture of a board: state, hardware, conversation, log and keys, on any terminal from 60 by 20.</summary>
internal sealed class BoardView(EmulatedBoard board, BoardSettings settings, TalkKeys keys, Profile terminal)
{
    private const int SmallestHeight = 20;
    private const int SmallestWidth = 60;
    private const int StateWidth = 30;
    private const int StateRows = 4;
    private const int BorderRows = 2;
    private const int BorderColumns = 4;
    private const int NameWidth = 20;
    private const int FewestLogRows = 3;

    private static readonly string[] KeyHints =
    [
        "space  presses the talk button, and releases it with the next stroke (a terminal tells no key-up)   /set  what happens around the board   q, Esc  leave",
        "space  press or release the talk button   /set  happenings   q, Esc  leave",
        "space  talk button   /set  happenings   q  leave",
    ];

    private int Width => Math.Max(terminal.Width, SmallestWidth);

    /// <summary>A new picture of how things are now.</summary>
    public IRenderable Draw()
    {
        var height = Math.Max(terminal.Height, SmallestHeight);
        var hardwareRows = Math.Max(StateRows, board.Attached.Count) + BorderRows;
        const int titleAndKeys = 1 + 2 + 1;
        return new Rows(
            Title(),
            new Grid().AddColumn(new GridColumn().Width(StateWidth).Padding(0, 0)).AddColumn(new GridColumn().Width(Width - StateWidth).Padding(0, 0)).AddRow(StatePanel(), HardwarePanel()),
            LogPanel(height - hardwareRows - BorderRows - titleAndKeys),
            Keys());
    }

    private Rule Title()
    {
        var title = board.Description.Title ?? board.Description.Name;
        var room = Width - settings.Server.Length - 8;
        var server = room >= title.Length ? $"  [grey]{Markup.Escape(settings.Server)}[/]" : string.Empty;
        return new Rule($"[bold]{Markup.Escape(Cut(title, Width - 6))}[/]{server}").LeftJustified();
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
        var lines = board.Attached.Select(hardware =>
        {
            var swatch = ScreenDemoReport.Swatch(hardware);
            var room = Width - StateWidth - BorderColumns - NameWidth - 1 - (swatch.Length > 0 ? 3 : 0);
            return $"{Markup.Escape(Cut(hardware.Thing, NameWidth)),-NameWidth} {swatch}{Markup.Escape(Cut(hardware.Describe(), room))}";
        });
        return new Panel(new Markup(string.Join("\n", lines))).Header("hardware").Expand();
    }

    private Panel LogPanel(int rows)
    {
        var all = board.Journal.Since(Math.Max(0, board.Journal.Count - 200));
        var shown = all.Where(entry => entry.Kind != BoardEventKind.Thing).TakeLast(Math.Max(FewestLogRows, rows)).Select(Line);
        return new Panel(new Markup(string.Join("\n", shown)) { Overflow = Overflow.Ellipsis }).Header("log").Expand();
    }

    private Markup Keys()
    {
        var typed = keys.Line.Length <= Width - 4 ? keys.Line : "…" + keys.Line[^(Width - 5)..];
        var line = keys.Line.Length > 0 ? $"[bold]> {Markup.Escape(typed)}_[/]" : keys.IsSpeaking ? "[yellow]speaking[/]" : "[grey]> type a sentence and press Enter[/]";
        var hint = Array.Find(KeyHints, hint => hint.Length < Width) ?? KeyHints[^1];
        return new Markup($"{line}\n[grey]{hint}[/]");
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
        return $"[{color}]{Markup.Escape(Cut(TextReport.Line(entry).ReplaceLineEndings(" "), Width - BorderColumns - 2))}[/]";
    }

    private static string Cut(string text, int width) => text.Length > width ? text[..Math.Max(0, width - 1)] + "…" : text;
}
