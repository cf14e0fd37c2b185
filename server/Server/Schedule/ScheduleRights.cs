using Server.Auth;
using Server.Devices;
using Server.Storage;
using Server.Tools;

namespace Server.Schedule;

/// <summary>What a device may still do when that is due for which it once asked.</summary>
internal sealed class ScheduleRights(DeviceGate gate, DeviceBindings bindings, IConnectedDevices devices, ToolsOptions options)
{
    /// <summary>Since when a device has an owner, for the entry that it asks for; null when it has none, or needs none.</summary>
    public async Task<DateTimeOffset?> BoundSinceAsync(string deviceId, CancellationToken cancellationToken)
    {
        if (gate.IsFree(deviceId)) return null;
        var (binding, boundAt) = await bindings.FindAsync(deviceId, null, cancellationToken);
        return binding is Binding.Bound or Binding.Foreign ? boundAt : null;
    }

    /// <summary>False when the device was unbound since it asked, or belongs to another owner. A database that cannot tell
    /// changes nothing.</summary>
    public async Task<bool> HoldAsync(ScheduledEntry entry, CancellationToken cancellationToken)
    {
        if (gate.IsFree(entry.DeviceId)) return true;
        var (binding, boundAt) = await bindings.FindAsync(entry.DeviceId, null, cancellationToken);
        return binding switch
        {
            Binding.Unknown => true,
            Binding.Unbound => entry.BoundAt is null,
            _ => boundAt <= (entry.BoundAt ?? entry.SetAt),
        };
    }

    /// <summary>Whether a call may still reach its target. A device that is not connected may what it might when it asked, as
    /// far as the settings allow it now.</summary>
    public bool Reach(ScheduledEntry entry, DelayedCall call) =>
        call.TargetDevice is null || call.TargetDevice == entry.DeviceId
        || (devices.Find(entry.DeviceId)?.ReachesHouse ?? options.Reach switch
        {
            Tools.Reach.Own => false,
            Tools.Reach.House => true,
            _ => call.ReachedHouse,
        });
}
