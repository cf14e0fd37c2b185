using Emulator.Attached;
using Emulator.Running;
using Emulator.Screen;
using Emulator.Tests.Fakes;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Emulator.Tests.Screen;

[TestClass]
public sealed class TalkKeysTests
{
    [TestMethod]
    public void A_space_on_an_empty_line_is_the_talk_button()
    {
        using var off = new SwitchedOffBoard();
        var keys = new TalkKeys(off.Board, NeverSpoken);

        Type(keys, " ");
        Assert.IsTrue(keys.IsDown);

        Type(keys, " ");
        Assert.IsFalse(keys.IsDown);
    }

    [TestMethod]
    public void A_space_within_a_line_belongs_to_the_line()
    {
        using var off = new SwitchedOffBoard();
        var keys = new TalkKeys(off.Board, NeverSpoken);

        Type(keys, "turn on the light");

        Assert.AreEqual("turn on the light", keys.Line);
        Assert.IsFalse(keys.IsDown);
    }

    [TestMethod]
    public void A_space_while_a_line_is_spoken_does_nothing()
    {
        using var off = new SwitchedOffBoard();
        var speech = new TaskCompletionSource();
        var keys = new TalkKeys(off.Board, (_, _) => speech.Task);

        Type(keys, "hello\r ");
        Assert.IsFalse(keys.IsDown);

        speech.SetResult();
        Type(keys, " ");
        Assert.IsTrue(keys.IsDown);
    }

    [TestMethod]
    public void A_typed_line_is_spoken_once_and_the_next_one_waits_for_its_end()
    {
        using var off = new SwitchedOffBoard();
        var spoken = new List<string>();
        var speech = new TaskCompletionSource();
        var keys = new TalkKeys(off.Board, (line, _) =>
        {
            spoken.Add(line);
            return speech.Task;
        });

        Type(keys, "one\rtwo\r");
        Assert.AreEqual("one", Assert.ContainsSingle(spoken));
        Assert.AreEqual("two", keys.Line);

        speech.SetResult();
        Type(keys, "\r");
        CollectionAssert.AreEqual(new[] { "one", "two" }, spoken);
    }

    [TestMethod]
    public void A_set_line_changes_the_world_and_is_not_spoken()
    {
        using var off = new SwitchedOffBoard();
        var keys = new TalkKeys(off.Board, NeverSpoken);

        Type(keys, "/set temperature_sensor 30 20\r");

        Assert.AreEqual(30, off.Board.Attached.OfType<ClimateSensor>().Single().TemperatureCelsius);
        Assert.IsTrue(off.Board.Journal.Since(0).Any(entry => entry.Kind == BoardEventKind.Input && entry["text"].StartsWith("temperature_sensor", StringComparison.Ordinal)));
    }

    [TestMethod]
    [DataRow("/set", "/set temperature_sensor DEGREES")]
    [DataRow("/set nothing on", "/set temperature_sensor DEGREES")]
    [DataRow("/set living_room_light on", "/set temperature_sensor DEGREES")]
    [DataRow("/set temperature_sensor hot", "/set temperature_sensor DEGREES")]
    [DataRow("/get x", "There is no /get")]
    public void A_line_that_cannot_be_obeyed_says_what_could(string line, string answer)
    {
        using var off = new SwitchedOffBoard();

        Assert.IsFalse(TypedLine.TryObey(line, off.Board.Attached, out var said));

        Assert.StartsWith(answer, said);
    }

    private static Task NeverSpoken(string line, bool buttonIsDown)
    {
        Assert.Fail($"\"{line}\" was spoken.");
        return Task.CompletedTask;
    }

    private static void Type(TalkKeys keys, string text)
    {
        foreach (var c in text)
        {
            var key = c switch { ' ' => ConsoleKey.Spacebar, '\r' => ConsoleKey.Enter, _ => ConsoleKey.NoName };
            keys.Press(new ConsoleKeyInfo(c, key, false, false, false));
        }
    }
}
