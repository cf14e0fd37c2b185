using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Server.Tests.Agents;

/// <summary>What English sentences make a furnished house do.</summary>
[TestClass]
public class EnglishCommandsTests
{
    // One sentence a line, and the commands that the board gets.
    private const string Commands = """
        turn on the living room light        => living_room_light.turn_on()
        turn off the living room light       => living_room_light.turn_off()
        Turn on the living room lamp!        => living_room_light.turn_on()
        switch on the living room light      => living_room_light.turn_on()
        switch the living room light off     => living_room_light.turn_off()
        turn the living room lights on       => living_room_light.turn_on()
        put on the light                     => living_room_light.turn_on()
        turn the lamp on                     => living_room_light.turn_on()
        light on                             => living_room_light.turn_on()
        lights off                           => living_room_light.turn_off()
        the lamp off please                  => living_room_light.turn_off()
        please turn on the light             => living_room_light.turn_on()
        could you turn on the light          => living_room_light.turn_on()
        can you please turn off the lamp     => living_room_light.turn_off()
        would you turn on the light now      => living_room_light.turn_on()
        I would like you to turn on my light => living_room_light.turn_on()
        turn on the light, thanks            => living_room_light.turn_on()
        um, turn on the uh light             => living_room_light.turn_on()
        turn on the light in the living room => living_room_light.turn_on()
        switch off the lamps in my living room => living_room_light.turn_off()
        turn on the light at thirty percent  => living_room_light.turn_on(brightness=30)
        turn on the lamp with 5%             => living_room_light.turn_on(brightness=5)
        set the lamp to fifty percent        => living_room_light.set_brightness(value=50)
        set the lamp to 50%                  => living_room_light.set_brightness(value=50)
        set the lamp to 50                   => living_room_light.set_brightness(value=50)
        set the light to twenty one percent  => living_room_light.set_brightness(value=21)
        set the light to one hundred percent => living_room_light.set_brightness(value=100)
        set the light to a hundred percent   => living_room_light.set_brightness(value=100)
        set the light to zero                => living_room_light.set_brightness(value=0)
        set the light to half                => living_room_light.set_brightness(value=50)
        set the light to a quarter           => living_room_light.set_brightness(value=25)
        set the light to maximum             => living_room_light.set_brightness(value=100)
        set brightness of the living room light to 50 percent => living_room_light.set_brightness(value=50)
        set the brightness of the lamp to seventy five => living_room_light.set_brightness(value=75)
        set the lamp brightness to ten percent => living_room_light.set_brightness(value=10)
        change the brightness to sixty       => living_room_light.set_brightness(value=60)
        set the brightness in the living room lamp to 7 => living_room_light.set_brightness(value=7)
        dim the light to twenty percent      => living_room_light.set_brightness(value=20)
        dim the light                        => living_room_light.set_brightness(value=30)
        dim the lamp a bit                   => living_room_light.set_brightness(value=40)
        dim the lamp a little                => living_room_light.set_brightness(value=40)
        dim the lamp a lot                   => living_room_light.set_brightness(value=10)
        brighten the living room light       => living_room_light.set_brightness(value=70)
        a bit brighter                       => living_room_light.set_brightness(value=60)
        brighter                             => living_room_light.set_brightness(value=70)
        darker please                        => living_room_light.set_brightness(value=30)
        make the light brighter              => living_room_light.set_brightness(value=70)
        make the lamp a little darker        => living_room_light.set_brightness(value=40)
        increase the brightness              => living_room_light.set_brightness(value=70)
        increase the brightness by thirty percent => living_room_light.set_brightness(value=80)
        reduce the brightness of the lamp by 10 => living_room_light.set_brightness(value=40)
        turn up the light                    => living_room_light.set_brightness(value=70)
        turn the brightness down             => living_room_light.set_brightness(value=30)
        raise the lamp by fifty percent      => living_room_light.set_brightness(value=100)
        make the light red                   => living_room_light.set_color(color=red)
        set the light to blue                => living_room_light.set_color(color=blue)
        turn the lamp green                  => living_room_light.set_color(color=green)
        set the color of the lamp to white   => living_room_light.set_color(color=white)
        set the colour to red                => living_room_light.set_color(color=red)
        change the living room light to green => living_room_light.set_color(color=green)
        set the lamp color to blue           => living_room_light.set_color(color=blue)
        turn on the fan                      => fan.turn_on()
        fan off                              => fan.turn_off()
        set the fan to speed two             => fan.set_speed(speed=2)
        set the fan speed to two             => fan.set_speed(speed=2)
        set the speed of the fan to three    => fan.set_speed(speed=3)
        set the fan to 0                     => fan.set_speed(speed=0)
        set the fan to maximum               => fan.set_speed(speed=3)
        set the fan to one hundred percent   => fan.set_speed(speed=3)
        set the speed to one                 => fan.set_speed(speed=1)
        faster                               => fan.set_speed(speed=2)
        make the fan slower                  => fan.set_speed(speed=0)
        speed up the fan                     => fan.set_speed(speed=2)
        slow down the fan                    => fan.set_speed(speed=0)
        turn up the fan                      => fan.set_speed(speed=2)
        turn the fan down                    => fan.set_speed(speed=0)
        reverse the fan                      => fan.set_direction(direction=reverse)
        change the direction of the fan      => fan.set_direction(direction=reverse)
        set the fan direction to reverse     => fan.set_direction(direction=reverse)
        set the fan to forward               => fan.set_direction(direction=forward)
        turn everything off                  => fan.turn_off(); living_room_light.turn_off()
        turn off everything                  => fan.turn_off(); living_room_light.turn_off()
        switch everything on                 => fan.turn_on(); living_room_light.turn_on()
        turn off all lights                  => living_room_light.turn_off()
        turn off all the lights              => living_room_light.turn_off()
        turn on every lamp                   => living_room_light.turn_on()
        turn on the light and the fan        => living_room_light.turn_on(); fan.turn_on()
        turn the light and the fan off       => living_room_light.turn_off(); fan.turn_off()
        turn on the light and set the fan to three => living_room_light.turn_on(); fan.set_speed(speed=3)
        turn on the fan and then turn off the light => fan.turn_on(); living_room_light.turn_off()
        set the lamp to red and set it to 20% => living_room_light.set_color(color=red); living_room_light.set_brightness(value=20)
        open the curtain                     => curtain.open()
        close the curtain                    => curtain.close()
        close the blinds                     => curtain.close()
        stop the curtain                     => curtain.stop()
        set position of the curtain to 30 percent => curtain.set_position(position=30)
        set the curtain to half              => curtain.set_position(position=50)
        open the curtain and turn off the light => curtain.open(); living_room_light.turn_off()
        start the vacuum                     => robot_vacuum.start()
        start the vacuum cleaner             => robot_vacuum.start()
        start the robot vacuum               => robot_vacuum.start()
        pause the vacuum                     => robot_vacuum.pause()
        stop the vacuum                      => robot_vacuum.stop()
        return home                          => robot_vacuum.return_home()
        stop the robot                       => robot.stop()
        go forward ten meters                => robot.go_forward(distance=10)
        go forward one meter                 => robot.go_forward(distance=1)
        go forward 3 m                       => robot.go_forward(distance=3)
        go backward two                      => robot.go_backward(distance=2)
        go forward the robot by five meters  => robot.go_forward(distance=5)
        ten of clubs                         => robot.show_card(rank=ten, suit=clubs)
        Queen of Hearts                      => robot.show_card(rank=queen, suit=hearts)
        eight of spades four of clubs seven of hearts => robot.show_card(rank=eight, suit=spades); robot.show_card(rank=four, suit=clubs); robot.show_card(rank=seven, suit=hearts)
        8 of spades and 4 of clubs           => robot.show_card(rank=eight, suit=spades); robot.show_card(rank=four, suit=clubs)
        go forward two meters go backward two meters => robot.go_forward(distance=2); robot.go_backward(distance=2)
        two nine three four zero             => robot.enter_digits(digits=29340)
        two nine three four oh               => robot.enter_digits(digits=29340)
        29340                                => robot.enter_digits(digits=29340)
        007                                  => robot.enter_digits(digits=007)
        enter digits one two three           => robot.enter_digits(digits=123)
        set the volume to sixty              => Speaker.SetVolume(volume=60)
        set the speaker to 25 percent        => Speaker.SetVolume(volume=25)
        louder                               => Speaker.SetVolume(volume=60)
        make it a bit quieter                => Speaker.SetVolume(volume=30)
        turn down the volume                 => Speaker.SetVolume(volume=20)
        turn the sound up a lot              => Speaker.SetVolume(volume=80)
        """;

