using Server.Journal;
using Server.Protocol;

namespace Server.Sessions;

/// <summary>Answers a device's bad messages, at most <see cref="MaxPerSecond"/> times a second: one that floods the
/// server with garbage does not get a flood in return.</summary>
internal sealed class ErrorReporter(
    string deviceId, Outbox outbox, SessionJournal journal, TimeProvider time, ILogger logger)
{
    public const int MaxPerSecond = 10;

    private long _second;
    private int _reported;

    public void Report(ProtocolError error)
    {
        if (time.GetElapsedTime(_second) >= TimeSpan.FromSeconds(1))
        {
            _second = time.GetTimestamp();
            _reported = 0;
        }

        if (++_reported > MaxPerSecond) return;
        logger.LogWarning("{DeviceId}: refused a message: {Code}: {Message}", deviceId, error.Code, error.Message);
        journal.Refused(error.Code, error.Message);
        outbox.Post(StatusMessage.From(error));
    }
}
