using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Agents.Offline;

namespace Server.Tests.Agents;

/// <summary>What answers a question of the house, what does not, and what takes its place.</summary>
[TestClass]
public class OpenQuestionTests
{
    private static readonly OfflineAgent Chinese = new("zh");

    [TestMethod]
    [DataRow("no, the cellar lock")]
    [DataRow("no the cellar lock")]
    [DataRow("the cellar one instead")]
    [DataRow("no, the cellar")]
    [DataRow("I meant the cellar lock")]
    [DataRow("the cellar lock")]
    [DataRow("not the front door, the cellar lock")]
    [DataRow("no, it's the cellar lock")]
    public async Task A_correction_keeps_the_act_and_is_asked_about_again(string correction)
    {
        var talk = await UnlockingAsync();
        Assert.AreEqual("Unlock the cellar lock? Please say yes or no.", await talk.DoAsync(correction));
        Assert.AreEqual("cellar_lock.unlock()", await talk.DoAsync("yes"));
    }

    [TestMethod]
    [DataRow("不，地窖的锁")]
    [DataRow("不对，是地窖的门锁")]
    [DataRow("我说的是地窖的锁")]
    [DataRow("地窖的那个")]
    [DataRow("不是前门，是地窖")]
    public async Task A_correction_keeps_the_act_in_Chinese(string correction)
    {
        var talk = await UnlockingAsync(Chinese, "把前门的锁打开");
        Assert.AreEqual("要解锁地窖门锁吗？请回答是或者不是。", await talk.DoAsync(correction));
        Assert.AreEqual("cellar_lock.unlock()", await talk.DoAsync("好的"));
    }

    [TestMethod]
    [DataRow("no, lock the cellar", "cellar_lock.lock()")]
    [DataRow("lock the front door", "front_door_lock.lock()")]
    [DataRow("turn on the light", "light.turn_on()")]
    [DataRow("no", "Okay.")]
    [DataRow("never mind", "Okay.")]
    [DataRow("no, don't", "Okay.")]
    [DataRow("cancel that", "Okay.")]
    [DataRow("don't unlock it", "Okay, I leave it.")]
    public async Task Another_command_or_a_no_ends_the_question(string sentence, string done)
    {
        var talk = await UnlockingAsync();
        Assert.AreEqual(done, await talk.DoAsync(sentence));
        Assert.AreEqual("Okay.", await talk.DoAsync("yes"), "nothing is asked any more");
    }

    [TestMethod]
    [DataRow("yes")]
    [DataRow("okay")]
    [DataRow("Okay.")]
    [DataRow("sure, go ahead")]
    [DataRow("yes please do")]
    [DataRow("okay do it")]
    [DataRow("yes, do it please")]
    [DataRow("yeah sure")]
    [DataRow("go ahead, thank you")]
    public async Task A_yes_has_many_forms(string yes) =>
        Assert.AreEqual("front_door_lock.unlock()", await (await UnlockingAsync()).DoAsync(yes));

    [TestMethod]
    [DataRow("yes unlock it", "front_door_lock.unlock()")]
    [DataRow("yes, unlock the front door", "front_door_lock.unlock()")]
    [DataRow("yes, the front door", "front_door_lock.unlock()")]
    [DataRow("yes, the cellar lock", "Unlock the cellar lock? Please say yes or no.")]
    [DataRow("sure, turn on the light", "light.turn_on()")]
    [DataRow("okay turn on the light", "light.turn_on()")]
    [DataRow("no, lock it", "front_door_lock.lock()")]
    public async Task Only_what_was_asked_about_is_confirmed_together_with_a_yes(string answer, string done) =>
        Assert.AreEqual(done, await (await UnlockingAsync()).DoAsync(answer));

    [TestMethod]
    public async Task Another_thing_may_be_added_to_what_is_asked_about()
    {
        var talk = await UnlockingAsync();
        Assert.AreEqual("Unlock the front door lock and the cellar lock? Please say yes or no.", await talk.DoAsync("and the cellar lock"));
        Assert.AreEqual("front_door_lock.unlock(); cellar_lock.unlock()", await talk.DoAsync("yes"));
    }

    [TestMethod]
    [DataRow("好的", "front_door_lock.unlock()")]
    [DataRow("可以", "front_door_lock.unlock()")]
    [DataRow("行", "front_door_lock.unlock()")]
    [DataRow("没问题", "front_door_lock.unlock()")]
    [DataRow("嗯", "front_door_lock.unlock()")]
    [DataRow("好的，可以", "front_door_lock.unlock()")]
    [DataRow("可以，谢谢", "front_door_lock.unlock()")]
    [DataRow("算了", "好的。")]
    [DataRow("不用了，谢谢", "好的。")]
    [DataRow("取消", "好的。")]
    public async Task A_yes_and_a_no_have_many_forms_in_Chinese(string answer, string done) =>
        Assert.AreEqual(done, await (await UnlockingAsync(Chinese, "把前门的锁打开")).DoAsync(answer));