    private const string Questions = """
        what is the temperature              => The temperature is 21.5 degrees.
        what's the temperature?              => The temperature is 21.5 degrees.
        whats the temperature                => The temperature is 21.5 degrees.
        how warm is it                       => The temperature is 21.5 degrees.
        how cold is it in here               => The temperature is 21.5 degrees.
        tell me the temperature please       => The temperature is 21.5 degrees.
        what is the humidity                 => The humidity is 40 percent.
        how humid is it                      => The humidity is 40 percent.
        what is the temperature of the sensor => The temperature is 21.5 degrees.
        is the light on                      => No, the living room light is off.
        is the living room lamp off          => Yes, the living room light is off.
        is the fan turned on                 => Yes, the fan is on.
        are the lights on                    => No, the living room light is off.
        what is the brightness of the lamp   => The brightness of the living room light is 50 percent.
        what is the lamp brightness          => The brightness of the living room light is 50 percent.
        how bright is the light              => The brightness of the living room light is 50 percent.
        what color is the lamp               => The color of the living room light is white.
        is the lamp red                      => No, the living room light is white.
        is the lamp white                    => Yes, the living room light is white.
        how fast is the fan                  => The speed of the fan is 1.
        what is the speed of the fan         => The speed of the fan is 1.
        what is the battery level of the vacuum => The battery of the robot vacuum is 80 percent.
        is the vacuum docked                 => Yes, the robot vacuum is docked.
        what is the state of the vacuum      => The state of the robot vacuum is docked.
        how far is the curtain open          => The position of the curtain is 0 percent.
        what is the volume                   => The volume is 40 percent.
        how is the fan                       => The fan is on, the speed of the fan is 1 and the direction of the fan is forward.
        what is the temperature and what is the humidity => The temperature is 21.5 degrees and the humidity is 40 percent.
        stop                                 => Okay.
        cancel                               => Okay.
        never mind                           => Okay.
        that's all                           => Okay.
        thank you                            => You are welcome.
        what can I say                       => You can ask for the speaker, the curtain, the fan, the living room light and 3 more.
        """;

