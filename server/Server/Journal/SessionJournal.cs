using Server.Devices;

namespace Server.Journal;

/// <summary>The journal as one session writes it.</summary>
public sealed class SessionJournal(EventJournal journal, string deviceId, string sessionId, TimeProvider time)
{
    public void Opened(string? clientId) => journal.Write(new SessionOpened(deviceId, sessionId, time.GetUtcNow(), clientId));

    public void Closed() => journal.Write(new SessionClosed(deviceId, sessionId, time.GetUtcNow()));

    public void Described(IReadOnlyList<ThingDescriptor> things) =>
        journal.Write(new ThingsDescribed(deviceId, sessionId, time.GetUtcNow(), things));

    public void Reported(string thing, IReadOnlyDictionary<string, object> state) =>
        journal.Write(new StateReported(deviceId, sessionId, time.GetUtcNow(), thing, state));

    public void Commanded(ThingCommand command, CommandResult result, TimeSpan took) =>
        journal.Write(new CommandDone(deviceId, sessionId, time.GetUtcNow(), command, result, took));

    public void Heard(string text, double confidence) =>
        journal.Write(new UtteranceHeard(deviceId, sessionId, time.GetUtcNow(), text, confidence));

    public void Spoke(string text, string emotion) =>
        journal.Write(new SentenceSpoken(deviceId, sessionId, time.GetUtcNow(), text, emotion));

    public void EndedTurn(TurnOutcome outcome, TimeSpan? recognition, TimeSpan? firstAudio, TimeSpan total, int lateFrames) =>
        journal.Write(new TurnEnded(deviceId, sessionId, time.GetUtcNow(), outcome, recognition, firstAudio, total, lateFrames));

    public void Refused(string code, string message) =>
        journal.Write(new MessageRefused(deviceId, sessionId, time.GetUtcNow(), code, message));
}
