using Emulator.Reporting;
using Emulator.Running;

namespace Emulator.Demo;

/// <summary>The demonstration as events: those of the board, one "step" for each utterance, and "result" at the end.</summary>
internal sealed class JsonDemoReport(TextWriter output) : IDemoReport
{
    private readonly JsonReport _json = new(output);

    public void Write(BoardEvent happened) => _json.Write(happened);

    public void Begin(EmulatedBoard board, Uri server, string? answerFolder)
    {
        List<(string, object)> fields = [("board", board.Description.Name), ("server", server.ToString())];
        if (answerFolder is not null) fields.Add(("out", answerFolder));
        Write(new BoardEvent(board.Milliseconds, "begin", [.. fields]));
    }

    public void StepBegins(int number, int count, string speech)
    {
        // The board's own events tell when the speech begins and ends.
    }

    public void StepEnds(EmulatedBoard board, Exchange exchange, string? answerFile, string problem)
    {
        List<(string, object)> fields = [("passed", problem.Length == 0), ("heard", exchange.HeardText), ("answer", exchange.AnswerText)];
        if (exchange.ToHeard is { } heard) fields.Add(("heard_ms", heard));
        if (exchange.ToCommand is { } command) fields.Add(("command_ms", command));
        if (exchange.ToFirstSound is { } sound) fields.Add(("first_sound_ms", sound));
        if (answerFile is not null) fields.Add(("file", answerFile));
        if (problem.Length > 0) fields.Add(("problem", problem));
        Write(new BoardEvent(board.Milliseconds, "step", [.. fields]));
    }

    public void End(long milliseconds, int passed, IReadOnlyList<string> failures) =>
        Write(new BoardEvent(milliseconds, "result", ("passed", passed), ("failed", failures.Count)));
}
