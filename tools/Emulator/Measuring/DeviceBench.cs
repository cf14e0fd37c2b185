using Emulator.Attached;
using Emulator.Running;
using Emulator.Sound;
using Nano;

namespace Emulator.Measuring;

/// <summary>Takes the firmware of one board through what it does all day, and reads the meter around each activity.</summary>
internal sealed class DeviceBench(EmulatedBoard board, IReadOnlyList<Recording> sentences, Action<string> say)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan AfterReport = TimeSpan.FromSeconds(1);

    private readonly NativeCallMeter _meter = board.Machine.Meter;
    private readonly MeteredTurn _turn = new(board);

    public ConnectionCost? FirstConnection { get; private set; }

    public ConnectionCost? SecondConnection { get; private set; }

    /// <summary>A minute in which nothing happens.</summary>
    public MeterReading? Idle { get; private set; }

    /// <summary>A change of one thing's state, told to the server; null on a board without a detector or a sensor.</summary>
    public MeterReading? StateReport { get; private set; }

    public List<TurnCost> Turns { get; } = [];

    public List<HeapMark> Marks { get; } = [];

    /// <summary>What went wrong, in words.</summary>
    public List<string> Problems { get; } = [];

    /// <summary>Minutes that <see cref="LiveAsync"/> has lasted.</summary>
    public int MinutesLived { get; private set; }

    public int TurnsLived { get; private set; }

    /// <summary>Every activity once, the turns as often as is wanted. False when the board does not get that far.</summary>
    public async Task<bool> MeasureAsync(int turns, CancellationToken cancellation)
    {
        FirstConnection = await ConnectAsync(new MeterReading([]), cancellation).ConfigureAwait(false);
        if (FirstConnection is null) return false;
        await Task.Delay(Settling, cancellation).ConfigureAwait(false);
        Mark("after the start");

        say("A minute of rest ...");
        var before = _meter.Read();
        await Task.Delay(Minute, cancellation).ConfigureAwait(false);
        Idle = _meter.Read().Since(before);

        await ReportStateAsync(cancellation).ConfigureAwait(false);
        for (var turn = 0; turn < turns; turn++)
        {
            Turns.Add(await TakeTurnAsync(turn, cancellation).ConfigureAwait(false));
            if (turn == 0) Mark("after the first turn");
        }

        before = _meter.Read();
        board.Machine.Network.Break();
        SecondConnection = await ConnectAsync(before, cancellation).ConfigureAwait(false);
        await Task.Delay(Settling, cancellation).ConfigureAwait(false);
        Mark("after the second connection");
        return SecondConnection is not null;
    }

    /// <summary>One turn a minute and rest in between; ends early, with what there is, when it is cancelled.</summary>
    public async Task LiveAsync(int minutes, CancellationToken cancellation)
    {
        try
        {
            for (var minute = 1; minute <= minutes; minute++)
            {
                var next = Task.Delay(Minute, cancellation);
                await TakeTurnAsync(TurnsLived, cancellation).ConfigureAwait(false);
                TurnsLived++;
                await next.ConfigureAwait(false);
                MinutesLived = minute;
                Mark($"minute {minute}");
            }
        }
        catch (OperationCanceledException)
        {
            say($"Ended after {MinutesLived} of {minutes} minutes.");
        }
    }

    private async Task<TurnCost> TakeTurnAsync(int number, CancellationToken cancellation)
    {
        var turn = await _turn.SpeakAsync(sentences[number % sentences.Count], cancellation).ConfigureAwait(false);
        say($"\"{turn.Sentence}\": {turn.Whole.ManagedBytes} managed bytes, {turn.MessagesReceived} messages received, {turn.MessagesSent} sent {turn.Problem}");
        if (turn.Problem.Length > 0) Problems.Add($"{turn.Sentence}: {turn.Problem}");
        return turn;
    }

    /// <summary>Waits until the loop has told the server its states; null when that does not come.</summary>
    private async Task<ConnectionCost?> ConnectAsync(MeterReading before, CancellationToken cancellation)
    {
        var sentBefore = LoopSends(before);
        var now = await SentAsync(sentBefore + ConnectionCost.Messages, cancellation).ConfigureAwait(false);
        if (now is not null) return ConnectionCost.Of(now.Since(before), sentBefore);
        Problems.Add("The board did not connect.");
        return null;
    }

    private async Task ReportStateAsync(CancellationToken cancellation)
    {
        var before = _meter.Read();
        if (!TryProvoke()) return;
        if (await SentAsync(LoopSends(before) + 1, cancellation).ConfigureAwait(false) is null)
        {
            Problems.Add("A change was not reported.");
            return;
        }

        await Task.Delay(AfterReport, cancellation).ConfigureAwait(false);
        StateReport = _meter.Read().Since(before);
    }

    /// <summary>Somebody walks by, or it gets warmer.</summary>
    private bool TryProvoke()
    {
        if (board.Attached.OfType<MotionDetector>().FirstOrDefault() is { } detector) return detector.TrySet("on");
        return board.Attached.OfType<ClimateSensor>().FirstOrDefault()?.TrySet("31") == true;
    }

    /// <summary>The meter when the event loop has sent so many messages; null when it does not in time.</summary>
    private async Task<MeterReading?> SentAsync(long messages, CancellationToken cancellation)
    {
        var end = board.Milliseconds + (long)Patience.TotalMilliseconds;
        while (board.Milliseconds < end)
        {
            var now = _meter.Read();
            if (LoopSends(now) >= messages) return now;
            await Task.Delay(BetweenLooks, cancellation).ConfigureAwait(false);
        }

        return null;
    }

    private void Mark(string when)
    {
        var mark = HeapMark.Take(board, when);
        Marks.Add(mark);
        say($"{when}: {mark.LiveBytes} bytes live in {mark.Objects} objects, of them {mark.BufferBytes} in buffers; {mark.Threads} threads, {mark.Sockets} sockets, {mark.Handles} handles");
    }

    private static long LoopSends(MeterReading reading) => reading.Loop()[NativeCall.SocketSend].Calls;
}
