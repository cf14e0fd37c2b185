using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Server.Devices;

namespace Server.Tools;

/// <summary>The devices of the house that have things, in the order in which they came. Safe for concurrent use.</summary>
public sealed class HouseDevices(IConnectedDevices devices)
{
    private const int MaxRemembered = 4_096;

    private readonly ConcurrentDictionary<string, long> _arrivals = new(StringComparer.Ordinal);
    private readonly ConditionalWeakTable<ThingDescriptor, ConcurrentDictionary<string, ThingDescriptor>> _named = [];
    private long _arrived;

    /// <summary>The devices that have things now, first come first. A device that comes back has its old place.</summary>
    public IReadOnlyList<IConnectedDevice> Devices => Where(device => device.Things.Count > 0);

    /// <summary>The connected devices of which this is true, first come first.</summary>
    public IReadOnlyList<IConnectedDevice> Where(Func<IConnectedDevice, bool> isMeant)
    {
        var connected = new List<(long Arrival, IConnectedDevice Device)>();
        foreach (var device in devices.All)
            if (isMeant(device)) connected.Add((ArrivalOf(device), device));
        connected.Sort((one, other) => one.Arrival.CompareTo(other.Arrival));
        return connected.ConvertAll(entry => entry.Device);
    }

    /// <summary>A descriptor under the name that it has for somebody else than its board. Asked for the same again, the
    /// answer is the same object: what is built of descriptors is built once.</summary>
    public ThingDescriptor Named(ThingDescriptor descriptor, string name) =>
        _named.GetOrCreateValue(descriptor).GetOrAdd(name, static (name, of) => of with { Name = name }, descriptor);

    private long ArrivalOf(IConnectedDevice device)
    {
        // Ids are anybody's choice: the places of those that left are not kept for ever.
        if (_arrivals.Count >= MaxRemembered)
            foreach (var id in _arrivals.Keys)
                if (devices.Find(id) is null) _arrivals.TryRemove(id, out _);
        return _arrivals.GetOrAdd(device.DeviceId, _ => Interlocked.Increment(ref _arrived));
    }
}
