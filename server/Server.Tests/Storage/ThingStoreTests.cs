using System.Text.Json;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Devices;
using Server.Storage;

namespace Server.Tests.Storage;

[TestClass]
public sealed class ThingStoreOnSqliteTests : ThingStoreTests<SqlitePlace>;

[TestClass]
public sealed class ThingStoreOnPostgresTests : ThingStoreTests<PostgresPlace>;

public abstract class ThingStoreTests<TPlace> : StoreTests<TPlace>
    where TPlace : IDatabasePlace, new()
{
    private ThingStore Things => new(Database, Time);

    [TestMethod]
    public async Task Things_are_kept_as_they_were_described()
    {
        await Things.SaveDescriptorsAsync(Id, [Lamp("lamp"), Lamp("灯")], CancellationToken.None);
        var kept = await Things.ListAsync(Id, CancellationToken.None);
        Assert.HasCount(2, kept);
        var descriptor = JsonDocument.Parse(kept[0].DescriptorJson).RootElement;
        Assert.AreEqual("lamp", descriptor.GetProperty("name").GetString());
        Assert.AreEqual("boolean", descriptor.GetProperty("properties")[0].GetProperty("type").GetString());
        Assert.AreEqual("turn_on", descriptor.GetProperty("methods")[0].GetProperty("name").GetString());
        Assert.AreEqual("{}", kept[0].StateJson);
        Assert.AreEqual("灯", kept[1].Name);
        Assert.IsEmpty(await Things.ListAsync(OtherId, CancellationToken.None));
    }

    [TestMethod]
    public async Task The_state_reported_last_is_kept_with_its_time()
    {
        var at = DateTimeOffset.UnixEpoch.AddSeconds(90);
        await Things.SaveDescriptorsAsync(Id, [Lamp("lamp")], CancellationToken.None);
        await Things.SaveStateAsync(Id, "lamp", State(false), at.AddSeconds(-1), CancellationToken.None);
        await Things.SaveStateAsync(Id, "lamp", State(true), at, CancellationToken.None);
        var lamp = (await Things.ListAsync(Id, CancellationToken.None)).Single();
        var state = JsonDocument.Parse(lamp.StateJson).RootElement;
        Assert.IsTrue(state.GetProperty("power").GetBoolean());
        Assert.AreEqual(40.5, state.GetProperty("brightness").GetDouble());
        Assert.AreEqual("warm 💡", state.GetProperty("tone").GetString());
        Assert.AreEqual(at, lamp.ChangedAt);
    }

    [TestMethod]
    public async Task What_is_described_again_keeps_its_state_and_what_is_not_is_dropped()
    {
        await Things.SaveDescriptorsAsync(Id, [Lamp("lamp"), Lamp("fan")], CancellationToken.None);
        await Things.SaveStateAsync(Id, "lamp", State(true), DateTimeOffset.UnixEpoch, CancellationToken.None);
        await Things.SaveDescriptorsAsync(Id, [Lamp("lamp"), Lamp("door")], CancellationToken.None);
        var kept = await Things.ListAsync(Id, CancellationToken.None);
        CollectionAssert.AreEqual((string[])["door", "lamp"], kept.Select(thing => thing.Name).ToArray());
        StringAssert.Contains(kept[1].StateJson, "true", StringComparison.Ordinal);
    }

    [TestMethod]
    public async Task The_state_of_what_was_never_described_is_not_kept()
    {
        await Things.SaveStateAsync(Id, "ghost", State(true), DateTimeOffset.UnixEpoch, CancellationToken.None);
        Assert.IsEmpty(await Things.ListAsync(Id, CancellationToken.None));
    }

    [TestMethod]
    public async Task A_state_with_half_a_character_is_kept()
    {
        await Things.SaveDescriptorsAsync(Id, [Lamp("lamp")], CancellationToken.None);
        await Things.SaveStateAsync(
            Id, "lamp", new Dictionary<string, object> { ["tone"] = "\0 \ud83d" }, DateTimeOffset.UnixEpoch, CancellationToken.None);
        var state = JsonDocument.Parse((await Things.ListAsync(Id, CancellationToken.None)).Single().StateJson).RootElement;
        Assert.AreEqual("\0 \uFFFD", state.GetProperty("tone").GetString());
    }

    private static Dictionary<string, object> State(bool power) =>
        new() { ["power"] = power, ["brightness"] = 40.5, ["tone"] = "warm 💡" };

    private static ThingDescriptor Lamp(string name) => new(
        name, "A lamp",
        [new PropertyDescriptor("power", ThingValueType.Boolean, "Power", null, null, null, null, Readable: true, Writable: false, Unit: null)],
        [new MethodDescriptor("turn_on", "On", [], null, null, [])]);
}
