using System.Globalization;
using System.Text.Json.Nodes;
using Server.Devices;
using Server.Journal;
using Server.Protocol;
using Server.Storage;
using Server.Tools;

namespace Server.Schedule;

/// <summary>What the toolboxes of all sessions share.</summary>
internal sealed class ScheduleToolboxes(
    Agenda agenda, ScheduleKeeper keeper, ScheduleRights rights, EventJournal journal, IEnumerable<IToolSource> everywhere, TimeProvider time)
{
    private readonly IToolSource[] _everywhere = [.. everywhere];

    public Agenda Agenda => agenda;

    public ScheduleKeeper Keeper => keeper;

    public ScheduleRights Rights => rights;

    public EventJournal Journal => journal;

    public TimeProvider Time => time;

    /// <summary>Adds the tools of the schedule to those of a session.</summary>
    public IToolbox Create(IConnectedDevice device, SessionToolbox toolbox) => new ScheduleToolbox(device, toolbox, this);

    /// <summary>True for a source of tools that is no device.</summary>
    public bool IsElsewhere(IToolSource source) => _everywhere.Contains(source);
}

/// <summary>The tools of one session and, beside them, those by which it sets timers and puts calls off. Where one of the
/// others has such a name, it is not listed.</summary>
internal sealed class ScheduleToolbox(IConnectedDevice device, SessionToolbox inner, ScheduleToolboxes shared) : IToolbox
{
    private static readonly Dictionary<string, object> NoState = [];
    private (IReadOnlyList<Tool> Inner, IReadOnlyList<Tool> All) _tools = ([], ScheduleTools.All);

