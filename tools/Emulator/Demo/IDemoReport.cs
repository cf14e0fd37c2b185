using Emulator.Reporting;
using Emulator.Running;

namespace Emulator.Demo;

/// <summary>Shows a demonstration while it runs.</summary>
internal interface IDemoReport : IEventReport
{
    /// <param name="answerFolder">Null when answers are not kept.</param>
    void Begin(EmulatedBoard board, Uri server, string? answerFolder);

    /// <summary>Something is about to be said.</summary>
    void StepBegins(int number, int count, string speech);

    /// <summary>It was answered; an empty problem means that it passed.</summary>
    void StepEnds(EmulatedBoard board, Exchange exchange, string? answerFile, string problem);

    void End(long milliseconds, int passed, IReadOnlyList<string> failures);
}
