namespace Server.Auth;

/// <summary>One bucket of permits for each that asks; it refills steadily. Safe for concurrent use; what is remembered is
/// bounded.</summary>
/// <param name="perSecond">How many permits come back each second.</param>
/// <param name="burst">How many a bucket holds; it begins full.</param>
/// <param name="capacity">So many buckets are kept. Full ones are given up first, they say nothing.</param>
internal sealed class TokenBuckets(double perSecond, double burst, TimeProvider time, int capacity = 20_000)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Bucket> _buckets = new(StringComparer.Ordinal);

    private readonly record struct Bucket(double Permits, long Timestamp);

    /// <summary>How many are remembered now.</summary>
    public int Count
    {
        get
        {
            lock (_lock) return _buckets.Count;
        }
    }

    /// <summary>Takes one permit; false, with the time until there is one, when there is none.</summary>
    public bool TryTake(string who, out TimeSpan retryAfter)
    {
        retryAfter = TimeSpan.Zero;
        lock (_lock)
        {
            var now = time.GetTimestamp();
            if (!_buckets.TryGetValue(who, out var bucket))
            {
                MakeRoom(now);
                bucket = new Bucket(burst, now);
            }

            var permits = Refilled(bucket, now);
            if (permits < 1)
            {
                _buckets[who] = new Bucket(permits, now);
                retryAfter = TimeSpan.FromSeconds((1 - permits) / perSecond);
                return false;
            }

            _buckets[who] = new Bucket(permits - 1, now);
            return true;
        }
    }

    private double Refilled(Bucket bucket, long now) =>
        Math.Min(burst, bucket.Permits + (time.GetElapsedTime(bucket.Timestamp, now).TotalSeconds * perSecond));

    /// <summary>Sweeps seldom, because it looks at all: what is not full by then is dropped too, down to the half.</summary>
    private void MakeRoom(long now)
    {
        if (_buckets.Count < capacity) return;
        foreach (var (who, _) in _buckets.OrderByDescending(pair => Refilled(pair.Value, now)).Take(capacity / 2).ToArray()) _buckets.Remove(who);
    }
}
