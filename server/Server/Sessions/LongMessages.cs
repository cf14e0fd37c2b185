namespace Server.Sessions;

/// <summary>The room that all sessions together have for long messages, which are images: a message over
/// <see cref="MessageSocket.ShortTextBytes"/> takes some of it until it has been handled. Safe for concurrent use.</summary>
internal sealed class LongMessages(SessionSettings settings)
{
    private long _taken;

    /// <summary>Takes room; false when there is none left.</summary>
    public bool TryTake(int bytes)
    {
        if (Interlocked.Add(ref _taken, bytes) <= settings.Current.LongMessageMegabytes * 1024L * 1024L) return true;
        GiveBack(bytes);
        return false;
    }

    public void GiveBack(int bytes) => Interlocked.Add(ref _taken, -bytes);
}
