namespace Server.Sessions;

/// <summary>How many text messages one session may send: a bucket of ten seconds' worth that fills at a steady rate.
/// Only the receive loop asks.</summary>
internal sealed class MessageRate(int perSecond, TimeProvider time)
{
    /// <summary>Refused messages, without a pause between, after which a client is no client.</summary>
    public const int Abuse = 5_000;

    private double _left = perSecond * 10;
    private long _filled = time.GetTimestamp();
    private int _refused;

    /// <summary>True when the client does nothing but flood.</summary>
    public bool IsAbused => _refused >= Abuse;

    /// <summary>Takes one message; false when it is one too many.</summary>
    public bool TryTake()
    {
        var now = time.GetTimestamp();
        _left = Math.Min(perSecond * 10, _left + perSecond * time.GetElapsedTime(_filled, now).TotalSeconds);
        _filled = now;
        if (_left < 1)
        {
            _refused++;
            return false;
        }

        _left--;
        if (_left > perSecond) _refused = 0;
        return true;
    }
}
