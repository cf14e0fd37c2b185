using System.Text.Json;
using Server.Journal;

namespace Server.Storage;

internal sealed record OpenedDetail(string? ClientId);

/// <param name="TookMilliseconds">From sending the command to the report.</param>
internal sealed record CommandDetail(
    string Thing, string Method, IReadOnlyDictionary<string, object> Arguments, bool Success, string? Result, string? Error,
    string? ErrorCode, long TookMilliseconds);

/// <summary>Times in milliseconds, as in <see cref="TurnEnded"/>.</summary>
internal sealed record TurnDetail(
    TurnOutcome Outcome, long? RecognitionMilliseconds, long? FirstAudioMilliseconds, long TotalMilliseconds, int LateFrames);

internal sealed record RefusalDetail(string Code, string Message);

/// <param name="Outcome">Null when it was set.</param>
/// <param name="LeftMilliseconds">Null when it is over.</param>
internal sealed record ScheduleDetail(string? Name, ScheduleOutcome? Outcome, long? LeftMilliseconds, string? Error);

/// <summary>Which entries of the journal are kept as events, under which name and with what. What was said is none: it is
/// in the conversations, if anywhere.</summary>
internal static class StoredEventDetail
{
    /// <summary>Null for an entry that is not kept as an event.</summary>
    public static StoredEvent? Of(JournalEntry entry) => entry switch
    {
        SessionOpened opened => Event(entry, "session_opened", JsonSerializer.Serialize(
            new OpenedDetail(StoredText.Clean(opened.ClientId, StoredText.NameLength)), StorageJson.Kept.OpenedDetail)),
        SessionClosed => Event(entry, "session_closed", "{}"),
        CommandDone done => Event(entry, "command_done", JsonSerializer.Serialize(Detail(done), StorageJson.Kept.CommandDetail)),
        TurnEnded ended => Event(entry, "turn_ended", JsonSerializer.Serialize(Detail(ended), StorageJson.Kept.TurnDetail)),
        MessageRefused refused => Event(entry, "message_refused", JsonSerializer.Serialize(
            new RefusalDetail(refused.Code, StoredText.Clean(refused.Message, StoredText.SentenceLength)), StorageJson.Kept.RefusalDetail)),
        TimerSet set => Event(entry, "timer_set", Detail(set.Name, null, set.Left, null)),
        TimerOver over => Event(entry, "timer_over", Detail(over.Name, over.Outcome, null, null)),
        CallDelayed delayed => Event(entry, "call_delayed", Detail(delayed.Tool, null, delayed.Left, null)),
        DelayedCallOver over => Event(entry, "delayed_call_over", Detail(over.Tool, over.Outcome, null, over.Error)),
        _ => null,
    };

    private static string Detail(string? name, ScheduleOutcome? outcome, TimeSpan? left, string? error) => JsonSerializer.Serialize(
        new ScheduleDetail(
            StoredText.Clean(name, StoredText.NameLength), outcome, (long?)left?.TotalMilliseconds, StoredText.Clean(error, StoredText.SentenceLength)),
        StorageJson.Kept.ScheduleDetail);

    private static StoredEvent Event(JournalEntry entry, string kind, string detailJson) =>
        new(0, entry.DeviceId, entry.SessionId, entry.At, kind, detailJson);

    private static CommandDetail Detail(CommandDone done) => new(
        done.Command.Thing, done.Command.Method, done.Command.Arguments, done.Result.Success,
        StoredText.Clean(done.Result.Result, StoredText.SentenceLength), StoredText.Clean(done.Result.Error, StoredText.SentenceLength),
        StoredText.Clean(done.Result.ErrorCode, StoredText.NameLength), (long)done.Took.TotalMilliseconds);

    private static TurnDetail Detail(TurnEnded ended) => new(
        ended.Outcome, (long?)ended.Recognition?.TotalMilliseconds, (long?)ended.FirstAudio?.TotalMilliseconds,
        (long)ended.Total.TotalMilliseconds, ended.LateFrames);
}
