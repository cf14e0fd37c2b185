using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Agents.Offline;

namespace Server.Tests.Agents;

/// <summary>Things as stock firmware describes them: names and methods in capitals, what they are in Chinese, bounds and values
/// in words only.</summary>
[TestClass]
public class StockFirmwareTests
{
    private const string Speaker = """
        { "name": "Speaker", "description": "扬声器", "properties": { "volume": { "type": "number", "description": "当前音量值" } },
          "methods": { "SetVolume": { "description": "设置音量", "parameters": { "volume": { "type": "number", "description": "0到100之间的整数" } } } } }
        """;

    private const string Screen = """
        { "name": "Screen", "description": "A screen that can set theme and brightness",
          "properties": { "theme": { "type": "string", "description": "Current theme" } },
          "methods": { "SetTheme": { "parameters": { "theme_name": { "type": "string", "description": "Valid string values are 'light' and 'dark'" } } } } }
        """;

    private const string Battery = """
        { "name": "Battery", "description": "The battery of the device",
          "properties": { "level": { "type": "number" }, "charging": { "type": "boolean" } } }
        """;

    private const string Chassis = """
        { "name": "Chassis", "description": "小机器人的底座：有履带可以移动；可以调整灯光效果", "properties": { "light_mode": { "type": "number" } },
          "methods": { "GoForward": { "description": "向前走" }, "GoBack": { "description": "向后退" }, "TurnLeft": { "description": "向左转" },
            "Dance": { "description": "跳舞" }, "Shiver": { "description": "发抖" },
            "SwitchLightMode": { "description": "打开灯", "parameters": { "lightmode": { "type": "number", "description": "1到6之间的整数" } } } } }
        """;

    private const string Walker = """
        { "name": "walker", "description": "robot",
          "methods": { "walk_forward": { "description": "行走。steps: 步数(1-100)", "parameters": { "steps": { "type": "number", "min": 1, "max": 100, "required": false } } },
            "shake_leg": {}, "sit": {} } }
        """;

    private const string ColorLamp = """
        { "name": "ColorLamp", "description": "这是一个可以调节亮度和颜色的智能灯，可以设置红、绿、蓝几种颜色", "properties": { "color": { "type": "string" } },
          "methods": { "TurnOn": {}, "TurnOff": {}, "SetColor": { "parameters": { "color": { "type": "string", "description": "红、绿、蓝其中一种颜色" } } } } }
        """;

    private const string Motor = """
        { "name": "Motor", "description": "一个简单的马达", "properties": { "power": { "type": "boolean" }, "speed": { "type": "number" } },
          "methods": { "TurnOn": {}, "TurnOff": {}, "SetSpeed": { "parameters": { "speed": { "type": "number", "description": "速度(0-100)" } } } } }
        """;

    private const string Roller = """
        { "name": "roller", "description": "roller shutter in the office", "properties": { "pos": { "type": "number" } },
          "methods": { "MoveTo": { "parameters": { "percent": { "type": "number", "min": 0, "max": 100 } } }, "Up": {}, "Down": {}, "Halt": {} } }
        """;

    private const string Switch = """
        { "name": "SW3", "properties": { "state": { "type": "string" } },
          "methods": { "set_state": { "parameters": { "state": { "type": "string", "description": "on/off" } } } } }
        """;

    private const string Cooler = """
        { "name": "air_conditioner", "properties": { "fan_speed": { "type": "string", "enum": ["auto", "low", "medium", "high"] } },
          "methods": { "turn_on": {}, "set_fan_speed": { "parameters": { "fan_speed": { "type": "string", "enum": ["auto", "low", "medium", "high"] } } },
            "reset_filter": {} } }
        """;

    private const string English = """
        set the volume to 45              => Speaker.SetVolume(volume=45)
        full volume                       => Speaker.SetVolume(volume=100)
        set the volume to two hundred     => The speaker goes from 0 to 100 percent.
        change the screen theme to light  => Screen.SetTheme(theme_name=light)
        switch to dark mode               => Screen.SetTheme(theme_name=dark)
        how full is the battery           => The battery is 85.
        how much battery is left          => The battery is 85.
        are you charging                  => Yes, the battery is charging.
        move backward                     => Chassis.GoBack()
        can you dance for me please       => Chassis.Dance()
        set light mode two                => Chassis.SwitchLightMode(lightmode=2)
        walk forward five steps           => walker.walk_forward(steps=5)
        shake your leg                    => walker.shake_leg()
        make the color lamp green         => ColorLamp.SetColor(color=绿)
        motor to full speed               => Motor.SetSpeed(speed=100)
        set the roller shutter to 40 percent => roller.MoveTo(percent=40)
        open the roller shutter           => roller.Up()
        half open the roller shutter      => roller.MoveTo(percent=50)
        switch SW3 on                     => SW3.set_state(state=on)
        lowest fan speed of the air conditioner => air_conditioner.set_fan_speed(fan_speed=low)
        increase the fan speed of the air conditioner => air_conditioner.set_fan_speed(fan_speed=high)
        auto adjust the fan speed         => air_conditioner.set_fan_speed(fan_speed=auto)
        ＴＵＲＮ ＯＮ ＳＷ３              => SW3.set_state(state=on)
        """;

