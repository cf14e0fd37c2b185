using System.Text.Json;
using Server.Agents.Offline;
using Server.Devices;
using Server.Journal;
using Server.Mcp;
using Server.Protocol;
using Server.Storage;
using Server.Tools;

namespace Server.Schedule;

/// <summary>Makes the calls that were put off: of what they were aimed at when they were asked for, if their asker may still
/// reach that. Over one link a call goes out once: what did not answer may have obeyed.</summary>
internal sealed class DelayedCalls(
    IConnectedDevices devices, McpDevices mcp, IEnumerable<IToolSource> everywhere, ScheduleRights rights, ScheduleKeeper keeper,
    Notices notices, EventJournal journal, TimeProvider time, ILogger<DelayedCalls> logger)
{
    /// <summary>How long what is not there is waited for, and how late after a restart a call is still made.</summary>
    public static readonly TimeSpan Lateness = TimeSpan.FromMinutes(2);

    private const string NotThere = "It is not connected, or does not answer.";

    private static readonly ToolResult Unanswered = Failure(NotThere, ErrorCodes.DeviceOffline);

    /// <summary>False when it must be tried again: the call, or to tell that it did not work.</summary>
    public async Task<bool> TryAsync(Due due, DelayedCall call, CancellationToken cancellationToken)
    {
        var late = time.GetUtcNow() - due.Entry.DueAt;
        if (due.Tries == 0 && late > Lateness)
            return await FailAsync(due, call, ScheduleOutcome.Missed, "The server was not there when it was due.", cancellationToken);
        if (!await rights.HoldAsync(due.Entry, cancellationToken))
        {
            logger.LogInformation("{DeviceId}: was unbound since it asked for {Tool}; that is not done.", due.Entry.DeviceId, due.Entry.Name);
            keeper.Drop(due.Entry.Id);
            Record(due, ScheduleOutcome.Refused, "The device was unbound.");
            return true;
        }

        if (!rights.Reach(due.Entry, call))
            return await FailAsync(due, call, ScheduleOutcome.Refused, "The device may not reach it any more.", cancellationToken);
        if (await CallAsync(due, call, cancellationToken) is not { } result) return true;
        if (result.Success)
        {
            Record(due, ScheduleOutcome.Done, null);
            return true;
        }

        var isOver = result.ErrorCode != ErrorCodes.DeviceOffline || late + Scheduler.Retry > Lateness;
        return isOver && await FailAsync(due, call, ScheduleOutcome.Failed, result.Text, cancellationToken);
    }

    /// <summary>What became of it; null when it is not this server's to make any more.</summary>
    private async Task<ToolResult?> CallAsync(Due due, DelayedCall call, CancellationToken cancellationToken)
    {
        var board = call.TargetDevice is { } target ? devices.Find(target) : null;
        if (call.TargetDevice is not null && (board is null || board.SessionId == due.TriedSession)) return Unanswered;
        if (!TryReadArguments(call, out var arguments, out var error)) return Failure(error, ErrorCodes.InvalidParameter);
        var run = board is not null && call.Thing is { } thing ? OfThing(board, thing, call.Tool, arguments) : OfSource(board, call.Tool, arguments);
        if (run is null) return Unanswered;
        if (!await keeper.TryTakeAsync(due.Entry.Id, cancellationToken)) return null;
        due.TriedSession = board?.SessionId;
        var result = await run(cancellationToken);
        if (result is { Success: false, ErrorCode: ErrorCodes.DeviceOffline }) keeper.Keep(due.Entry);
        return result;
    }

    /// <summary>Null when the board has not told of such a thing: one that has just connected tells of them one by one.</summary>
    private static Func<CancellationToken, Task<ToolResult>>? OfThing(
        IConnectedDevice board, string name, string method, IReadOnlyDictionary<string, object> arguments)
    {
        var descriptor = board.Things.FirstOrDefault(thing => thing.Descriptor.Name == name)?.Descriptor.Methods
            .FirstOrDefault(candidate => candidate.Name == method);
        if (descriptor is null) return null;
        if (ArgumentCheck.Refusal(descriptor, arguments) is { } refusal)
            return _ => Task.FromResult(Failure(refusal, ErrorCodes.InvalidParameter));
        return async token =>
        {
            var result = await board.ExecuteAsync(new ThingCommand(name, method, arguments), token);
            return new ToolResult(result.Success, result.Error ?? result.Result ?? "", null, result.NewState, result.ErrorCode);
        };
    }

    private Func<CancellationToken, Task<ToolResult>>? OfSource(
        IConnectedDevice? board, string tool, IReadOnlyDictionary<string, object> arguments)
    {
        var sources = board is null ? everywhere : mcp.Find(board.SessionId) is { } own ? [own] : [];
        var source = sources.FirstOrDefault(candidate => candidate.Tools.Any(offered => offered.Name == tool));
        return source is null ? null : async token => await source.CallAsync(tool, arguments, token);
    }

    /// <summary>Records it, and has its asker told.</summary>
    private async Task<bool> FailAsync(Due due, DelayedCall call, ScheduleOutcome outcome, string error, CancellationToken cancellationToken)
    {
        // What is gone from the database was another server's to make, or its device was forgotten.
        if (await keeper.IsThereAsync(due.Entry.Id, cancellationToken))
        {
            Record(due, outcome, error);
            due.Failure = notices.LaterFailed(call.Thing ?? call.Tool);
        }

        keeper.Drop(due.Entry.Id);
        return due.Failure is null;
    }

    private void Record(Due due, ScheduleOutcome outcome, string? error)
    {
        var entry = due.Entry;
        journal.Write(new DelayedCallOver(entry.DeviceId, "", time.GetUtcNow(), entry.Name ?? "", outcome, error, entry.SetAt));
        logger.LogInformation("{DeviceId}: delayed call of {Tool}: {Outcome}. {Error}", entry.DeviceId, entry.Name, outcome, error ?? "");
    }

    private static bool TryReadArguments(DelayedCall call, out IReadOnlyDictionary<string, object> arguments, out string error)
    {
        using var json = JsonDocument.Parse(call.ArgumentsJson);
        return ToolArguments.TryRead(json.RootElement, out arguments, out error);
    }

    private static ToolResult Failure(string text, string code) => new(false, text, null, new Dictionary<string, object>(), code);
}