    [TestMethod]
    [DataRow("what a lovely day it is today")]
    [DataRow("the match was won by the other team")]
    [DataRow("thanks")]
    [DataRow("what time is it")]
    [DataRow("turn on the fluffy light")]
    public async Task A_question_stays_open_over_speech_that_is_no_command(string sentence)
    {
        var talk = await UnlockingAsync();
        await talk.DoAsync(sentence);
        Assert.IsEmpty(talk.House.Executed);
        Assert.AreEqual("front_door_lock.unlock()", await talk.DoAsync("yes"));
    }

    [TestMethod]
    public async Task A_question_counts_for_a_minute_whatever_is_said_meanwhile()
    {
        var time = new ManualTime();
        var talk = await UnlockingAsync(new OfflineAgent("en", time: time));
        time.Advance(TimeSpan.FromSeconds(40));
        await talk.SayAsync("the match was won by the other team");
        time.Advance(TimeSpan.FromSeconds(25));
        Assert.AreEqual("Okay.", await talk.DoAsync("yes"));
    }

    [TestMethod]
    [DataRow("the first one", "bedroom_lamp.turn_on()")]
    [DataRow("first", "bedroom_lamp.turn_on()")]
    [DataRow("the second", "hall_lamp.turn_on()")]
    [DataRow("the second one please", "hall_lamp.turn_on()")]
    [DataRow("the last one", "kitchen_lamp.turn_on()")]
    [DataRow("number two", "hall_lamp.turn_on()")]
    [DataRow("all of them", "bedroom_lamp.turn_on(); hall_lamp.turn_on(); kitchen_lamp.turn_on()")]
    [DataRow("all three", "bedroom_lamp.turn_on(); hall_lamp.turn_on(); kitchen_lamp.turn_on()")]
    [DataRow("neither", "Okay.")]
    [DataRow("none of them", "Okay.")]
    [DataRow("the fourth one", "The bedroom lamp, the hall lamp or the kitchen lamp?")]
    [DataRow("yes", "The bedroom lamp, the hall lamp or the kitchen lamp?")]
    [DataRow("no, the kitchen one", "kitchen_lamp.turn_on()")]
    public async Task Which_is_meant_is_told_by_the_order(string answer, string done)
    {
        var talk = new Talk(Lamps());
        Assert.AreEqual("The bedroom lamp, the hall lamp or the kitchen lamp?", await talk.DoAsync("turn on the lamp"));
        Assert.AreEqual(done, await talk.DoAsync(answer));
    }

    [TestMethod]
    [DataRow("第一个", "bedroom_lamp.set_brightness(value=20)")]
    [DataRow("第二个", "hall_lamp.set_brightness(value=20)")]
    [DataRow("要第二个", "hall_lamp.set_brightness(value=20)")]
    [DataRow("最后一个", "kitchen_lamp.set_brightness(value=20)")]
    [DataRow("都要", "bedroom_lamp.set_brightness(value=20); hall_lamp.set_brightness(value=20); kitchen_lamp.set_brightness(value=20)")]
    [DataRow("三个都要", "bedroom_lamp.set_brightness(value=20); hall_lamp.set_brightness(value=20); kitchen_lamp.set_brightness(value=20)")]
    [DataRow("都不要", "好的。")]
    [DataRow("厨房的", "kitchen_lamp.set_brightness(value=20)")]
    public async Task Which_is_meant_is_told_by_the_order_in_Chinese(string answer, string done)
    {
        var talk = new Talk(Lamps(), Chinese);
        Assert.AreEqual("是卧室灯、走廊灯还是厨房灯？", await talk.DoAsync("灯调到百分之二十"));
        Assert.AreEqual(done, await talk.DoAsync(answer));
    }

    [TestMethod]
    public async Task Of_two_both_are_meant_by_both()
    {
        var talk = new Talk(new House(Descriptors.Light("bedroom_lamp"), Descriptors.Light("hall_lamp")), Chinese);
        await talk.SayAsync("灯调到百分之二十");
        Assert.AreEqual("bedroom_lamp.set_brightness(value=20); hall_lamp.set_brightness(value=20)", await talk.DoAsync("两个都要"));
    }

    [TestMethod]
    public async Task An_order_means_nothing_when_nothing_is_asked() =>
        Assert.AreEqual("Sorry, I did not understand.", await new Talk(Lamps()).DoAsync("the first one"));

    [TestMethod]
    public async Task What_is_only_fairly_sure_is_put_right_by_naming_another()
    {
        var talk = new Talk(Lamps());
        Assert.AreEqual("Shall I turn on the kitchen lamp?", await talk.DoAsync("turn on the fluffy kitchen lamp"));
        Assert.AreEqual("hall_lamp.turn_on()", await talk.DoAsync("no, the hall lamp"));
    }

    private static async Task<Talk> UnlockingAsync(OfflineAgent? agent = null, string sentence = "unlock the front door")
    {
        var talk = new Talk(new House(LockOf("front_door_lock"), LockOf("cellar_lock"), Descriptors.Light("light")), agent);
        var asked = await talk.DoAsync(sentence);
        Assert.IsTrue(asked is ['U', 'n', ..] or ['要', ..], asked);
        return talk;
    }

    private static string LockOf(string name) => Villa.Lock.Replace("front_door", name, StringComparison.Ordinal);

    private static House Lamps() => new(Descriptors.Light("bedroom_lamp"), Descriptors.Light("hall_lamp"), Descriptors.Light("kitchen_lamp"));
}
