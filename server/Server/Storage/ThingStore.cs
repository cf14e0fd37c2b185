using System.Text.Json;
using Server.Devices;

namespace Server.Storage;

/// <summary>A thing as its board described and reported it last, connected or not.</summary>
/// <param name="DescriptorJson">A <see cref="ThingDescriptor"/>, its members named in snake case.</param>
/// <param name="StateJson">An object: property name to boolean, number or string.</param>
/// <param name="ChangedAt">When its state was reported last, or it was described first.</param>
internal sealed record StoredThing(string Name, string DescriptorJson, string StateJson, DateTimeOffset ChangedAt);

/// <summary>What is attached to the boards. All members throw <see cref="StorageUnavailableException"/> while the database
/// is out of reach.</summary>
internal sealed class ThingStore(Database database, TimeProvider time)
{
    /// <summary>Keeps what a board said is attached to it; what it no longer names is dropped, the rest keeps its state.</summary>
    public Task SaveDescriptorsAsync(string deviceId, IReadOnlyList<ThingDescriptor> things, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session =>
            {
                await DeviceStore.SeeAsync(session, [new Sighting(deviceId, time.GetUtcNow())]);
                await SaveDescriptorsAsync(session, deviceId, things, time.GetUtcNow());
                return things.Count;
            },
            cancellationToken);

    /// <summary>Keeps the state of a thing; of one that was not described, nothing.</summary>
    public Task SaveStateAsync(
        string deviceId, string thing, IReadOnlyDictionary<string, object> state, DateTimeOffset at, CancellationToken cancellationToken) =>
        database.WriteAsync(session => SaveStateAsync(session, deviceId, thing, state, at), cancellationToken);

    /// <summary>The things of a board, by name.</summary>
    public async Task<IReadOnlyList<StoredThing>> ListAsync(string deviceId, CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(
            session => session.QueryAsync<Row>(
                "SELECT name, descriptor_json, state_json, changed_at FROM things WHERE device_id = @deviceId ORDER BY name", new { deviceId }),
            cancellationToken);
        return [.. rows.Select(row => new StoredThing(
            row.Name, row.DescriptorJson, row.StateJson, DateTimeOffset.FromUnixTimeMilliseconds(row.ChangedAt)))];
    }

    internal static async Task SaveDescriptorsAsync(
        DatabaseSession session, string deviceId, IReadOnlyList<ThingDescriptor> things, DateTimeOffset at)
    {
        var known = await session.QueryAsync<string>("SELECT name FROM things WHERE device_id = @deviceId", new { deviceId });
        await session.ExecuteAsync(
            "DELETE FROM things WHERE device_id = @deviceId AND name = @name",
            known.Except(things.Select(thing => Fit(thing.Name))).Select(name => new { deviceId, name }));
        await session.InsertAsync(
            "things",
            "device_id, name, descriptor_json, changed_at",
            things.DistinctBy(thing => Fit(thing.Name)).Select(thing => (object?[])
                [deviceId, Fit(thing.Name), JsonSerializer.Serialize(thing, StorageJson.Kept.ThingDescriptor), at.ToUnixTimeMilliseconds()]),
            "ON CONFLICT (device_id, name) DO UPDATE SET descriptor_json = excluded.descriptor_json");
    }

    internal static Task<int> SaveStateAsync(
        DatabaseSession session, string deviceId, string thing, IReadOnlyDictionary<string, object> state, DateTimeOffset at) =>
        session.ExecuteAsync(
            "UPDATE things SET state_json = @Json, changed_at = @At WHERE device_id = @deviceId AND name = @Name",
            new
            {
                deviceId,
                Name = Fit(thing),
                Json = JsonSerializer.Serialize(state, StorageJson.Kept.IReadOnlyDictionaryStringObject),
                At = at.ToUnixTimeMilliseconds(),
            });

    private static string Fit(string name) => StoredText.Clean(name, StoredText.NameLength);

    private sealed record Row(string Name, string DescriptorJson, string StateJson, long ChangedAt);
}
