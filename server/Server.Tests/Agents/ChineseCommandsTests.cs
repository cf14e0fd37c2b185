using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Agents.Offline;

namespace Server.Tests.Agents;

/// <summary>What Chinese sentences make houses do whose things have English names, or Chinese ones.</summary>
[TestClass]
public class ChineseCommandsTests
{
    // One sentence a line, and the commands that the board gets.
    private const string Commands = """
        打开厨房的灯            => kitchen_light.turn_on()
        打開廚房的燈            => kitchen_light.turn_on()
        麻烦你把厨房灯关上吧    => kitchen_light.turn_off()
        厨房灯关一下好不好      => kitchen_light.turn_off()
        你能帮我开一下厨房灯吗  => kitchen_light.turn_on()
        廚房熄燈                => kitchen_light.turn_off()
        把 kitchen light 关掉   => kitchen_light.turn_off()
        打開睡房嘅吊燈          => bedroom_ceiling_light.turn_on()
        把所有的灯都打开        => bedroom_ceiling_light.turn_on(); kitchen_light.turn_on()
        除了厨房以外的灯都关了  => bedroom_ceiling_light.turn_off()
        厨房和卧室的灯关掉      => kitchen_light.turn_off(); bedroom_ceiling_light.turn_off()
        厨房灯调到六成          => kitchen_light.set_brightness(value=60)
        廚房的燈亮度設成百分之三十五 => kitchen_light.set_brightness(value=35)
        厨房灯暗一半            => kitchen_light.set_brightness(value=25)
        厨房灯再亮一点          => kitchen_light.set_brightness(value=60)
        把厨房灯的亮度降低百分之二十 => kitchen_light.set_brightness(value=30)
        厨房灯调到最亮          => kitchen_light.set_brightness(value=100)
        厨房的灯变成红色        => kitchen_light.set_color(color=red)
        厨房灯要蓝色的          => kitchen_light.set_color(color=blue)
        风扇开到三档            => fan.set_speed(speed=3)
        风扇慢一点              => fan.set_speed(speed=0)
        拉上窗帘                => curtain.close()
        窗簾拉開                => curtain.open()
        书房空调调到二十六度    => studyAirConditioner.setTargetTemperature(value=26)
        空调升高两度            => studyAirConditioner.setTargetTemperature(value=24)
        空调切换到制热模式      => studyAirConditioner.setMode(mode=heat)
        先关厨房灯，然后把窗帘拉上 => kitchen_light.turn_off(); curtain.close()
        关掉风扇顺便打开厨房灯  => fan.turn_off(); kitchen_light.turn_on()
        锁上前门                => front_door.lock()
        请把前门解锁            => 要解锁前门吗？请回答是或者不是。
        """;

    private const string Nothing = """
        我昨天把厨房的灯关了    => 抱歉，我没听懂。
        这个世界太疯狂了        => 抱歉，我没听懂。
        明天会下雨吗            => 抱歉，我没听懂。
        开心最重要              => 抱歉，我没听懂。
        跟我说：打开厨房的灯    => 抱歉，我没听懂。
        打开洗衣机              => 这里没有洗衣机。
        把厨房的窗帘关闭        => 这里没有厨房窗帘。
        别打开厨房的灯          => 好的，不动它。
        不要關廚房的燈          => 好的，不动它。
        如果下雨就关窗帘        => 我只能马上做，或者过一段时间再做。
        厨房灯调到百分之三百    => 厨房灯可以从0到100%。
        算了                    => 好的。
        谢谢你                  => 不客气。
        """;

    private const string Questions = """
        厨房灯开着吗            => 不，厨房灯已关闭。
        廚房的燈關了嗎          => 是的，厨房灯已关闭。
        现在几度                => 温度是21.5度。
        湿度多少                => 湿度是40%。
        厨房灯是什么颜色        => 厨房灯的颜色是白色。
        风扇几档                => 风扇的风速是1。
        哪些灯亮着              => 没有。
        """;

    private static readonly OfflineAgent Agent = new("zh");

    private static readonly string[] SaidNames = ["厨房灯", "风扇", "窗帘", "书房空调"];

    public static IEnumerable<object[]> CommandRows => Rows(Commands);

    public static IEnumerable<object[]> NothingRows => Rows(Nothing);

    public static IEnumerable<object[]> QuestionRows => Rows(Questions);

    [TestMethod]
    [DynamicData(nameof(CommandRows))]
    public async Task A_sentence_does_what_it_says(string sentence, string calls) =>
        Assert.AreEqual(calls, await new Talk(Furnished(), Agent).DoAsync(sentence));

    [TestMethod]
    [DynamicData(nameof(NothingRows))]
    public async Task What_is_no_command_does_nothing(string sentence, string answer)
    {
        var talk = new Talk(Furnished(), Agent);
        Assert.AreEqual(answer, (await talk.SayAsync(sentence)).Sentence);
        Assert.IsEmpty(talk.House.Executed);
    }

    [TestMethod]
    [DynamicData(nameof(QuestionRows))]
    public async Task A_question_is_answered(string sentence, string answer) =>
        Assert.AreEqual(answer, (await new Talk(Furnished(), Agent).SayAsync(sentence)).Sentence);

