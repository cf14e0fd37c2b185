using Emulator.Attached;
using Emulator.Running;
using Emulator.Sound;
using Nano;

namespace Emulator.Measuring;

/// <summary>Takes the firmware of one board through what it does all day, and reads the meter around each activity.</summary>
internal sealed class DeviceBench(EmulatedBoard board, IReadOnlyList<Recording> sentences, Action<string> say)
{
    private const int StateReports = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ForReport = TimeSpan.FromSeconds(2);

    private readonly NativeCallMeter _meter = board.Machine.Meter;
    private readonly MeteredTurn _turn = new(board);

    public ConnectionCost? FirstConnection { get; private set; }

    public ConnectionCost? SecondConnection { get; private set; }

    /// <summary>A minute in which nothing happens.</summary>
    public MeterReading? Idle { get; private set; }

    /// <summary>One each; empty on a board with nothing that could be set from outside.</summary>
    public List<MeterReading> Reports { get; } = [];

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

        for (var report = 0; report < StateReports; report++) await ReportStateAsync(report, cancellation).ConfigureAwait(false);
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
        var end = board.Milliseconds + (long)Patience.TotalMilliseconds;
        while (board.Milliseconds < end)
        {
            var now = _meter.Read();
            if (LoopSends(now) >= sentBefore + ConnectionCost.Messages) return ConnectionCost.Of(now.Since(before), sentBefore);
            await Task.Delay(BetweenLooks, cancellation).ConfigureAwait(false);
        }

        Problems.Add("The board did not connect.");
        return null;
    }

    private async Task ReportStateAsync(int number, CancellationToken cancellation)
    {
        if (!TryProvoke(number)) return;
        var before = _meter.Read();
        await Task.Delay(ForReport, cancellation).ConfigureAwait(false);
        var spent = _meter.Read().Since(before);
        if (LoopSends(spent) == 0) Problems.Add("A change was not reported within two seconds.");
        else Reports.Add(spent);
    }

    /// <summary>Somebody walks by, or leaves: the firmware tells at once.</summary>
    private bool TryProvoke(int number) =>
        board.Attached.OfType<MotionDetector>().FirstOrDefault()?.TrySet(number % 2 == 0 ? "on" : "off") == true;

    private void Mark(string when)
    {
        var mark = HeapMark.Take(board, when);
        Marks.Add(mark);
        say($"{when}: {mark.LiveBytes} bytes live in {mark.Objects} objects, of them {mark.BufferBytes} in buffers; {mark.Threads} threads, {mark.Sockets} sockets, {mark.Handles} handles");
    }

    private static long LoopSends(MeterReading reading) => reading.Loop()[NativeCall.SocketSend].Calls;
}
