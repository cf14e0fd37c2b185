using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Devices;
using Server.Tests.Agents;
using Server.Tools;

namespace Server.Tests.Tools;

[TestClass]
public sealed class ReachableThingsTests
{
    private static readonly House Nothing = new();

    private const string Lamp = """{ "name": "lamp", "methods": { "turn_on": {} } }""";
    private const string Fan = """{ "name": "fan", "methods": { "turn_on": {} } }""";
    private const string Speaker = """{ "name": "speaker", "properties": { "volume": { "type": "number" } } }""";

    [TestMethod]
    public void A_client_with_things_of_its_own_speaks_of_those()
    {
        var own = new House(Lamp);
        Assert.AreEqual("lamp", Names(Reachable(own, own, Reach.Auto, ("b", new House(Fan)))));
        Assert.AreEqual("", Names(Reachable(Nothing, Nothing, Reach.Own, ("b", new House(Fan)))));
        Assert.AreEqual("lamp fan", Names(Reachable(own, own, Reach.House, ("b", new House(Fan)))));
    }

    [TestMethod]
    public void A_client_without_any_speaks_of_all_in_the_house()
    {
        Assert.AreEqual("fan lamp lamp_2", Names(Reachable(Nothing, Nothing, Reach.Auto, ("b", new House(Fan, Lamp)), ("c", new House(Lamp)))));
    }

    [TestMethod]
    public void What_is_made_of_its_tools_does_not_hide_the_house()
    {
        Assert.AreEqual("speaker lamp", Names(Reachable(Nothing, new House(Speaker), Reach.Auto, ("b", new House(Speaker, Lamp)))));
    }

    [TestMethod]
    public void Its_own_link_is_not_there_twice()
    {
        var own = new House(Lamp);
        Assert.AreEqual("lamp", Names(Reachable(own, own, Reach.House, ("self", own))));
    }

    [TestMethod]
    public async Task A_command_goes_to_the_board_that_has_the_thing_by_its_name_there()
    {
        var (first, second) = (new House(Lamp), new House(Lamp));
        var things = Reachable(Nothing, Nothing, Reach.Auto, ("b", first), ("c", second));
        Assert.IsTrue((await things.ExecuteAsync(Command("lamp_2"), CancellationToken.None)).Success);
        Assert.IsEmpty(first.Executed);
        Assert.AreEqual("lamp.turn_on()", second.Executed.Single());
        Assert.AreEqual("DEVICE_OFFLINE", (await things.ExecuteAsync(Command("lamp_3"), CancellationToken.None)).ErrorCode);
    }

    [TestMethod]
    public void A_board_that_comes_back_keeps_its_names()
    {
        var devices = new Devices(("b", new House(Lamp)), ("c", new House(Lamp)));
        var things = new ReachableThings("self", Nothing, Nothing, new HouseDevices(devices), Reach.Auto);
        Assert.AreEqual("b c", string.Join(' ', things.Things.Select(thing => thing.DeviceId)));
        devices.All = [new Device("c", new House(Lamp)), new Device("b", new House(Lamp))];
        Assert.AreEqual("b c", string.Join(' ', things.Things.Select(thing => thing.DeviceId)));
    }

    [TestMethod]
    public void The_same_house_is_the_same_to_all_and_each_time()
    {
        var house = new HouseDevices(new Devices(("b", new House(Fan, Lamp)), ("c", new House(Lamp))));
        var one = new ReachableThings("one", Nothing, Nothing, house, Reach.Auto);
        var two = new ReachableThings("two", Nothing, Nothing, house, Reach.Auto);
        var (first, again) = (Descriptors(one), Descriptors(two));
        Assert.HasCount(3, first);
        Assert.IsTrue(first.SequenceEqual(again, ReferenceEqualityComparer.Instance), "Models are built of descriptors, once each.");
    }

    [TestMethod]
    public void No_more_than_sixty_four_things()
    {
        var boards = Enumerable.Range(0, 10).Select(board => ($"b{board}", new House(
            [.. Enumerable.Range(0, 10).Select(thing => $$"""{ "name": "{{new string('x', 63)}}{{thing}}" }""")]))).ToArray();
        var things = Reachable(Nothing, Nothing, Reach.Auto, boards).Things;
        Assert.HasCount(DescriptorLimits.Things, things);
        Assert.HasCount(things.Count, things.Select(thing => thing.Descriptor.Name).Distinct());
        Assert.IsTrue(things.All(thing => DescriptorLimits.IsName(thing.Descriptor.Name)));
    }

    [TestMethod]
    public void While_nobody_tells_anything_new_it_is_the_same_list()
    {
        var own = new Told { Things = new House(Lamp).Things };
        var things = new ReachableThings("self", own, own, new HouseDevices(new Devices()), Reach.House);
        var first = things.Things;
        Assert.AreSame(first, things.Things);
    }

    [TestMethod]
    public void What_is_told_anew_is_there_at_once()
    {
        var own = new Told { Things = new House(Lamp).Things };
        var things = new ReachableThings("self", own, own, new HouseDevices(new Devices()), Reach.House);
        Assert.IsEmpty(things.Things[0].State);
        own.Things = new House(Lamp).With("lamp", "power", true).Things;
        Assert.AreEqual(true, things.Things[0].State["power"]);
        own.Things = new House(Lamp, Fan).Things;
        Assert.AreEqual("lamp fan", Names(things));
    }

    private static object[] Descriptors(ReachableThings things) => [.. things.Things.Select(thing => thing.Descriptor)];

    private static ThingCommand Command(string thing) => new(thing, "turn_on", new Dictionary<string, object>());

    private static string Names(ReachableThings things) => string.Join(' ', things.Things.Select(thing => thing.Descriptor.Name));

    private static ReachableThings Reachable(House announced, House own, Reach reach, params (string Id, House Things)[] boards) =>
        new("self", announced, own, new HouseDevices(new Devices(boards)), reach);

    /// <summary>A board whose list of things stays the same one until it tells another.</summary>
    private sealed class Told : IThingConnection
    {
        public IReadOnlyList<Thing> Things { get; set; } = [];

        public ValueTask<CommandResult> ExecuteAsync(ThingCommand command, CancellationToken cancellationToken) => throw new NotSupportedException();
    }

    private sealed class Devices(params (string Id, House Things)[] boards) : IConnectedDevices
    {
        public IReadOnlyList<IConnectedDevice> All { get; set; } = [.. boards.Select(board => new Device(board.Id, board.Things))];

        public IConnectedDevice? Find(string deviceId) => All.FirstOrDefault(device => device.DeviceId == deviceId);
    }

    private sealed class Device(string id, House things) : IConnectedDevice
    {
        public void Alert(string status, string message, string emotion)
        {
        }

        public Task<Announced> AnnounceAsync(string headline, string sentence, string emotion, CancellationToken cancellationToken) =>
            Task.FromResult(Announced.Gone);

        public bool ReachesHouse => false;

        public void Reboot()
        {
        }

        public void SendCustom(System.Text.Json.JsonElement payload)
        {
        }

        public void Abort()
        {
        }

        public string DeviceId => id;

        public string SessionId => id;

        public IReadOnlyList<Thing> Things => [.. things.Things.Select(thing => thing with { DeviceId = id })];

        public ValueTask<CommandResult> ExecuteAsync(ThingCommand command, CancellationToken cancellationToken) =>
            things.ExecuteAsync(command, cancellationToken);
    }
}
