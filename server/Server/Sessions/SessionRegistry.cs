using System.Collections.Concurrent;
using Server.Devices;

namespace Server.Sessions;

/// <summary>The sessions that stand now, one a device, and how many guests there are besides.</summary>
internal sealed class SessionRegistry : IConnectedDevices
{
    private int _guests;

    private readonly ConcurrentDictionary<string, DeviceSession> _sessions = new(StringComparer.Ordinal);

    public IReadOnlyList<IConnectedDevice> All => [.. _sessions.Values];

    public IConnectedDevice? Find(string deviceId) => _sessions.GetValueOrDefault(deviceId);

    /// <summary>False when so many sessions stand that one more is too many; a device that comes back takes its own
    /// place.</summary>
    public bool HasRoomFor(string deviceId, int most) => _sessions.Count + Volatile.Read(ref _guests) < most || _sessions.ContainsKey(deviceId);

    /// <summary>A device that nobody has taken in comes. It is not found here, and pushes no other out.</summary>
    public void AddGuest() => Interlocked.Increment(ref _guests);

    public void RemoveGuest() => Interlocked.Decrement(ref _guests);

    /// <summary>Enters a session; an older one of the same device, whose link is dead without knowing it, ends.</summary>
    public void Add(DeviceSession session)
    {
        while (!_sessions.TryAdd(session.DeviceId, session))
        {
            if (_sessions.TryRemove(session.DeviceId, out var older)) older.Abort();
        }
    }

    /// <summary>Takes a session out, unless a newer one of the same device has its place.</summary>
    public void Remove(DeviceSession session) =>
        _sessions.TryRemove(new KeyValuePair<string, DeviceSession>(session.DeviceId, session));
}
