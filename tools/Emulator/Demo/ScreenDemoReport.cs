using System.Globalization;
using Emulator.Attached;
using Emulator.Reporting;
using Emulator.Running;
using Spectre.Console;

namespace Emulator.Demo;

/// <summary>The demonstration for somebody who watches: what is said, understood, done, lit and answered, and how fast.</summary>
internal sealed class ScreenDemoReport(IAnsiConsole console) : IDemoReport
{
    private readonly Lock _lock = new();

    public void Begin(EmulatedBoard board, Uri server, string? answerFolder)
    {
        console.Write(new Rule($"[bold]{Markup.Escape(board.Description.Title ?? board.Description.Name)}[/]").LeftJustified());
        Line("server", server.ToString(), "grey");
        Line("answers", answerFolder ?? "not kept; --out FOLDER keeps them", "grey");
        foreach (var hardware in board.Attached) Line(hardware.Thing, hardware.Describe(), "grey");
    }

    public void StepBegins(int number, int count, string speech)
    {
        lock (_lock) console.MarkupLine($"\n[bold]{number}/{count}  “{Markup.Escape(speech)}”[/]");
    }

    public void Write(BoardEvent happened)
    {
        switch (happened.Kind)
        {
            case BoardEventKind.State when happened["to"] is "listening" or "speaking":
                Line("state", happened["to"], "blue");
                break;
            case BoardEventKind.Heard:
                Line("heard", happened["text"], "yellow");
                break;
            case BoardEventKind.Command:
                Line("command", TextReport.Words(happened), happened["success"] == "True" ? "green" : "red");
                break;
            case BoardEventKind.Said:
                Line("answer", happened["text"], "cyan");
                break;
            case BoardEventKind.Error:
                Line("error", happened["text"], "red");
                break;
        }
    }

    public void StepEnds(EmulatedBoard board, Exchange exchange, string? answerFile, string problem)
    {
        lock (_lock)
        {
            foreach (var hardware in board.Attached.Where(hardware => exchange.Hardware.Any(changed => changed["thing"] == hardware.Thing)))
                console.MarkupLine($"      [grey]{hardware.Thing,-20}[/] {Swatch(hardware)}{Markup.Escape(hardware.Describe())}");
            console.MarkupLine($"      [grey]{"after the speech",-20}[/] heard {Seconds(exchange.ToHeard)}, done {Seconds(exchange.ToCommand)}, first sound {Seconds(exchange.ToFirstSound)}");
            if (answerFile is not null) console.MarkupLine($"      [grey]{"saved",-20} {answerFile}[/]");
            console.MarkupLine(problem.Length == 0 ? "      [green]passed[/]" : $"      [red]failed: {Markup.Escape(problem)}[/]");
        }
    }

    public void End(long milliseconds, int passed, IReadOnlyList<string> failures)
    {
        console.WriteLine();
        foreach (var failure in failures) console.MarkupLine($"[red]failed  {Markup.Escape(failure)}[/]");
        console.MarkupLine($"[bold]{passed} passed, {failures.Count} failed[/] in {Seconds(milliseconds)}");
    }

    internal static string Swatch(IAttachedHardware hardware)
    {
        if (ColorOf(hardware) is not var (red, green, blue)) return string.Empty;
        return string.Create(CultureInfo.InvariantCulture, $"[rgb({Shade(red)},{Shade(green)},{Shade(blue)})]██[/] ");
    }

    /// <summary>Duty cycles, 0 to 1; null for what has no colour.</summary>
    private static (double Red, double Green, double Blue)? ColorOf(IAttachedHardware hardware) => hardware switch
    {
        RgbLamp lamp => lamp.Duties,
        LedStrip strip => strip.Brightest,
        _ => null,
    };

    /// <summary>The eye sees half the light as three quarters of the brightness; a screen's numbers are the eye's.</summary>
    private static int Shade(double duty) => (int)Math.Round(255 * Math.Pow(Math.Clamp(duty, 0, 1), 1 / 2.2));

    private static string Seconds(long? milliseconds) => milliseconds is { } value ? string.Create(CultureInfo.InvariantCulture, $"{value / 1000.0:0.00} s") : "-";

    private void Line(string what, string text, string color)
    {
        lock (_lock) console.MarkupLine($"      [grey]{what,-20}[/] [{color}]{Markup.Escape(text)}[/]");
    }
}
