using Emulator.Running;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Emulator.Tests.Mqtt;

/// <summary>The firmware on an emulated board, and a real broker.</summary>
[TestClass]
public sealed class MqttTests
{
    [TestMethod]
    public async Task A_board_with_mqtt_alone_rests_and_obeys()
    {
        using var house = await MqttHouse.OpenAsync();
        await house.SeeOnBoardAsync(happened => happened.Enters("idle"));
        var mark = house.Watch.Count;

        var response = await house.CommandAsync("""{"cmd":"living_room_light_turn_on","params":{"brightness":40},"requestId":"req-1","ts":1710000010000}""");

        Assert.AreEqual(
            """0 {"code":0,"msg":"ok","requestId":"req-1","data":{"power":true,"brightness":40,"color":"white"},"metadata":{"productId":"home","source":"esp32-s3-devkitc-1"}}""",
            response);
        Assert.AreEqual(40, house.Lamp.BrightnessPercent, 1);
        await house.SeeAsync(MqttHouse.Telemetry, "\"living_room_light\":{\"power\":true,\"brightness\":40", mark);
        Assert.AreEqual("idle", house.Board.State);
        Assert.IsFalse(house.Board.Journal.Since(0).Any(happened => happened.Kind == BoardEventKind.Error), string.Join('\n', house.Board.Journal.Since(0)));
    }

    [TestMethod]
    public async Task The_button_of_a_board_without_a_server_does_nothing()
    {
        using var house = await MqttHouse.OpenAsync();
        await house.SeeOnBoardAsync(happened => happened.Enters("idle"));

        house.Board.PressTalk();
        house.Board.ReleaseTalk();
        await house.CommandAsync("""{"cmd":"fan.turn_on","requestId":"req-1"}""");

        Assert.AreEqual("idle", house.Board.State);
    }

    [TestMethod]
    public async Task Bad_commands_are_answered()
    {
        using var house = await MqttHouse.OpenAsync();

        Assert.Contains("\"code\":400", await house.CommandAsync("""{"cmd":"""));
        Assert.Contains("\"code\":400", await house.CommandAsync("""{"cmd":"fan.turn_on"}"""));
        Assert.Contains("\"code\":404", await house.CommandAsync("""{"cmd":"heater.turn_on","requestId":"1"}"""));
        Assert.Contains("\"code\":409", await house.CommandAsync("""{"cmd":"turn_on","requestId":"2"}"""));
        Assert.Contains("\"code\":413", await house.CommandAsync("""{"cmd":"fan.turn_on","requestId":"3","note":"NOTE"}""".Replace("NOTE", new string('x', 3000), StringComparison.Ordinal)));
        Assert.Contains("\"code\":422", await house.CommandAsync("""{"cmd":"set_brightness","params":{"value":101},"requestId":"4"}"""));
    }

    [TestMethod]
    public async Task A_retained_command_is_not_obeyed_when_the_board_comes_back()
    {
        using var house = await MqttHouse.OpenAsync();
        house.Board.Machine.Network.TakeDown();
        await house.Broker.PublishAsync(MqttHouse.Commands, """{"cmd":"living_room_light.turn_on","requestId":"old"}""", retained: true);
        var mark = house.Watch.Count;

        house.Board.Machine.Network.BringUp();
        await house.SeeOnlineAsync(mark);
        await house.CommandAsync("""{"cmd":"fan.turn_off","requestId":"new"}""");

        Assert.IsFalse(house.Lamp.IsOn);
    }

    [TestMethod]
    public async Task A_broker_that_refuses_the_password_is_told()
    {
        using var house = await MqttHouse.OpenAsync(password: "guessed");

        await house.SeeOnBoardAsync(happened => happened.Kind == BoardEventKind.Error && happened["text"].Contains("does not authorise", StringComparison.Ordinal));
    }

    [TestMethod]
    public async Task A_board_whose_network_is_cut_is_offline_for_whoever_asks_until_it_is_back()
    {
        using var house = await MqttHouse.OpenAsync();
        var mark = house.Watch.Count;

        house.Board.Machine.Network.TakeDown();
        await house.SeeOfflineAsync(mark);
        using var late = house.Broker.Watch();
        Assert.IsNotNull(await late.WaitForLineAsync(
            line => line.StartsWith(MqttHouse.Telemetry + "1 ", StringComparison.Ordinal) && line.Contains("\"offline\"", StringComparison.Ordinal), TimeSpan.FromSeconds(5)), late.Output);

        mark = house.Watch.Count;
        house.Board.Machine.Network.BringUp();
        await house.SeeOnlineAsync(mark);
    }

    [TestMethod]
    public async Task A_broker_that_restarts_is_found_again()
    {
        using var house = await MqttHouse.OpenAsync();
        var mark = house.Watch.Count;

        house.Broker.Stop();
        await house.Broker.StartAsync();
        await house.SeeOnlineAsync(mark);

        Assert.Contains("\"code\":0", await house.CommandAsync("""{"cmd":"living_room_light.turn_on","requestId":"1"}"""));
        Assert.IsTrue(house.Lamp.IsOn);
    }

    [TestMethod]
    public async Task A_board_that_does_not_reach_its_server_obeys_the_broker()
    {
        using var house = await MqttHouse.OpenAsync(server: "http://127.0.0.1:1/xiaozhi/ota/");

        Assert.Contains("\"code\":0", await house.CommandAsync("""{"cmd":"living_room_light.turn_on","requestId":"1"}"""));
        Assert.IsTrue(house.Lamp.IsOn);
    }

    [TestMethod]
    public async Task A_board_that_is_switched_off_is_offline()
    {
        using var house = await MqttHouse.OpenAsync();
        var mark = house.Watch.Count;

        house.Board.Dispose();

        await house.SeeOfflineAsync(mark);
    }

    [TestMethod]
    public async Task A_broker_with_a_certificate_of_the_house_is_trusted()
    {
        using var authority = new Authority();
        using var house = await MqttHouse.OpenSecureAsync(authority.Issue("localhost"), authority.Pem, authority.Pem);

        await house.SeeOnlineAsync(0);
    }

    [TestMethod]
    public async Task A_broker_with_a_certificate_of_somebody_else_gets_no_password()
    {
        using var authority = new Authority();
        using var somebodyElse = new Authority();
        using var house = await MqttHouse.OpenSecureAsync(somebodyElse.Issue("localhost"), somebodyElse.Pem, authority.Pem);

        await house.SeeOnBoardAsync(happened => happened.Kind == BoardEventKind.Error && happened["text"].Contains("cannot be reached", StringComparison.Ordinal));
    }
}
