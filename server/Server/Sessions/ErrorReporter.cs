using Server.Journal;
using Server.Protocol;

namespace Server.Sessions;

/// <summary>Answers a device's bad messages in its dialect, at most <see cref="MaxPerSecond"/> times a second: one that
/// floods the server with garbage does not get a flood in return. Safe for concurrent use.</summary>
internal sealed class ErrorReporter(
    string deviceId, string sessionId, Dialect dialect, Outbox outbox, SessionJournal journal, TimeProvider time, ILogger logger)
{
    public const int MaxPerSecond = 10;

    private readonly Lock _lock = new();
    private long _second;
    private int _reported;

    public void Report(string code, string message) => Report(new ProtocolError(code, message));

    public void Report(ProtocolError error) => ReportFor(error, CancellationToken.None);

    /// <param name="turn">The turn that the error belongs to: once that is cancelled it is not sent.</param>
    public void ReportFor(ProtocolError error, CancellationToken turn)
    {
        if (!MayReport()) return;
        logger.LogWarning("{DeviceId}: refused a message: {Code}: {Message}", deviceId, error.Code, error.Message);
        journal.Refused(error.Code, error.Message);
        outbox.Post(dialect.Error(sessionId, error), turn);
    }

    private bool MayReport()
    {
        lock (_lock)
        {
            if (time.GetElapsedTime(_second) >= TimeSpan.FromSeconds(1))
            {
                _second = time.GetTimestamp();
                _reported = 0;
            }

            return ++_reported <= MaxPerSecond;
        }
    }
}
