using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Server.Tests.Agents;

/// <summary>Things beyond lights and fans: what is not known by name is understood by its descriptor.</summary>
[TestClass]
public class MoreThingsTests
{
    private const string AirConditioner = """
        {
          "name": "bedroom_air_conditioner", "description": "Air conditioner",
          "properties": {
            "power": { "type": "boolean" },
            "temperature": { "type": "number", "min": 16, "max": 30, "step": 0.5 },
            "mode": { "type": "string", "enum": ["cool", "heat", "fan_only", "auto"] },
            "fan_speed": { "type": "number", "min": 1, "max": 5, "step": 1 },
            "swing": { "type": "boolean" }
          },
          "methods": {
            "turn_on": {}, "turn_off": {},
            "set_temperature": { "parameters": { "temperature": { "type": "number", "min": 16, "max": 30, "step": 0.5 } } },
            "set_mode": { "parameters": { "mode": { "type": "string", "enum": ["cool", "heat", "fan_only", "auto"] } } },
            "set_fan_speed": { "parameters": { "value": { "type": "number", "min": 1, "max": 5, "step": 1 } } },
            "set_swing": { "parameters": { "swing": { "type": "boolean" } } }
          }
        }
        """;

    private const string Alarm = """
        {
          "name": "security", "description": "Alarm",
          "properties": { "armed": { "type": "boolean" }, "triggered": { "type": "boolean" } },
          "methods": { "arm": {}, "disarm": {} }
        }
        """;

    private const string Motion = """
        { "name": "hall_motion_sensor", "properties": { "motion": { "type": "boolean" }, "light_level": { "type": "number", "unit": "lx" } } }
        """;

    private const string Strip = """
        {
          "name": "LED Strip", "properties": { "power": { "type": "boolean" }, "color_temperature": { "type": "number", "min": 2700, "max": 6500 },
            "brightness": { "type": "number", "min": 0, "max": 255 } },
          "methods": {
            "set_power": { "parameters": { "power": { "type": "boolean" } } },
            "set_brightness": { "parameters": { "brightness": { "type": "number", "min": 0, "max": 255 } } },
            "set_color_temperature": { "parameters": { "kelvin": { "type": "number", "min": 2700, "max": 6500, "unit": "kelvin" } } },
            "blink": { "parameters": { "times": { "type": "number", "min": 1, "max": 10 }, "fast": { "type": "boolean", "required": false } } },
            "show_text": { "parameters": { "text": { "type": "string" } } },
            "toggle": {}
          }
        }
        """;

    private const string Sentences = """
        set the air conditioner to twenty two degrees    => bedroom_air_conditioner.set_temperature(temperature=22)
        set the bedroom air conditioner to twenty one point five degrees => bedroom_air_conditioner.set_temperature(temperature=21.5)
        set the temperature to twenty one and a half     => bedroom_air_conditioner.set_temperature(temperature=21.5)
        set the temperature to 21.5°C                    => bedroom_air_conditioner.set_temperature(temperature=21.5)
        lower the temperature to twenty                  => bedroom_air_conditioner.set_temperature(temperature=20)
        set the temperature to 21.3                      => bedroom_air_conditioner.set_temperature(temperature=21.5)
        set the temperature to fifty degrees             => The bedroom air conditioner goes from 16 to 30 degrees.
        warmer                                           => bedroom_air_conditioner.set_temperature(temperature=23)
        make it a bit cooler                             => bedroom_air_conditioner.set_temperature(temperature=18.5)
        turn down the temperature by two degrees         => bedroom_air_conditioner.set_temperature(temperature=18)
        set the mode to cool                             => bedroom_air_conditioner.set_mode(mode=cool)
        set the air conditioner to fan only              => bedroom_air_conditioner.set_mode(mode=fan_only)
        set the fan speed to three                       => bedroom_air_conditioner.set_fan_speed(value=3)
        set the air conditioner fan speed to six         => The fan speed of the bedroom air conditioner goes from 1 to 5.
        turn on the swing                                => bedroom_air_conditioner.set_swing(swing=True)
        turn the swing of the air conditioner off        => bedroom_air_conditioner.set_swing(swing=False)
        turn off the air conditioner                     => bedroom_air_conditioner.turn_off()
        what is the temperature in the bedroom           => The temperature of the bedroom air conditioner is 20 degrees.
        is the air conditioner heating                   => The mode of the bedroom air conditioner is not known.
        arm the alarm                                    => security.arm()
        is the alarm armed                               => No.
        is security triggered                            => Yes.
        is there any motion                              => Yes.
        is there motion in the hall                      => Yes.
        what is the light level                          => The light level is 320 lx.
        turn on the led strip                            => LED Strip.set_power(power=True)
        turn the LED strip off                           => LED Strip.set_power(power=False)
        turn off the light                               => LED Strip.set_power(power=False)
        set the led strip to fifty percent               => LED Strip.set_brightness(brightness=128)
        set the brightness to two hundred and fifty five => LED Strip.set_brightness(brightness=255)
        set the brightness to 255                        => LED Strip.set_brightness(brightness=255)
        set the color temperature to four thousand kelvin => LED Strip.set_color_temperature(kelvin=4000)
        set the color temperature to 2700                => LED Strip.set_color_temperature(kelvin=2700)
        toggle the led strip                             => LED Strip.toggle()
        blink the led strip three times                  => LED Strip.blink(times=3)
        blink the led strip three                        => LED Strip.blink(times=3)
        blink the led strip three and fast yes           => LED Strip.blink(fast=True, times=3)
        show text                                        => Sorry, I did not understand.
        """;

