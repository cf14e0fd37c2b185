using System.Net.WebSockets;

namespace Server.Sessions;

/// <summary>Why a session ends.</summary>
internal enum LinkEnd
{
    /// <summary>The client closed, or the connection broke.</summary>
    Closed,
    Goodbye,
    NoHello,

    /// <summary>Nothing came over the link.</summary>
    Dead,

    /// <summary>Nobody spoke into the open microphone.</summary>
    Silent,
    Flooded,
    ServerStops,
}

/// <summary>Says when a session must end although its client does not end it: no hello in time, a dead link, a
/// conversation that nobody goes on with, a server that stops.</summary>
internal sealed class LinkWatch : IDisposable
{
    private readonly TaskCompletionSource<LinkEnd> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly LinkPulse _pulse;
    private readonly SessionOptions _options;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private readonly CancellationTokenRegistration _stopping;
    private volatile bool _saidHello;
    private volatile bool _waitsForSpeech;
    private long _spoken;

    public LinkWatch(LinkPulse pulse, SessionOptions options, TimeProvider time, CancellationToken serverStops)
    {
        _pulse = pulse;
        _options = options;
        _time = time;
        _spoken = time.GetTimestamp();
        _timer = time.CreateTimer(_ => Check(), null, options.HelloTimeout, Timeout.InfiniteTimeSpan);
        _stopping = serverStops.Register(() => _ended.TrySetResult(LinkEnd.ServerStops));
    }

    /// <summary>Completes with why the session must end.</summary>
    public Task<LinkEnd> Ended => _ended.Task;

    /// <summary>How a session is closed that ended for this reason.</summary>
    public static (WebSocketCloseStatus Status, string Reason) CloseOf(LinkEnd end) => end switch
    {
        LinkEnd.NoHello => (WebSocketCloseStatus.ProtocolError, "no hello"),
        LinkEnd.Dead => (WebSocketCloseStatus.NormalClosure, "no sign of life"),
        LinkEnd.Silent => (WebSocketCloseStatus.NormalClosure, "nobody spoke"),
        LinkEnd.Flooded => (WebSocketCloseStatus.PolicyViolation, "too many messages"),
        LinkEnd.ServerStops => (WebSocketCloseStatus.EndpointUnavailable, "the server stops"),
        _ => (WebSocketCloseStatus.NormalClosure, ""),
    };

    /// <summary>The session stands: from now on it ends only when it is dead or silent.</summary>
    public void HelloSaid()
    {
        _saidHello = true;
        Check();
    }

    /// <summary>A message was handled.</summary>
    /// <param name="isText">True for all but audio.</param>
    /// <param name="waitsForSpeech">The microphone is open and stays so by itself, and nobody speaks or is answered.</param>
    public void Saw(bool isText, bool waitsForSpeech)
    {
        if (isText || !waitsForSpeech) Interlocked.Exchange(ref _spoken, _time.GetTimestamp());
        var begins = waitsForSpeech && !_waitsForSpeech;
        _waitsForSpeech = waitsForSpeech;
        if (begins && _saidHello) Check();
    }

    public void Dispose()
    {
        _timer.Dispose();
        _stopping.Dispose();
    }

    /// <summary>Ends the session if it is time, else waits until it may be.</summary>
    private void Check()
    {
        if (!_saidHello)
        {
            _ended.TrySetResult(LinkEnd.NoHello);
            return;
        }

        var untilDead = Left(_options.IdleTimeout, _pulse.Silence);
        var untilSilent = _waitsForSpeech
            ? Left(_options.SilenceTimeout, _time.GetElapsedTime(Interlocked.Read(ref _spoken)))
            : Timeout.InfiniteTimeSpan;
        if (untilDead == TimeSpan.Zero) _ended.TrySetResult(LinkEnd.Dead);
        else if (untilSilent == TimeSpan.Zero) _ended.TrySetResult(LinkEnd.Silent);
        else _timer.Change(Earlier(untilDead, untilSilent), Timeout.InfiniteTimeSpan);
    }

    private static TimeSpan Left(TimeSpan limit, TimeSpan passed) =>
        limit == TimeSpan.Zero ? Timeout.InfiniteTimeSpan : limit > passed ? limit - passed : TimeSpan.Zero;

    private static TimeSpan Earlier(TimeSpan one, TimeSpan other) =>
        one == Timeout.InfiniteTimeSpan ? other : other == Timeout.InfiniteTimeSpan || one < other ? one : other;
}
