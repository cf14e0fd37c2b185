namespace Nano;

/// <summary>The transmitters of the remote control peripheral.</summary>
public sealed class RmtOutputs(Chip chip)
{
    private readonly Lock _lock = new();
    private readonly HashSet<int> _taken = [];

    /// <summary>Raised with all that goes out, on the thread that sends it.</summary>
    public event EventHandler<Transmission>? Sent;

    /// <summary>Transmissions that were spoiled by another before they were out; 0 in sound firmware.</summary>
    public int Spoiled { get; private set; }

    internal int Take(int channel)
    {
        lock (_lock)
        {
            if (channel < 0) channel = Enumerable.Range(0, chip.RmtTransmitters + 1).First(free => !_taken.Contains(free));
            if (channel >= chip.RmtTransmitters || !_taken.Add(channel)) throw new InvalidOperationException($"{chip.Name} has no free RMT transmitter.");
            return channel;
        }
    }

    internal void Free(int channel)
    {
        lock (_lock) _taken.Remove(channel);
    }

    internal void NoteSpoiled() => Spoiled++;

    internal void Raise(Transmission sent) => Sent?.Invoke(this, sent);

    internal void Reset()
    {
        lock (_lock) _taken.Clear();
    }
}

/// <summary>Items that a transmitter sent.</summary>
/// <param name="Pin">GPIO number.</param>
/// <param name="Items">Four bytes each: two times 15 bits of duration and a bit of level, little endian.</param>
/// <param name="ClockDivider">Of 80 MHz.</param>
/// <param name="CarrierHz">Null without a carrier.</param>
public sealed record Transmission(int Pin, IReadOnlyList<byte> Items, int ClockDivider, int? CarrierHz)
{
    private const double SourceMegahertz = 80;

    /// <summary>All levels in their order, with their times in microseconds.</summary>
    public IEnumerable<(bool High, double Microseconds)> Levels
    {
        get
        {
            for (var i = 0; i < Items.Count; i += 2)
            {
                var half = Items[i] | (Items[i + 1] << 8);
                yield return ((half & 0x8000) != 0, (half & 0x7FFF) * ClockDivider / SourceMegahertz);
            }
        }
    }

    /// <summary>Time on the wire.</summary>
    public double Microseconds => Levels.Sum(level => level.Microseconds);
}
