using System.Text.Json;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Devices;

namespace Server.Tests.Agents;

/// <summary>What the firmware says of its light, word for word.</summary>
[TestClass]
public class GoldenDescriptorTests
{
    [TestMethod]
    [DataRow("turn on the living room light", "living_room_light.turn_on()")]
    [DataRow("turn on the lamp at forty percent", "living_room_light.turn_on(brightness=40)")]
    [DataRow("set the brightness to 25%", "living_room_light.set_brightness(value=25)")]
    [DataRow("make it warm white", "living_room_light.set_color(color=warm white)")]
    public async Task Its_light_does_what_is_said(string sentence, string calls)
    {
        using var message = JsonDocument.Parse(await File.ReadAllTextAsync(GoldenPath()));
        Assert.IsTrue(DescriptorReader.TryRead(message.RootElement.GetProperty("descriptors"), out _, out var error), error);
        var house = new House([.. message.RootElement.GetProperty("descriptors").EnumerateArray().Select(thing => thing.GetRawText())]);
        Assert.AreEqual(calls, await new Talk(house).DoAsync(sentence));
    }

    private static string GoldenPath()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !Directory.Exists(Path.Combine(folder.FullName, "docs", "protocol"))) folder = folder.Parent;
        Assert.IsNotNull(folder, "the repository's docs/protocol");
        return Path.Combine(folder.FullName, "docs", "protocol", "device", "iot-descriptors.json");
    }
}
