using Emulator.Running;
using Emulator.Sound;
using Nano;

namespace Emulator.Measuring;

/// <summary>Speaks one sentence to a board whose button is held to talk, and reads its meter on the way.</summary>
internal sealed class MeteredTurn(EmulatedBoard board)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan UntilSteady = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Sounding = TimeSpan.FromMilliseconds(600);
    private static readonly TimeSpan UntilQuiet = TimeSpan.FromMilliseconds(800);

    public async Task<TurnCost> SpeakAsync(Recording speech, CancellationToken cancellation)
    {
        var meter = board.Machine.Meter;
        var before = meter.Read();
        var mark = board.Journal.Count;
        board.PressTalk();
        if (!await HappensAsync(mark, entry => entry.Enters("listening"), cancellation).ConfigureAwait(false)) return Failed("The board did not listen.");

        await Task.Delay(UntilSteady, cancellation).ConfigureAwait(false);
        var endsAt = board.Machine.Microphone.Say(speech.Samples) / 1000;
        var listening = meter.Read();
        await Task.Delay(TimeSpan.FromMilliseconds(Math.Max(0, endsAt - board.Milliseconds)), cancellation).ConfigureAwait(false);
        var listened = meter.Read().Since(listening);
        await Task.Delay(UntilSteady, cancellation).ConfigureAwait(false);
        board.ReleaseTalk();

        if (!await HappensAsync(mark, entry => entry is { Kind: BoardEventKind.Audio } && entry["what"] == "sounding", cancellation).ConfigureAwait(false))
            return Failed("No answer sounded.");
        await Task.Delay(UntilSteady, cancellation).ConfigureAwait(false);
        var speaking = meter.Read();
        await Task.Delay(Sounding, cancellation).ConfigureAwait(false);
        var spoke = meter.Read().Since(speaking);

        if (!await HappensAsync(mark, entry => entry.Enters("idle"), cancellation).ConfigureAwait(false)) return Failed("The answer did not end.");
        await Task.Delay(UntilQuiet, cancellation).ConfigureAwait(false);
        return new TurnCost(speech.Name, meter.Read().Since(before), listened, spoke, string.Empty);

        TurnCost Failed(string problem)
        {
            board.ReleaseTalk();
            return new TurnCost(speech.Name, meter.Read().Since(before), new MeterReading([]), new MeterReading([]), problem);
        }
    }

    private async Task<bool> HappensAsync(int mark, Predicate<BoardEvent> match, CancellationToken cancellation) =>
        await board.Journal.WaitAsync(mark, match, Patience, cancellation).ConfigureAwait(false) is not null;
}
