using System.Collections.Concurrent;
using Server.Agents;
using Server.Storage;

namespace Server.Roles;

/// <summary>Which role answers on which device. Asked for in every turn, so that it is known without the database; a change
/// holds from the next turn on.</summary>
internal sealed class DeviceRoles(RoleBook book, DeviceStore devices, ILogger<DeviceRoles> log)
{
    // Only devices that have a role of their own.
    private readonly ConcurrentDictionary<string, string> _roles = new(StringComparer.Ordinal);

    /// <summary>The role that the owner gave the device, or the default one.</summary>
    /// <param name="deviceId">In lower case.</param>
    public Role Of(string deviceId) => book.Find(_roles.GetValueOrDefault(deviceId)) ?? book.Default;

    /// <summary>Reads what the database knows of a device: another server, or an earlier run of this one, may have given it
    /// a role.</summary>
    public async Task RecallAsync(string deviceId, CancellationToken cancellationToken)
    {
        try
        {
            Keep(deviceId, (await devices.FindAsync(deviceId, cancellationToken))?.Role);
        }
        catch (StorageUnavailableException)
        {
            log.LogDebug("{DeviceId}: its role is not known while the database is away.", deviceId);
        }
    }

    /// <summary>The devices that were given a role of their own.</summary>
    public async Task<IReadOnlyList<(string DeviceId, string Role)>> ListAsync(CancellationToken cancellationToken) =>
        [.. (await devices.ListAsync(cancellationToken)).Where(device => device.Role is not null).Select(device => (device.Id, device.Role!))];

    /// <summary>Gives a device a role; null for the default one. False for a device that never came.</summary>
    /// <param name="role">One of the <see cref="RoleBook"/>.</param>
    public async Task<bool> SetAsync(string deviceId, string? role, CancellationToken cancellationToken)
    {
        if (!await devices.SetRoleAsync(deviceId, role, cancellationToken)) return false;
        Keep(deviceId, role);
        log.LogInformation("{DeviceId}: its role is {Role} now.", deviceId, role ?? "the default one");
        return true;
    }

    private void Keep(string deviceId, string? role)
    {
        if (role is null) _roles.TryRemove(deviceId, out _);
        else _roles[deviceId] = role;
    }
}
