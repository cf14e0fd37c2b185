using System.Text.Json;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Devices;

namespace Server.Tests.Agents;

/// <summary>What the firmware says of its things, word for word.</summary>
[TestClass]
public class GoldenDescriptorTests
{
    [TestMethod]
    [DataRow("turn on the living room light", "living_room_light.turn_on()")]
    [DataRow("turn on the lamp at forty percent", "living_room_light.turn_on(brightness=40)")]
    [DataRow("set the brightness to 25%", "living_room_light.set_brightness(value=25)")]
    [DataRow("make it warm white", "living_room_light.set_color(color=warm white)")]
    [DataRow("set the color temperature to four thousand kelvin", "living_room_light.set_temperature(value=4000)")]
    public async Task Its_light_does_what_is_said(string sentence, string calls) =>
        Assert.AreEqual(calls, await new Talk(await HouseAsync("iot-descriptors")).DoAsync(sentence));

    [TestMethod]
    [DataRow("turn off the porch light", "porch_light.turn_off()")]
    [DataRow("turn on the coffee socket", "coffee_socket.turn_on()")]
    [DataRow("what is the temperature", "The temperature is 21 degrees.")]
    [DataRow("how humid is it", "The humidity is 40 percent.")]
    [DataRow("is there any motion", "Yes.")]
    [DataRow("what is the light level", "The light level is 30 percent.")]
    [DataRow("open the curtain", "curtain.open()")]
    [DataRow("set the curtain to thirty percent", "curtain.set_position(position=30)")]
    [DataRow("stop the curtain", "curtain.stop()")]
    [DataRow("set the fan to two", "fan.set_speed(speed=2)")]
    [DataRow("set the air conditioner to twenty two degrees", "air_conditioner.set_temperature(temperature=22)")]
    [DataRow("set the temperature to twenty two degrees", "air_conditioner.set_temperature(temperature=22)")]
    [DataRow("set the air conditioner to heat", "air_conditioner.set_mode(mode=heat)")]
    [DataRow("set the fan speed of the air conditioner to low", "air_conditioner.set_fan_speed(fan_speed=low)")]
    [DataRow("turn off the air conditioner", "air_conditioner.turn_off()")]
    [DataRow("start the vacuum", "robot_vacuum.start()")]
    [DataRow("pause the robot vacuum", "robot_vacuum.pause()")]
    [DataRow("send the vacuum home", "robot_vacuum.return_home()")]
    [DataRow("what is the battery of the vacuum", "The battery of the robot vacuum is 75 percent.")]
    [DataRow("arm the security", "security.arm()")]
    [DataRow("arm the alarm", "security.arm()")]
    [DataRow("trigger the alarm", "security.trigger()")]
    [DataRow("is the alarm triggered", "No.")]
    [DataRow("ring the doorbell", "doorbell.ring()")]
    public async Task Every_kind_of_thing_does_what_is_said(string sentence, string calls)
    {
        var house = (await HouseAsync("iot-descriptors-of-every-kind"))
            .With("temperature_sensor", "temperature", 21.0).With("temperature_sensor", "humidity", 40.0)
            .With("hall_motion_sensor", "motion", true).With("light_sensor", "light_level", 30.0)
            .With("air_conditioner", "temperature", 24.0).With("robot_vacuum", "battery", 75.0).With("security", "triggered", false);
        var talk = new Talk(house);
        Assert.IsTrue(talk.Grammar.Accepts(Talk.AsRecognised(sentence)), "cannot be recognised");
        Assert.AreEqual(calls, await talk.DoAsync(sentence));
    }

    private static async Task<House> HouseAsync(string file)
    {
        using var message = JsonDocument.Parse(await File.ReadAllTextAsync(GoldenPath(file)));
        Assert.IsTrue(DescriptorReader.TryRead(message.RootElement.GetProperty("descriptors"), out _, out var error), error);
        return new House([.. message.RootElement.GetProperty("descriptors").EnumerateArray().Select(thing => thing.GetRawText())]);
    }

    private static string GoldenPath(string file)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !Directory.Exists(Path.Combine(folder.FullName, "docs", "protocol"))) folder = folder.Parent;
        Assert.IsNotNull(folder, "the repository's docs/protocol");
        return Path.Combine(folder.FullName, "docs", "protocol", "device", file + ".json");
    }
}