    private const string Chinese = """
        音量调到三十                      => Speaker.SetVolume(volume=30)
        当前音量                          => 音量是60%。
        切换到深色主题                    => Screen.SetTheme(theme_name=dark)
        还有多少电                        => 电量是85。
        往前走                            => Chassis.GoForward()
        跳个舞吧                          => Chassis.Dance()
        发抖一下                          => Chassis.Shiver()
        灯光模式调到5                     => Chassis.SwitchLightMode(lightmode=5)
        把灯变成蓝色                      => ColorLamp.SetColor(color=蓝)
        启动马达                          => Motor.TurnOn()
        把马达速度设置为百分之八十        => Motor.SetSpeed(speed=80)
        打开SW3                           => SW3.set_state(state=on)
        空调风速调高                      => air_conditioner.set_fan_speed(fan_speed=high)
        """;

    private const string Talk = """
        stand by me
        turn left at the corner and you see it
        forward this email
        i want to sit down and talk
        do you like to dance
        she turned left at the corner
        """;

    private const string ChineseTalk = """
        左转再走两公里
        你会跳舞吗
        放手去做吧
        我会跳舞
        乐高这个游戏好玩吗
        """;

    public static IEnumerable<object[]> EnglishLines => Rows(English);

    public static IEnumerable<object[]> ChineseLines => Rows(Chinese);

    [TestMethod]
    [DynamicData(nameof(EnglishLines))]
    public async Task English_sentences(string sentence, string expected) => Assert.AreEqual(expected, await new Talk(Furnished()).DoAsync(sentence));

    [TestMethod]
    [DynamicData(nameof(ChineseLines))]
    public async Task Chinese_sentences(string sentence, string expected) =>
        Assert.AreEqual(expected, await new Talk(Furnished(), new OfflineAgent("zh")).DoAsync(sentence));

    [TestMethod]
    public async Task Talk_moves_no_robot()
    {
        foreach (var (language, sentences) in new[] { ("en", Talk), ("zh", ChineseTalk) })
            foreach (var sentence in sentences.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                var talk = new Talk(Furnished(), new OfflineAgent(language));
                await talk.DoAsync(sentence);
                Assert.IsEmpty(talk.House.Executed, sentence);
            }
    }

    [TestMethod]
    public async Task What_resets_is_confirmed_first()
    {
        var talk = new Talk(Furnished());
        Assert.Contains("yes or no", await talk.DoAsync("reset filter of the air conditioner"));
        Assert.AreEqual("air_conditioner.reset_filter()", await talk.DoAsync("yes"));
    }

    [TestMethod]
    [DataRow("it", "turn it off")]
    [DataRow("everything", "turn everything off")]
    [DataRow("all", "turn all off")]
    public async Task A_thing_that_is_called_like_all_things_is_not_meant_by_that(string name, string sentence)
    {
        var house = new House($$"""{ "name": "{{name}}", "methods": { "turn_on": {}, "turn_off": {} } }""", """{ "name": "lamp", "methods": { "turn_on": {}, "turn_off": {} } }""");
        var talk = new Talk(house);
        await talk.DoAsync("turn on the lamp");
        Assert.Contains("lamp.turn_off()", await talk.DoAsync(sentence));
    }

    private static IEnumerable<object[]> Rows(string table) => table.Split('\n')
        .Select(line => line.Split("=>", 2)).Select(cells => new object[] { cells[0].Trim(), cells[1].Trim() });

    private static House Furnished() => new House(Speaker, Screen, Battery, Chassis, Walker, ColorLamp, Motor, Roller, Switch, Cooler)
        .With("Speaker", "volume", 60.0).With("Battery", "level", 85.0).With("Battery", "charging", true)
        .With("air_conditioner", "fan_speed", "medium").With("Screen", "theme", "light");
}
