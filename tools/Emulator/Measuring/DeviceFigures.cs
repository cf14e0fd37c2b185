using System.Globalization;
using System.Text.Json;
using Nano;

namespace Emulator.Measuring;

/// <summary>The figures of a <see cref="DeviceBench"/>, for people and as one line of JSON.</summary>
internal sealed class DeviceFigures(DeviceBench bench, string board)
{
    private readonly FrameCost _listening = FrameCost.Listening(bench.Turns.Select(turn => turn.Listening));
    private readonly FrameCost _speaking = FrameCost.Speaking(bench.Turns.Select(turn => turn.Speaking));

    /// <summary>A line an activity.</summary>
    public IEnumerable<string> Lines()
    {
        if (bench.FirstConnection is { } first) yield return $"first connection     {Of(first.Spent)}; of that {first.DescriptorManagedBytes} for the descriptors";
        if (bench.SecondConnection is { } second) yield return $"second connection    {Of(second.Spent)}; of that {second.DescriptorManagedBytes} for the descriptors";
        if (bench.Idle is { } idle) yield return $"a minute of rest     {Of(idle)}; the event loop woke {idle.Turns} times";
        if (bench.StateReport is { } report) yield return $"a state report       {Of(report)}";
        yield return $"a frame, listening   {Of(_listening)}";
        yield return $"a frame, speaking    {Of(_speaking)}";
        foreach (var turn in bench.Turns.Where(turn => turn.Problem.Length == 0))
            yield return $"\"{turn.Sentence}\"   {Of(turn.Whole)}; {turn.MessagesReceived} messages received, {turn.MessagesSent} sent";
        foreach (var problem in bench.Problems) yield return problem;
    }

    public string ToJson() => JsonSerializer.Serialize(new
    {
        bench = "device",
        board,
        idle_minute = Idle(),
        listening_frame = Frame(_listening),
        speaking_frame = Frame(_speaking),
        turn = Turn(),
        first_connection = Connection(bench.FirstConnection),
        second_connection = Connection(bench.SecondConnection),
        state_report = Report(),
        live_heap = bench.Marks.Select(Mark),
        minutes = bench.MinutesLived,
        turns_in_minutes = bench.TurnsLived,
        problems = bench.Problems,
    });

    private static string Of(MeterReading spent) => $"{spent.ManagedBytes} managed bytes, {spent.Calls} native calls";

    private static string Of(FrameCost cost) => string.Create(
        CultureInfo.InvariantCulture,
        $"{cost.ManagedBytes} managed bytes over {cost.Frames:0} frames; a frame: I2S {cost.I2sCalls:0.##} calls, {cost.I2sBytes:0} bytes, socket {cost.SocketCalls:0.##} calls, {cost.SocketBytes:0} bytes");

    private object? Idle() => bench.Idle is not { } idle ? null : new
    {
        wake_ups = idle.Turns,
        managed_bytes = idle.ManagedBytes,
        loop_managed_bytes = idle.Loop().ManagedBytes,
        native_calls = idle.Calls,
        calls = Calls(idle),
    };

    private static object Frame(FrameCost cost) => new
    {
        frames = Math.Round(cost.Frames, 1),
        managed_bytes = cost.ManagedBytes,
        allocating_calls = cost.AllocatingCalls,
        i2s_calls = Rounded(cost.I2sCalls),
        i2s_bytes = Rounded(cost.I2sBytes),
        socket_calls = Rounded(cost.SocketCalls),
        socket_bytes = Rounded(cost.SocketBytes),
    };

    private object? Turn()
    {
        var turns = bench.Turns.Where(turn => turn.Problem.Length == 0).ToList();
        return turns.Count == 0 ? null : new
        {
            count = turns.Count,
            managed_bytes = Spread(turns, turn => turn.Whole.ManagedBytes),
            loop_managed_bytes = Spread(turns, turn => turn.Whole.Loop().ManagedBytes),
            messages_received = Spread(turns, turn => turn.MessagesReceived),
            messages_sent = Spread(turns, turn => turn.MessagesSent),
            message_bytes_sent = Spread(turns, turn => turn.Whole.Loop()[NativeCall.SocketSend].Bytes),
            loop_turns = Spread(turns, turn => turn.Whole.Turns),
        };
    }

    private static object? Connection(ConnectionCost? cost) => cost is null ? null : new
    {
        descriptor_managed_bytes = cost.DescriptorManagedBytes,
        managed_bytes = cost.Spent.ManagedBytes,
        loop_bytes_sent = cost.Spent.Loop()[NativeCall.SocketSend].Bytes,
        calls = Calls(cost.Spent),
    };

    private object? Report() => bench.StateReport is not { } report ? null : new
    {
        managed_bytes = report.Loop().ManagedBytes,
        messages = report.Loop()[NativeCall.SocketSend].Calls,
        bytes_sent = report.Loop()[NativeCall.SocketSend].Bytes,
        calls = Calls(report),
    };

    private static object Mark(HeapMark mark) => new
    {
        when = mark.When,
        bytes = mark.LiveBytes,
        buffer_bytes = mark.BufferBytes,
        objects = mark.Objects,
        threads = mark.Threads,
        sockets = mark.Sockets,
        process_handles = mark.Handles,
    };

    /// <summary>Least, middle and most.</summary>
    private static long[] Spread<T>(IEnumerable<T> all, Func<T, long> figure)
    {
        long[] sorted = [.. all.Select(figure).Order()];
        return [sorted[0], sorted[sorted.Length / 2], sorted[^1]];
    }

    private static Dictionary<string, long[]> Calls(MeterReading spent) => Enum.GetValues<NativeCall>()
        .Where(call => spent[call].Calls > 0)
        .ToDictionary(call => JsonNamingPolicy.SnakeCaseLower.ConvertName(call.ToString()), call => new[] { spent[call].Calls, spent[call].Bytes });

    private static double? Rounded(double value) => double.IsFinite(value) ? Math.Round(value, 2) : null;
}