    private const string Refusals = """
        the weather was lovely               => Sorry, I did not understand.
        turn on the toaster                  => There is no toaster here.
        turn on                              => Sorry, I did not understand.
        turn on the temperature sensor       => The temperature sensor cannot do that.
        set the lamp to purple               => The living room light can be red, green, blue or white.
        the                                  => Sorry, I did not understand.
        ?!                                   => Sorry, I did not understand.
        open                                 => Sorry, I did not understand.
        打开客厅的灯                          => Sorry, I did not understand.
        set the fan to five                  => The fan goes from 0 to 3.
        set the fan to speed 12              => The fan goes from 0 to 3.
        set the lamp to 150 percent          => The living room light goes from 0 to 100 percent.
        set the brightness to -5             => The living room light goes from 0 to 100 percent.
        show the robot                       => Sorry, I did not understand.
        set the volume to 150                => The speaker goes from 0 to 100 percent.
        go forward twelve meters             => The distance goes from 1 to 10 meters.
        go forward 100000 meters             => The distance goes from 1 to 10 meters.
        turn on the lamp at 101 percent      => The brightness goes from 0 to 100.
        turn on the light and set the fan to nine => The fan goes from 0 to 3.
        """;

    public static IEnumerable<object[]> CommandRows => Rows(Commands);

    public static IEnumerable<object[]> QuestionRows => Rows(Questions);

    public static IEnumerable<object[]> RefusalRows => Rows(Refusals);

    [TestMethod]
    [DynamicData(nameof(CommandRows))]
    public async Task A_command_makes_exactly_these_calls(string sentence, string calls) =>
        Assert.AreEqual(calls, await new Talk(Furnished()).DoAsync(sentence));

    [TestMethod]
    [DynamicData(nameof(QuestionRows))]
    public async Task A_question_is_answered_and_changes_nothing(string sentence, string answer)
    {
        var talk = new Talk(Furnished());
        Assert.AreEqual(answer, (await talk.SayAsync(sentence)).Sentence);
        Assert.IsEmpty(talk.House.Executed);
    }

    [TestMethod]
    [DynamicData(nameof(RefusalRows))]
    public async Task A_refusal_says_why_and_changes_nothing(string sentence, string answer)
    {
        var talk = new Talk(Furnished());
        Assert.AreEqual(answer, (await talk.SayAsync(sentence)).Sentence);
        Assert.IsEmpty(talk.House.Executed);
    }

    [TestMethod]
    public void Every_command_and_question_can_be_recognised()
    {
        var grammar = new Talk(Furnished()).Grammar;
        foreach (var row in CommandRows.Concat(QuestionRows))
        {
            var words = Talk.AsRecognised((string)row[0]);
            // A number of many digits is typed, not said.
            if (!((string)row[0]).Contains("29340")) Assert.IsTrue(grammar.Accepts(words), $"\"{words}\" is not in the grammar");
        }
    }

    [TestMethod]
    public void What_is_refused_as_not_understood_cannot_be_recognised()
    {
        var grammar = new Talk(Furnished()).Grammar;
        foreach (var row in RefusalRows.Where(row => (string)row[1] == "Sorry, I did not understand."))
            Assert.IsFalse(grammar.Accepts(Talk.AsRecognised((string)row[0])), $"\"{row[0]}\" is in the grammar");
    }

    internal static House Furnished() =>
        new House(
            Descriptors.Light(), Descriptors.Fan, Descriptors.Sensor(), Descriptors.Robot, Descriptors.Curtain,
            Descriptors.Vacuum, Descriptors.LegacySpeaker)
        .With("living_room_light", "power", false).With("living_room_light", "brightness", 50.0).With("living_room_light", "color", "white")
        .With("fan", "power", true).With("fan", "speed", 1.0).With("fan", "direction", "forward")
        .With("temperature_sensor", "temperature", 21.5).With("temperature_sensor", "humidity", 40.0)
        .With("curtain", "position", 0.0).With("robot_vacuum", "state", "docked").With("robot_vacuum", "battery", 80.0)
        .With("Speaker", "volume", 40.0);

    private static IEnumerable<object[]> Rows(string table) => table.Split('\n')
        .Select(line => line.Split("=>", 2)).Select(cells => new object[] { cells[0].Trim(), cells[1].Trim() });
}