    // Understood when typed, but not listened for.
    private static readonly string[] OnlyRead =
        ["lower the temperature to twenty", "blink the led strip three times", "show the robot"];

    public static IEnumerable<object[]> Rows => Sentences.Split('\n')
        .Select(line => line.Split("=>", 2)).Select(cells => new object[] { cells[0].Trim(), cells[1].Trim() });

    [TestMethod]
    [DynamicData(nameof(Rows))]
    public async Task A_sentence_does_what_the_descriptor_offers(string sentence, string calls) =>
        Assert.AreEqual(calls, await new Talk(Things()).DoAsync(sentence));

    [TestMethod]
    public void What_is_understood_can_be_recognised()
    {
        var grammar = new Talk(Things()).Grammar;
        foreach (var row in Rows)
        {
            var words = Talk.AsRecognised((string)row[0]);
            var isListenedFor = (string)row[1] != "Sorry, I did not understand." && !OnlyRead.Contains((string)row[0]);
            Assert.AreEqual(isListenedFor, grammar.Accepts(words), words);
        }
    }

    [TestMethod]
    public async Task Disarming_is_confirmed_first()
    {
        var talk = new Talk(Things());
        Assert.AreEqual("Disarm the security? Please say yes or no.", await talk.DoAsync("disarm the alarm"));
        Assert.AreEqual("security.disarm()", await talk.DoAsync("yes"));
    }

    [TestMethod]
    public async Task Stop_stops_a_thing_that_gave_the_word_and_else_ends_the_talk()
    {
        const string rover = """{ "name": "rover", "methods": { "stop": { "phrases": ["stop"], "response_success": "Stopped." } } }""";
        Assert.AreEqual("rover.stop()", await new Talk(new House(rover, Descriptors.Curtain)).DoAsync("stop"));
        Assert.AreEqual("Okay.", await new Talk(new House(Descriptors.Robot, Descriptors.Curtain)).DoAsync("stop"));
    }

    [TestMethod]
    [DataRow("what is the last card", "The last card is eight of spades.")]
    [DataRow("is the robot moving", "Yes.")]
    [DataRow("what is the distance travelled of the robot", "The distance travelled of the robot is 2.5 meters.")]
    public async Task What_a_robot_reports_can_be_asked_for(string sentence, string answer)
    {
        const string robot = """
            { "name": "robot", "properties": { "moving": { "type": "boolean" }, "last_card": { "type": "string" },
              "distance_travelled": { "type": "number", "unit": "meters" } }, "methods": { "stop": { "phrases": ["stop"] } } }
            """;
        var house = new House(robot).With("robot", "moving", true).With("robot", "last_card", "eight of spades").With("robot", "distance_travelled", 2.5);
        Assert.AreEqual(answer, await new Talk(house).DoAsync(sentence));
    }

    private static House Things() => new House(AirConditioner, Alarm, Motion, Strip)
        .With("bedroom_air_conditioner", "temperature", 20.0).With("security", "armed", false).With("security", "triggered", true)
        .With("hall_motion_sensor", "motion", true).With("hall_motion_sensor", "light_level", 320.0);
}