    [TestMethod]
    [DataRow("打开厨房的灯", "关掉", "kitchen_light.turn_off()")]
    [DataRow("打开厨房的灯", "卧室的也打开", "bedroom_ceiling_light.turn_on()")]
    [DataRow("打开厨房的灯", "不对，是卧室的", "bedroom_ceiling_light.turn_on()")]
    [DataRow("關掉廚房的燈", "我說的是風扇", "fan.turn_off()")]
    [DataRow("厨房灯亮一点", "再亮一点", "kitchen_light.set_brightness(value=70)")]
    [DataRow("厨房灯调到百分之二十", "不，百分之五十", "kitchen_light.set_brightness(value=50)")]
    [DataRow("厨房灯开着吗", "那把它打开", "kitchen_light.turn_on()")]
    [DataRow("打开灯", "厨房的", "kitchen_light.turn_on()")]
    [DataRow("打开灯", "算了", "好的。")]
    [DataRow("解锁前门", "是的", "front_door.unlock()")]
    [DataRow("解锁前门", "不要", "好的。")]
    public async Task A_second_sentence_leans_on_the_first(string first, string second, string calls)
    {
        var talk = new Talk(Furnished(), Agent);
        await talk.SayAsync(first);
        Assert.AreEqual(calls, await talk.DoAsync(second));
    }

    [TestMethod]
    [DataRow("十分钟后关厨房灯", "run_later(seconds=600, tool=kitchen_light_turn_off, arguments={})")]
    [DataRow("半小時以後打開廚房燈", "run_later(seconds=1800, tool=kitchen_light_turn_on, arguments={})")]
    [DataRow("定一个一刻钟的计时器", "set_timer(seconds=900)")]
    [DataRow("計時一個半小時", "set_timer(seconds=5400)")]
    [DataRow("設定三分鐘的泡麵計時器", "set_timer(seconds=180, name=泡麵)")]
    [DataRow("计时器还剩多久", "get_timers()")]
    [DataRow("取消计时器", "cancel_timer()")]
    [DataRow("把计时器延长五分钟", "抱歉，我没听懂。")]
    public async Task Times_are_kept(string sentence, string calls)
    {
        var house = Furnished();
        Assert.AreEqual(calls, await new Talk(house, Agent, new HouseToolbox(house)).DoAsync(sentence));
    }

    [TestMethod]
    [DataRow("打开客厅吊灯", "客厅吊灯.turn_on()")]
    [DataRow("把客廳的吊燈打開", "客厅吊灯.turn_on()")]
    [DataRow("吊灯关掉", "客厅吊灯.turn_off()")]
    [DataRow("客厅的灯都关了", "客厅吊灯.turn_off(); 客厅落地灯.turn_off()")]
    [DataRow("客厅的灯关了", "客厅吊灯.turn_off(); 客厅落地灯.turn_off()")]
    [DataRow("落地燈調到百分之四十", "客厅落地灯.set_brightness(value=40)")]
    public async Task A_house_with_Chinese_names_is_spoken_of_in_both_scripts(string sentence, string calls) =>
        Assert.AreEqual(calls, await new Talk(new House(Descriptors.Light("客厅吊灯"), Descriptors.Light("客厅落地灯")), Agent).DoAsync(sentence));

    [TestMethod]
    public async Task A_house_with_traditional_names_is_spoken_of_in_simplified_script() =>
        Assert.AreEqual("客廳燈.turn_on()", await new Talk(new House(Descriptors.Light("客廳燈")), Agent).DoAsync("打开客厅的灯"));

    [TestMethod]
    public void Engines_that_take_hints_get_the_names_as_they_are_said()
    {
        var vocabulary = Agent.BuildVocabulary(Furnished().Things);
        Assert.AreEqual("", vocabulary.Jsgf);
        foreach (var name in SaidNames) Assert.Contains(name, vocabulary.Names);
    }

    private static House Furnished() => new House(
            Descriptors.Light("kitchen_light"), Descriptors.Light("bedroom_ceiling_light"), Descriptors.Fan, Descriptors.Sensor(), Descriptors.Curtain,
            Villa.Conditioner, Villa.Lock)
        .With("kitchen_light", "power", false).With("kitchen_light", "brightness", 50.0).With("kitchen_light", "color", "white")
        .With("bedroom_ceiling_light", "power", false).With("bedroom_ceiling_light", "brightness", 50.0)
        .With("fan", "power", true).With("fan", "speed", 1.0).With("curtain", "position", 0.0)
        .With("temperature_sensor", "temperature", 21.5).With("temperature_sensor", "humidity", 40.0)
        .With("studyAirConditioner", "targetTemperature", 22.0).With("studyAirConditioner", "power", "ON")
        .With("front_door", "locked", true);

    private static IEnumerable<object[]> Rows(string table) => table.Split('\n')
        .Select(line => line.Split("=>", 2)).Select(cells => new object[] { cells[0].Trim(), cells[1].Trim() });
}