    /// <inheritdoc/>
    public IReadOnlyList<Tool> Tools
    {
        get
        {
            var (known, all) = _tools;
            var now = inner.Tools;
            if (ReferenceEquals(known, now)) return all;
            all = [.. now.Where(tool => ScheduleTools.Find(tool.Name) is null), .. ScheduleTools.All];
            _tools = (now, all);
            return all;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<Thing> Things => inner.Things;

    /// <inheritdoc/>
    public async ValueTask<ToolResult> InvokeAsync(ToolCall toolCall, CancellationToken cancellationToken)
    {
        if (ScheduleTools.Find(toolCall.Tool) is not { } tool) return await inner.InvokeAsync(toolCall, cancellationToken);
        if (SchemaCheck.Refusal(tool.Parameters, toolCall.Arguments) is { } refusal) return Invalid(refusal);
        return tool.Name switch
        {
            TimeTools.SetTimer => await SetTimerAsync(toolCall.Arguments, cancellationToken),
            TimeTools.GetTimers => GetTimers(),
            TimeTools.CancelTimer => CancelTimer(NameIn(toolCall.Arguments)),
            TimeTools.RunLater => await RunLaterAsync(toolCall.Arguments, cancellationToken),
            TimeTools.GetLater => GetLater(),
            _ => CancelLater(),
        };
    }

    private async ValueTask<ToolResult> SetTimerAsync(IReadOnlyDictionary<string, object> arguments, CancellationToken cancellationToken)
    {
        var name = NameIn(arguments);
        var (entry, left) = await EntryAsync(arguments, name, null, cancellationToken);
        if (!shared.Agenda.TryAdd(entry)) return Full();
        shared.Keeper.Keep(entry);
        shared.Journal.Write(new TimerSet(device.DeviceId, device.SessionId, entry.SetAt, name, left));
        return Success(name is null ? $"A timer is set to {Plain(left)}." : $"A timer {name} is set to {Plain(left)}.", left.TotalSeconds);
    }

    private ToolResult GetTimers()
    {
        RunningTimer[] timers = [.. shared.Agenda.TimersOf(device.DeviceId)
            .Select(running => new RunningTimer(running.Timer.Name, (int)Math.Ceiling(running.Left.TotalSeconds)))];
        var text = timers.Length == 0
            ? "No timer is running."
            : string.Join("; ", timers.Select(timer => $"{timer.Name ?? "a timer without a name"}: {timer.Seconds} seconds left"));
        return Success(text, RunningTimer.Write(timers));
    }

    private ToolResult CancelTimer(string? name)
    {
        var cancelled = Cancel(entry => entry.Call is null && (name is null || string.Equals(name, entry.Name, StringComparison.OrdinalIgnoreCase)));
        return Success(
            cancelled switch
            {
                0 => name is null ? "No timer is running." : $"No timer {name} is running.",
                1 => "The timer is cancelled.",
                _ => $"{cancelled} timers are cancelled.",
            },
            (double)cancelled);
    }

    private ToolResult GetLater()
    {
        var later = shared.Agenda.CallsOf(device.DeviceId);
        var text = later.Count == 0
            ? "Nothing is put off."
            : string.Join("; ", later.Select(entry => $"{entry.Call.Name} {entry.Call.Call!.ArgumentsJson} in {Seconds(entry.Left)} seconds"));
        return Success(text, PutOffCall.Write(
            [.. later.Select(entry => new PutOffCall(entry.Call.Name ?? "", ArgumentsOf(entry.Call.Call!), Seconds(entry.Left)))]));

        static int Seconds(TimeSpan left) => (int)Math.Ceiling(left.TotalSeconds);
        static JsonObject ArgumentsOf(DelayedCall call) => JsonNode.Parse(call.ArgumentsJson) as JsonObject ?? [];
    }

    private ToolResult CancelLater()
    {
        var cancelled = Cancel(entry => entry.Call is not null);
        return Success(cancelled == 0 ? "Nothing was to be done later." : $"{cancelled} delayed calls are cancelled.", (double)cancelled);
    }

    private async ValueTask<ToolResult> RunLaterAsync(IReadOnlyDictionary<string, object> arguments, CancellationToken cancellationToken)
    {
        var name = (string)arguments[TimeTools.CalledTool];
        if (!ToolArguments.TryRead(arguments.GetValueOrDefault(TimeTools.Arguments) as JsonObject, out var given, out var error)) return Invalid(error);
        if (ScheduleTools.Find(name) is not null) return Invalid($"{name} cannot be called later");
        if (inner.Find(name) is not { } place) return Invalid("there is no such tool");
        if (place is { Source: null, Method: null }) return Invalid($"{name} only reads: there is nothing to do later");
        var refusal = place.Method is null ? SchemaCheck.Refusal(place.Tool.Parameters, given) : ArgumentCheck.Refusal(place.Method, given);
        if (refusal is not null) return Invalid(refusal);

        var target = place.Source is null ? place.DeviceId : shared.IsElsewhere(place.Source) ? null : device.DeviceId;
        var call = new DelayedCall(target, place.Thing, place.Name, ToolArguments.ToJson(given).ToJsonString(), device.ReachesHouse);
        var (entry, left) = await EntryAsync(arguments, name, call, cancellationToken);
        if (!shared.Agenda.TryAdd(entry)) return Full();
        shared.Keeper.Keep(entry);
        shared.Journal.Write(new CallDelayed(device.DeviceId, device.SessionId, entry.SetAt, name, left));
        return Success($"{name} will be called in {Plain(left)}.", left.TotalSeconds);
    }

    private int Cancel(Func<ScheduledEntry, bool> isMeant)
    {
        var cancelled = shared.Agenda.Cancel(device.DeviceId, isMeant);
        var now = shared.Time.GetUtcNow();
        foreach (var entry in cancelled)
        {
            shared.Keeper.Drop(entry.Id);
            shared.Journal.Write(entry.Call is null
                ? new TimerOver(entry.DeviceId, device.SessionId, now, entry.Name, ScheduleOutcome.Cancelled, entry.SetAt)
                : new DelayedCallOver(entry.DeviceId, device.SessionId, now, entry.Name!, ScheduleOutcome.Cancelled, null, entry.SetAt));
        }

        return cancelled.Count;
    }

    private async ValueTask<(ScheduledEntry Entry, TimeSpan Left)> EntryAsync(
        IReadOnlyDictionary<string, object> arguments, string? name, DelayedCall? call, CancellationToken cancellationToken)
    {
        var left = TimeSpan.FromSeconds((double)arguments[TimeTools.Seconds]);
        var now = shared.Time.GetUtcNow();
        var boundAt = await shared.Rights.BoundSinceAsync(device.DeviceId, cancellationToken);
        return (new ScheduledEntry(Guid.NewGuid().ToString("N"), device.DeviceId, name, now, now + left, boundAt, call), left);
    }

    /// <summary>In one line, without what cannot be shown; null when nothing is left.</summary>
    private static string? NameIn(IReadOnlyDictionary<string, object> arguments)
    {
        if (arguments.GetValueOrDefault(TimeTools.Name) is not string given) return null;
        var shown = string.Concat(given.EnumerateRunes().Select(rune =>
            Rune(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                ? " " : rune.ToString()));
        var name = string.Join(' ', shown.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return name.Length == 0 ? null : name;

        static UnicodeCategory Rune(System.Text.Rune rune) => System.Text.Rune.GetUnicodeCategory(rune);
    }

    private static string Plain(TimeSpan left)
    {
        var parts = new (int Count, string Unit)[] { ((int)left.TotalHours, "h"), (left.Minutes, "min"), (left.Seconds, "s") };
        return string.Join(' ', parts.Where(part => part.Count > 0).Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Count} {part.Unit}")));
    }

    private static ToolResult Success(string text, object value) => new(true, text, value, NoState, null);

    private static ToolResult Invalid(string reason) => new(false, reason, null, NoState, ErrorCodes.InvalidParameter);

    private static ToolResult Full() => new(
        false, $"There are as many timers and delayed calls as there may be: {Agenda.MaxPerDevice} of a device.", null, NoState,
        ErrorCodes.RateLimitExceeded);
}
