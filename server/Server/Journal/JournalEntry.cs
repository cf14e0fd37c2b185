using Server.Devices;

namespace Server.Journal;

/// <summary>Something that happened in a session, as it is told to whoever watches: storage, the console, metrics.</summary>
public abstract record JournalEntry(string DeviceId, string SessionId, DateTimeOffset At)
{
    /// <summary>When the device was certainly here: most entries are of something that it did.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public virtual DateTimeOffset SeenAt => At;
}

/// <summary>A device said hello.</summary>
/// <param name="ClientId">The device's own installation id; null when it sent none.</param>
public sealed record SessionOpened(string DeviceId, string SessionId, DateTimeOffset At, string? ClientId)
    : JournalEntry(DeviceId, SessionId, At);

/// <summary>The link of a device that had said hello ended.</summary>
public sealed record SessionClosed(string DeviceId, string SessionId, DateTimeOffset At)
    : JournalEntry(DeviceId, SessionId, At);

/// <summary>A board told what is attached to it; all of it, not only what is new.</summary>
public sealed record ThingsDescribed(
    string DeviceId, string SessionId, DateTimeOffset At, IReadOnlyList<ThingDescriptor> Things)
    : JournalEntry(DeviceId, SessionId, At);

/// <summary>A board reported how a thing is.</summary>
/// <param name="State">All that is known of it now: property name to <see cref="bool"/>, <see cref="double"/> or
/// <see cref="string"/>.</param>
public sealed record StateReported(
    string DeviceId, string SessionId, DateTimeOffset At, string Thing, IReadOnlyDictionary<string, object> State)
    : JournalEntry(DeviceId, SessionId, At);

/// <summary>A command was carried out, or was not.</summary>
/// <param name="Took">From sending it to the report.</param>
public sealed record CommandDone(
    string DeviceId, string SessionId, DateTimeOffset At, ThingCommand Command, CommandResult Result, TimeSpan Took)
    : JournalEntry(DeviceId, SessionId, At);

/// <summary>An utterance was understood as this text, spoken or typed.</summary>
public sealed record UtteranceHeard(string DeviceId, string SessionId, DateTimeOffset At, string Text, double Confidence)
    : JournalEntry(DeviceId, SessionId, At);

/// <summary>A sentence of an answer begins to be spoken.</summary>
public sealed record SentenceSpoken(string DeviceId, string SessionId, DateTimeOffset At, string Text, string Emotion)
    : JournalEntry(DeviceId, SessionId, At);

/// <summary>How a turn ended.</summary>
public enum TurnOutcome
{
    /// <summary>It was answered to its end.</summary>
    Answered,

    /// <summary>Nothing was said.</summary>
    Silent,

    /// <summary>It was aborted, or the link was lost.</summary>
    Cancelled,

    /// <summary>The server could not answer.</summary>
    Failed,
}

/// <summary>A turn is over.</summary>
/// <param name="Recognition">From the end of speech to the transcript; null when there was none.</param>
/// <param name="FirstAudio">From the end of speech to the first frame of the answer; null when nothing was spoken.</param>
/// <param name="LateFrames">Frames that left after the device had run dry.</param>
public sealed record TurnEnded(
    string DeviceId, string SessionId, DateTimeOffset At, TurnOutcome Outcome, TimeSpan? Recognition, TimeSpan? FirstAudio,
    TimeSpan Total, int LateFrames)
    : JournalEntry(DeviceId, SessionId, At);

/// <summary>A message of a device was refused.</summary>
public sealed record MessageRefused(string DeviceId, string SessionId, DateTimeOffset At, string Code, string Message)
    : JournalEntry(DeviceId, SessionId, At);

/// <summary>A timer was set.</summary>
/// <param name="Name">Null for one without a name.</param>
public sealed record TimerSet(string DeviceId, string SessionId, DateTimeOffset At, string? Name, TimeSpan Left)
    : JournalEntry(DeviceId, SessionId, At);

/// <summary>A call of a tool was put off.</summary>
public sealed record CallDelayed(string DeviceId, string SessionId, DateTimeOffset At, string Tool, TimeSpan Left)
    : JournalEntry(DeviceId, SessionId, At);

/// <summary>What became of a timer or of a call that was put off.</summary>
public enum ScheduleOutcome
{
    /// <summary>The timer was announced, the call was made and worked.</summary>
    Done,

    /// <summary>Somebody took it back.</summary>
    Cancelled,

    /// <summary>Nobody was there to hear of the timer; the server was not there when the call was due.</summary>
    Missed,

    /// <summary>The timer could not be spoken; the call did not work, or what it was aimed at did not answer.</summary>
    Failed,

    /// <summary>The device that asked may no longer do that.</summary>
    Refused,
}

/// <summary>A timer is over, in one way or another.</summary>
/// <param name="SessionId">Of the session that it was announced in; empty when there was none.</param>
/// <param name="SetAt">When it was set.</param>
public sealed record TimerOver(
    string DeviceId, string SessionId, DateTimeOffset At, string? Name, ScheduleOutcome Outcome, DateTimeOffset SetAt)
    : JournalEntry(DeviceId, SessionId, At)
{
    /// <inheritdoc/>
    public override DateTimeOffset SeenAt => SetAt;
}

/// <summary>A call that was put off is over, in one way or another.</summary>
/// <param name="SessionId">Of the session in which it was taken back; empty for what the server did by itself.</param>
/// <param name="Error">The reason, where it did not work; null otherwise.</param>
/// <param name="SetAt">When it was asked for.</param>
public sealed record DelayedCallOver(
    string DeviceId, string SessionId, DateTimeOffset At, string Tool, ScheduleOutcome Outcome, string? Error, DateTimeOffset SetAt)
    : JournalEntry(DeviceId, SessionId, At)
{
    /// <inheritdoc/>
    public override DateTimeOffset SeenAt => SetAt;
}
