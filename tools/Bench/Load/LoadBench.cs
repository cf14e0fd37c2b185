using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.WebSockets;

namespace Bench.Load;

/// <summary>How much is asked of the server.</summary>
/// <param name="Boards">Connected.</param>
/// <param name="Speaking">Of them, those that speak in every round.</param>
/// <param name="Turns">Rounds.</param>
/// <param name="Spread">Within which the boards begin to speak.</param>
/// <param name="IsDistinct">Every board is answered in words of its own.</param>
internal sealed record Load(int Boards, int Speaking, int Turns, TimeSpan Spread, bool IsDistinct);

/// <summary>Many boards at once: they connect, and round after round some of them speak within a short time and wait for
/// their answers. The first round is told apart: the server does not know the microphones yet.</summary>
internal sealed class LoadBench(Uri server, Load load, IReadOnlyList<SpokenFrames> speeches, bool isUnderstood)
{
    private const int ConnectingAtOnce = 32;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Random _random = new(1);
    private readonly ConcurrentBag<LoadBoard> _boards = [];

    public Series FirstRound { get; } = new();
    public Series FirstAudio { get; } = new();
    public Series LargestGap { get; } = new();

    /// <summary>What went wrong, and how often.</summary>
    public SortedDictionary<string, int> Failures { get; } = new(StringComparer.Ordinal);

    public int Misheard { get; private set; }

    public TimeSpan Connecting { get; private set; }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            var start = Stopwatch.GetTimestamp();
            var options = new ParallelOptions { MaxDegreeOfParallelism = ConnectingAtOnce, CancellationToken = cancellationToken };
            await Parallel.ForAsync(0, load.Boards, options, ConnectAsync);
            Connecting = Stopwatch.GetElapsedTime(start);
            var speaking = _boards.Take(load.Speaking).ToList();
            for (var round = 0; round < load.Turns; round++)
            {
                var turns = await Task.WhenAll(speaking.Select((board, i) => SpeakAsync(board, round + i, cancellationToken)));
                foreach (var (turn, said) in turns) Count(turn, said, round == 0 ? FirstRound : FirstAudio);
            }
        }
        finally
        {
            await Task.WhenAll(_boards.Select(board => board.DisposeAsync().AsTask()));
        }
    }

    private async ValueTask ConnectAsync(int number, CancellationToken cancellationToken)
    {
        var board = new LoadBoard(number, load.IsDistinct);
        try
        {
            await board.ConnectAsync(server, cancellationToken);
            _boards.Add(board);
        }
        catch (WebSocketException refused)
        {
            await board.DisposeAsync();
            lock (Failures) Fail($"no connection: {refused.Message}");
        }
    }

    private async Task<(TurnWatch Turn, string Said)> SpeakAsync(LoadBoard board, int number, CancellationToken cancellationToken)
    {
        var speech = speeches[number % speeches.Count];
        TimeSpan after;
        lock (_random) after = load.Spread * _random.NextDouble();
        await Task.Delay(after, cancellationToken);
        return (await board.SpeakAsync(speech, Patience, cancellationToken), speech.Text);
    }

    private void Count(TurnWatch turn, string said, Series firstAudio)
    {
        if (turn.Disorder is { } disorder)
        {
            Fail(disorder);
            return;
        }

        if (isUnderstood && turn.Heard != said) Misheard++;
        firstAudio.Add(Stopwatch.GetElapsedTime(turn.StoppedSpeaking, turn.FirstFrame));
        LargestGap.Add(turn.LargestGap);
    }

    private void Fail(string what) => Failures[what] = Failures.GetValueOrDefault(what) + 1;
}
