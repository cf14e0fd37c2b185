using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Agents.Offline;

namespace Server.Tests.Agents;

/// <summary>Commands with times between them: what is waited counts from the command before, and for all that follow.</summary>
[TestClass]
public class WaitTests
{
    private static readonly OfflineAgent Chinese = new("zh");

    [TestMethod]
    [DataRow("turn on the light, wait ten seconds, then turn it off", "light.turn_on(); 10 light_turn_off")]
    [DataRow("turn on the light and wait ten seconds and turn it off", "light.turn_on(); 10 light_turn_off")]
    [DataRow("turn on the light wait 10 seconds turn it off", "light.turn_on(); 10 light_turn_off")]
    [DataRow("turn on the light, after ten seconds turn it off", "light.turn_on(); 10 light_turn_off")]
    [DataRow("turn on the light and after a minute turn it off again", "light.turn_on(); 60 light_turn_off")]
    [DataRow("turn on the light, wait for ten seconds, turn it off and turn on the fan", "light.turn_on(); 10 light_turn_off; 10 fan_turn_on")]
    [DataRow("turn on the light, wait ten seconds, turn it off, wait another five seconds, then turn on the fan", "light.turn_on(); 10 light_turn_off; 15 fan_turn_on")]
    [DataRow("turn on the light, wait ten seconds, wait five minutes, turn it off", "light.turn_on(); 310 light_turn_off")]
    [DataRow("in five minutes turn on the light, wait ten seconds, then turn it off", "300 light_turn_on; 310 light_turn_off")]
    [DataRow("turn on the light in five minutes, wait ten seconds and then turn it off", "300 light_turn_on; 310 light_turn_off")]
    [DataRow("turn on the light, wait ten seconds, turn it off, and in one hour turn on the fan", "light.turn_on(); 10 light_turn_off; 3600 fan_turn_on")]
    [DataRow("wait ten seconds, then turn on the light", "10 light_turn_on")]
    [DataRow("turn on the light after ten seconds", "10 light_turn_on")]
    [DataRow("turn on the light, wait ten seconds", "light.turn_on()")]
    [DataRow("turn on the light wait ten seconds", "light.turn_on()")]
    [DataRow("please wait a minute and then turn on the fan", "60 fan_turn_on")]
    [DataRow("turn on the fan in five minutes and off in ten", "300 fan_turn_on; 600 fan_turn_off")]
    [DataRow("turn the fan on in 20 seconds and off in 40", "20 fan_turn_on; 40 fan_turn_off")]
    [DataRow("turn on the fan in two hours and turn it off after three", "7200 fan_turn_on; 10800 fan_turn_off")]
    [DataRow("turn on the fan in five minutes and the light in ten", "300 fan_turn_on; 600 light_turn_on")]
    [DataRow("turn on the fan after ten minutes and the light after twenty", "600 fan_turn_on; 1200 light_turn_on")]
    [DataRow("turn on the fan and then turn it off", "fan.turn_on(); fan.turn_off()")]
    public async Task Waiting_delays_what_follows(string sentence, string calls) => await DoesAsync(sentence, calls, null);

    [TestMethod]
    [DataRow("打开灯，等十秒再关掉", "light.turn_on(); 10 light_turn_off")]
    [DataRow("打开灯等十秒关掉", "light.turn_on(); 10 light_turn_off")]
    [DataRow("开灯，过十秒关掉", "light.turn_on(); 10 light_turn_off")]
    [DataRow("打开灯，十秒后关掉", "light.turn_on(); 10 light_turn_off")]
    [DataRow("打开灯，等十秒，关掉灯，再等五秒，打开风扇", "light.turn_on(); 10 light_turn_off; 15 fan_turn_on")]
    [DataRow("打开灯，然后等一分钟，再把灯关掉", "light.turn_on(); 60 light_turn_off")]
    [DataRow("等十秒再开灯", "10 light_turn_on")]
    [DataRow("打开灯，过十秒把灯和风扇关掉", "light.turn_on(); 10 light_turn_off; 10 fan_turn_off")]
    [DataRow("五分钟后打开风扇，再过十分钟关掉", "300 fan_turn_on; 900 fan_turn_off")]
    [DataRow("五分钟后打开风扇，十分钟后关掉", "300 fan_turn_on; 600 fan_turn_off")]
    public async Task Waiting_delays_what_follows_in_Chinese(string sentence, string calls) => await DoesAsync(sentence, calls, Chinese);

    [TestMethod]
    [DataRow("don't wait ten seconds, turn on the light", "Okay, I leave it.")]
    public async Task A_negation_counts_for_what_is_waited_for(string sentence, string answer) => await DoesAsync(sentence, answer, null);

    [TestMethod]
    public async Task What_waits_for_something_that_is_asked_about_waits_for_the_answer()
    {
        var house = new House(Descriptors.Light("light"), Villa.Lock);
        var talk = new Talk(house, toolbox: new HouseToolbox(house));
        Assert.AreEqual(
            "Unlock the front door and lock the front door in 10 seconds? Please say yes or no.",
            await talk.DoAsync("unlock the front door, wait ten seconds, then lock it"));
        Assert.AreEqual("front_door.unlock(); run_later(seconds=10, tool=front_door_lock, arguments={})", await talk.DoAsync("yes"));
        Assert.AreEqual(
            "Unlock the front door and turn on the light in 10 seconds? Please say yes or no.",
            await talk.DoAsync("unlock the front door, wait ten seconds, then turn on the light"));
    }

    private static async Task DoesAsync(string sentence, string calls, OfflineAgent? agent)
    {
        var house = new House(Descriptors.Light("light"), Descriptors.Fan);
        var done = await new Talk(house, agent, new HouseToolbox(house)).DoAsync(sentence);
        Assert.AreEqual(calls, System.Text.RegularExpressions.Regex.Replace(done, @"run_later\(seconds=(\d+), tool=(\w+), arguments=\{\}\)", "$1 $2"));
    }
}
