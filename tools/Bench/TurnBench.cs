using System.Diagnostics;

namespace Bench;

/// <summary>What one board waits for: it speaks commands in real time, one after another, and takes the time from
/// <c>listen stop</c> to the messages of the answer; then it interrupts answers and takes the time from <c>abort</c>
/// to the last frame that still came.</summary>
internal sealed class TurnBench(Uri server, IReadOnlyList<SpokenText> recordings)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public Series Recognised { get; } = new();
    public Series FirstAudio { get; } = new();
    public Series LastAudioAfterAbort { get; } = new();

    /// <summary>First audio of the first utterance, whose decoders are new.</summary>
    public TimeSpan FirstUtterance { get; private set; }

    /// <summary>Utterances that were recognised as something else than was said.</summary>
    public List<string> Misheard { get; } = [];

    public async Task RunAsync(int turns, int aborts, CancellationToken cancellationToken)
    {
        await using var board = new BoardClient();
        await board.ConnectAsync(server, "bench-board-1", cancellationToken);
        for (var turn = 0; turn < turns; turn++)
        {
            using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            timeout.CancelAfter(Patience);
            await TakeTurnAsync(board, turn, recordings[turn % recordings.Count], timeout.Token);
        }

        for (var abort = 0; abort < aborts; abort++)
        {
            using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            timeout.CancelAfter(Patience);
            await InterruptAsync(board, timeout.Token);
        }
    }

    private async Task TakeTurnAsync(BoardClient board, int turn, SpokenText recording, CancellationToken cancellationToken)
    {
        var stopped = await board.SpeakAsync(recording.Pcm, cancellationToken);
        var stt = await board.WaitForAsync(arrival => arrival.Is("stt"), cancellationToken);
        if (stt.Text("text") != recording.Text) Misheard.Add($"{recording.Voice}: \"{recording.Text}\" as \"{stt.Text("text")}\"");
        var audio = await board.WaitForAsync(arrival => arrival.Json is null, cancellationToken);
        var firstAudio = Stopwatch.GetElapsedTime(stopped, audio.Timestamp);
        if (turn == 0)
        {
            FirstUtterance = firstAudio;
        }
        else
        {
            Recognised.Add(Stopwatch.GetElapsedTime(stopped, stt.Timestamp));
            FirstAudio.Add(firstAudio);
        }

        await board.WaitForAsync(arrival => arrival.Is("tts", "stop"), cancellationToken);
    }

    private async Task InterruptAsync(BoardClient board, CancellationToken cancellationToken)
    {
        await board.TypeAsync("turn on the living room light", cancellationToken);
        for (var frame = 0; frame < 6; frame++)
            await board.WaitForAsync(arrival => arrival.Json is null, cancellationToken);
        var aborted = await board.AbortAsync(cancellationToken);
        var last = aborted;
        await board.WaitForAsync(
            arrival => arrival.Is("tts", "stop"), cancellationToken,
            arrival => last = arrival.Json is null ? Math.Max(last, arrival.Timestamp) : last);
        LastAudioAfterAbort.Add(Stopwatch.GetElapsedTime(aborted, last));
    }
}
