using Emulator.Attached;
using Emulator.Running;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Nano;
using nanoFramework.Runtime.Native;

namespace Emulator.Tests.EndToEnd;

/// <summary>What happens in a house with more than one board and a router that is switched off at night.</summary>
[TestClass]
public sealed class HouseholdTests
{
    private const string Board = "esp32-s3-devkitc-1";

    [TestMethod]
    public async Task A_broken_link_is_mended_and_the_next_command_is_carried_out()
    {
        await using var house = await House.OpenAsync(Board);
        var fan = house.Board.Attached.OfType<Motor>().Single();
        await house.SayAsync("turn on the fan");
        var mark = house.Board.Journal.Count;

        house.Board.Machine.Network.Break();
        await house.WaitAsync(mark, happened => happened.Kind == BoardEventKind.Error);
        var exchange = await house.SayAsync("turn off the fan");

        Assert.IsTrue(exchange.CommandSucceeded, exchange.AnswerText);
        Assert.IsFalse(fan.IsTurning);
    }

    [TestMethod]
    public async Task A_network_that_is_away_for_a_while_is_waited_for()
    {
        await using var house = await House.OpenAsync(Board);
        var lamp = house.Board.Attached.OfType<RgbLamp>().Single();
        await house.SayAsync("turn on the living room light");
        var mark = house.Board.Journal.Count;

        house.Board.Machine.Network.TakeDown();
        await house.WaitAsync(mark, happened => happened.Kind == BoardEventKind.Error);
        house.Board.Machine.Network.BringUp();
        await house.SayAsync("turn off the living room light");

        Assert.IsFalse(lamp.IsOn);
    }

    [TestMethod]
    public async Task A_board_that_reboots_comes_up_again_and_obeys()
    {
        await using var house = await House.OpenAsync(Board);
        var lamp = house.Board.Attached.OfType<RgbLamp>().Single();
        await house.SayAsync("turn on the living room light");
        var mark = house.Board.Journal.Count;

        Assert.ThrowsExactly<BoardRebootedException>(() => house.Board.Machine.Run(() => Power.RebootDevice()));
        await house.WaitAsync(mark, happened => happened.Enters("idle") && happened["from"] == "starting");

        Assert.IsFalse(lamp.IsOn);
        Assert.IsTrue((await house.SayAsync("turn on the living room light")).CommandSucceeded);
        Assert.IsTrue(lamp.IsOn);
    }

    [TestMethod]
    public async Task Two_boards_obey_the_people_in_their_own_rooms()
    {
        await using var house = await House.OpenAsync(Board);
        await using var next = await house.AddRoomAsync(Board);

        await next.SayAsync("turn on the living room light");

        Assert.IsTrue(next.Board.Attached.OfType<RgbLamp>().Single().IsOn);
        Assert.IsFalse(house.Board.Attached.OfType<RgbLamp>().Single().IsOn);
    }

    [TestMethod]
    public async Task The_answer_to_a_question_is_what_the_sensor_measures()
    {
        await using var house = await House.OpenAsync(Board);
        var sensor = house.Board.Attached.OfType<ClimateSensor>().Single();
        var mark = house.Board.Journal.Count;
        sensor.Set(17.5, 60);
        await house.WaitAsync(mark, happened => happened.Kind == BoardEventKind.Thing && happened["state"].Contains("17.5", StringComparison.Ordinal));

        var exchange = await house.SayAsync("what is the temperature");

        Assert.Contains("17.5", exchange.AnswerText);
    }
}
