using Emulator.Running;

namespace Emulator.Reporting;

/// <summary>One line an event, for people and log files.</summary>
internal sealed class TextReport(TextWriter output) : IEventReport
{
    private readonly Lock _lock = new();

    public void Write(BoardEvent happened)
    {
        var line = Line(happened);
        lock (_lock)
        {
            output.WriteLine(line);
            output.Flush();
        }
    }

    /// <summary>Seconds, kind, and what there is to say.</summary>
    public static string Line(BoardEvent happened) => $"{happened.Milliseconds / 1000.0,9:0.000}  {happened.Kind,-8}  {Words(happened)}";

    /// <summary>What happened, without when and what kind.</summary>
    public static string Words(BoardEvent happened) => happened.Kind switch
    {
        BoardEventKind.State => $"{happened["from"]} -> {happened["to"]}",
        BoardEventKind.Command => $"{happened["thing"]}.{happened["method"]} {(happened["success"] == "True" ? "done" : "refused")}: {happened["result"]}",
        BoardEventKind.Thing or BoardEventKind.Hardware => $"{happened["thing"]}: {happened["state"]}",
        _ => string.Join(" ", happened.Fields.Select(field => field.Value)),
    };
}
