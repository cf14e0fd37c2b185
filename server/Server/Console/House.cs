using System.Reflection;
using System.Text.Json;
using Server.Auth;
using Server.Devices;
using Server.Protocol;
using Server.Roles;
using Server.Storage;

namespace Server.OwnerConsole;

/// <summary>Puts together what the page shows: what is connected now, and what the database knows of the rest.</summary>
internal sealed class House(
    IConnectedDevices connected, DeviceStore known, ThingStore things, HouseFeed feed, RoleBook roles, AuthOptions auth, TimeProvider time, ILogger<House> logger)
{
    /// <summary>Devices that are away are shown up to this number, those seen last.</summary>
    public const int MaxAway = 50;

    private static readonly string Version =
        Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    public async Task<Snapshot> LookAsync(CancellationToken cancellationToken)
    {
        // The feed first: what happens in between comes again as an event, which does no harm.
        var (items, lastNumber) = feed.Entries.Latest();
        var records = await RecordsAsync(cancellationToken);
        var here = connected.All;
        var devices = here.Select(device => View(device, records.GetValueOrDefault(device.DeviceId))).ToList();
        var hereIds = here.Select(device => device.DeviceId).ToHashSet(StringComparer.Ordinal);
        var away = records.Values.Where(record => !hereIds.Contains(record.Id) && !DeviceIds.IsPage(record.Id));
        foreach (var record in away.OrderByDescending(record => record.LastSeen).Take(MaxAway))
            devices.Add(View(record, await ThingsAsync(record.Id, cancellationToken)));
        return new Snapshot(
            new ServerView(
                Version, time.GetUtcNow(), feed.StartedAt, auth.Mode == AuthMode.Bound, here.Count, Math.Round(Environment.WorkingSet / 1e6, 1)),
            [.. roles.Choices.Select(role => new RoleChoiceView(role.Name, role.DisplayName))],
            devices,
            [.. items.Select(item => new ConversationView(item.Number, JournalEvents.KindOf(item.Content)!, JsonSerializer.SerializeToElement(
                item.Content, item.Content.GetType(), ConsoleJson.Page)))],
            lastNumber);
    }

    /// <summary>Without its database the house is still there: what is connected can be seen and handled.</summary>
    private async Task<Dictionary<string, DeviceRecord>> RecordsAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await known.ListAsync(cancellationToken)).ToDictionary(record => record.Id, StringComparer.Ordinal);
        }
        catch (StorageUnavailableException exception)
        {
            logger.LogWarning("The console shows connected devices only: {Reason}", exception.Message);
            return [];
        }
    }

    private async Task<IReadOnlyList<ThingView>> ThingsAsync(string deviceId, CancellationToken cancellationToken)
    {
        try
        {
            return [.. (await things.ListAsync(deviceId, cancellationToken)).Select(Read).OfType<ThingView>()];
        }
        catch (StorageUnavailableException exception)
        {
            logger.LogWarning("{DeviceId}: its things are not shown: {Reason}", deviceId, exception.Message);
            return [];
        }
    }

    private static ThingView? Read(StoredThing stored)
    {
        using var state = JsonDocument.Parse(stored.StateJson);
        return JsonSerializer.Deserialize(stored.DescriptorJson, StorageJson.Kept.ThingDescriptor) is { } descriptor
            && StateReader.TryReadState(state.RootElement, out var values, out _)
            ? new ThingView(descriptor, values)
            : null;
    }

    private static DeviceView View(IConnectedDevice device, DeviceRecord? record) => new(
        device.DeviceId, Connected: true, record is not null, DeviceIds.IsPage(device.DeviceId), record?.Name, record?.Board,
        record?.FirmwareVersion, record?.Channel, record?.Role, record?.BoundAt is not null, record?.LastSeen,
        [.. device.Things.Select(thing => new ThingView(thing.Descriptor, thing.State))]);

    private static DeviceView View(DeviceRecord record, IReadOnlyList<ThingView> things) => new(
        record.Id, Connected: false, Known: true, IsPage: false, record.Name, record.Board,
        record.FirmwareVersion, record.Channel, record.Role, record.BoundAt is not null, record.LastSeen, things);
}
