using Server.Journal;
using Server.Protocol;

namespace Server.Sessions;

/// <summary>What every part of one session uses: who it is, how it is spoken to, and what it works with.</summary>
internal sealed record SessionLink(
    string DeviceId, string SessionId, Dialect Dialect, Outbox Outbox, SessionJournal Journal, ErrorReporter Errors,
    SessionOptions Options, SessionServices Services);
