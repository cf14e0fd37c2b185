using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Devices;

namespace Server.Tests.Mcp;

/// <summary>Which tools of a device become things that can be spoken of.</summary>
[TestClass]
public sealed class BoardThingsTests
{
    private const string Percent = """{"type":"integer","minimum":0,"maximum":100}""";

    [TestMethod]
    [DataRow("self.audio_speaker.set_volume", "speaker", "set_volume")]
    [DataRow("self.lamp.set_power", "lamp", "set_power")]
    [DataRow("lamp.set_power", "lamp", "set_power")]
    [DataRow("self.living_room.light.set_power", "living_room_light", "set_power")]
    public void A_tool_is_a_method_of_the_thing_that_its_name_says(string tool, string thing, string method)
    {
        using var board = Board.With(Board.Tool(tool, $""" "value":{Percent} """));
        var made = board.Mcp.Things.Single().Descriptor;
        Assert.AreEqual(thing, made.Name);
        Assert.AreEqual(method, made.Methods.Single().Name);
        Assert.IsTrue(board.Mcp.Made(made));
    }

    [TestMethod]
    [DataRow("self.reboot", "")]
    [DataRow("self.system.restart", "")]
    [DataRow("self.robot.reset_all", "")]
    [DataRow("self.disp.network", "")]
    [DataRow("self_camera_take_photo", "")]
    [DataRow("self..turn_on", "")]
    [DataRow("self.lamp.", "")]
    [DataRow("self.dog.say", """ "text":{"type":"string"} """)]
    [DataRow("self.leg.lift", """ "height":{"type":"integer"} """)]
    [DataRow("self.led.set_rgb", """ "r":{"type":"integer","minimum":0,"maximum":255},"g":{"type":"integer","minimum":0,"maximum":255},"b":{"type":"integer","minimum":0,"maximum":255} """)]
    [DataRow("self.robot.dance", """ "moves":{"type":"array","items":{"type":"integer"}} """)]
    [DataRow("self.ro\"bot.dance", "")]
    public void What_cannot_be_said_or_must_not_be_misheard_stays_a_tool(string tool, string properties)
    {
        using var board = Board.With(Board.Tool(tool, properties));
        Assert.IsEmpty(board.Mcp.Things);
        Assert.HasCount(1, board.Mcp.Tools);
    }

    [TestMethod]
    public void What_is_for_people_only_is_not_even_a_tool()
    {
        using var board = Board.With(
            """{"name":"self.upgrade_firmware","inputSchema":{},"annotations":{"audience":["user"]}}""",
            """{"name":"self.lamp.turn_on","inputSchema":{},"annotations":{"audience":["user","assistant"]}}""");
        Assert.AreEqual("self.lamp.turn_on", board.Mcp.Tools.Single().Name);
    }

    [TestMethod]
    public void A_getter_makes_a_property_with_the_bounds_of_its_setter()
    {
        using var board = Board.With(
            Board.Tool("self.led_strip.get_brightness"),
            Board.Tool("self.led_strip.set_brightness", """ "level":{"type":"integer","minimum":0,"maximum":8} """));
        Assert.IsTrue(board.ReplyText("4"));
        var brightness = board.Mcp.Things.Single().Descriptor.Properties.Single();
        Assert.AreEqual((ThingValueType.Number, 0.0, 8.0, 1.0, true), (brightness.Type, brightness.Min, brightness.Max, brightness.Step, brightness.Writable));
        Assert.AreEqual(4.0, board.Mcp.Things.Single().State["brightness"]);
    }

    [TestMethod]
    public void A_part_of_the_status_without_tools_is_no_thing()
    {
        using var board = Board.With(Board.Tool("self.get_device_status"));
        board.ReplyText("""{"chip":{"temperature":41.5},"network":{"ssid":"home"},"battery":{"level":85,"charging":false}}""");
        var device = board.Mcp.Things.Single();
        Assert.AreEqual("device", device.Descriptor.Name);
        Assert.AreEqual(85.0, device.State["battery"]);
        Assert.AreEqual(false, device.State["charging"]);
    }

    [TestMethod]
    [DataRow("""{"audio_speaker":{"volume":"loud"}}""", "loud")]
    [DataRow("""{"audio_speaker":{"volume":null}}""", null)]
    [DataRow("""{"audio_speaker":{"volume":{"left":1}}}""", null)]
    [DataRow("""{"audio_speaker":{"volume":1e999}}""", null)]
    [DataRow("""{"audio_speaker":[70]}""", null)]
    [DataRow("""{"audio_speaker":{"volume":"\ud800"}}""", null)]
    [DataRow("""{"audio_speaker":""", null)]
    [DataRow("not at all", null)]
    public void A_status_that_makes_no_sense_makes_no_state(string status, object? volume)
    {
        using var board = Board.With(Board.Tool("self.get_device_status"), Board.Tool("self.audio_speaker.set_volume", $""" "volume":{Percent} """));
        board.ReplyText(status);
        var speaker = board.Mcp.Things.Single();
        Assert.AreEqual(volume, speaker.State.GetValueOrDefault("volume"));
        Assert.IsFalse(speaker.Descriptor.Properties.Any(property => property.Writable), "What is no number is not what the setter takes.");
    }
}
