using Emulator.Boards;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Emulator.Tests.Boards;

/// <summary>Mistakes in a board.json are said in words.</summary>
[TestClass]
public sealed class BoardCheckTests
{
    [TestMethod]
    [DataRow("""{"thing":"a","kind":"toaster"}""", "a: there is no kind \"toaster\"; known: rgb_light, ")]
    [DataRow("""{"thing":"a","kind":"switch"}""", "a: the kind switch needs a pin \"out\"")]
    [DataRow("""{"thing":"a","kind":"switch","pins":{"out":5,"in":6}}""", "a: the kind switch has no pin \"in\"")]
    [DataRow("""{"thing":"a","kind":"switch","pins":{"out":64}}""", "a: \"out\" is pin 64, which no chip has")]
    [DataRow("""{"thing":"a","kind":"switch","pins":{"out":5},"active":"up"}""", "a: \"active\" must be \"low\" or \"high\"")]
    [DataRow("""{"thing":"a","kind":"fan","pins":{"speed":5},"active":"low"}""", "a: the kind fan has no \"active\"")]
    [DataRow("""{"thing":"a","kind":"led_strip","pins":{"data":5}}""", "a: \"leds\" is missing")]
    [DataRow("""{"thing":"a","kind":"led_strip","pins":{"data":5},"leds":0}""", "a: \"leds\" must be 1 to 1000 diodes")]
    [DataRow("""{"thing":"a","kind":"stepper_curtain","pins":{"step":5,"direction":6}}""", "a: \"steps\" is missing")]
    [DataRow("""{"thing":"a","kind":"vacuum_serial","pins":{"tx":5,"rx":6}}""", "a: \"port\" is missing")]
    [DataRow("""{"thing":"a","kind":"vacuum_serial","pins":{"tx":5,"rx":6},"port":"COM9"}""", "a: \"port\" must be COM1, COM2 or COM3")]
    [DataRow("""{"thing":"a","kind":"vacuum_serial","pins":{"tx":5,"rx":6},"port":"COM3"}""", "a: esp32c3 has no COM3")]
    [DataRow("""{"thing":"a","kind":"sht3x","pins":{"sda":5,"scl":6}}""", "a: \"i2c_address\" is missing")]
    [DataRow("""{"thing":"a","kind":"servo_curtain","pins":{"servo":5},"closed_microseconds":900,"open_microseconds":900}""", "a: \"open_microseconds\" must be")]
    [DataRow("""{"thing":"a","kind":"switch","pins":{"out":5}},{"thing":"a","kind":"switch","pins":{"out":6}}""", "the thing \"a\" is attached twice")]
    [DataRow("""{"thing":"a","kind":"switch","pins":{"out":5}},{"thing":"b","kind":"switch","pins":{"out":5}}""", "pin 5 is used twice: by a out and by b out")]
    [DataRow("""{"thing":"a","kind":"switch","pins":{"out":9}}""", "pin 9 is used twice: by talk_button and by a out")]
    [DataRow("""{"thing":"a","kind":"switch","pins":{"out":1}}""", "pin 1 is used twice: by i2s microphone data and by a out")]
    public void A_mistake_is_named(string attached, string problem)
    {
        Assert.IsFalse(BoardDescription.TryParse(Board(attached), out _, out var said));

        Assert.StartsWith(problem, said);
    }

    [TestMethod]
    public void A_field_that_no_kind_knows_is_refused()
    {
        Assert.IsFalse(BoardDescription.TryParse(Board("""{"thing":"a","kind":"switch","pins":{"out":5},"colour":"red"}"""), out _, out var said));

        Assert.Contains("colour", said);
    }

    [TestMethod]
    [DataRow("""{"thing":"a","kind":"sht3x","i2c_address":68,"pins":{"sda":5,"scl":6}},{"thing":"b","kind":"sht3x","i2c_address":69,"pins":{"sda":5,"scl":6}}""")]
    [DataRow("""{"thing":"a","kind":"outputs","pins":{"heater":5,"pump":6}}""")]
    [DataRow("""{"thing":"a","kind":"stepper_curtain","steps":2000,"pins":{"step":5,"direction":6,"enable":7,"closed_switch":10}}""")]
    public void Sound_descriptions_are_taken(string attached)
    {
        Assert.IsTrue(BoardDescription.TryParse(Board(attached), out _, out var said), said);
    }

    private static string Board(string attached) =>
        """{"name":"x","chip":"esp32c3","talk_button":{"pin":9},"i2s":{"microphone":{"part":"inmp441","bus":1,"bit_clock":2,"word_select":21,"data":1},"speaker":{"part":"max98357a","bus":1,"bit_clock":2,"word_select":21,"data":3}},"attached":["""
        + attached + "]}";
}
