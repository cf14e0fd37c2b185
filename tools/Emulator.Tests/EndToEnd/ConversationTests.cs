using Emulator.Attached;
using Emulator.Running;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Nano;

namespace Emulator.Tests.EndToEnd;

[TestClass]
public sealed class ConversationTests
{
    private const string Board = "esp32-s3-devkitc-1";

    [TestMethod]
    [DataRow("manual")]
    [DataRow("auto")]
    [DataRow("realtime")]
    public async Task A_spoken_command_lights_the_lamp_and_is_answered_in_every_mode(string mode)
    {
        await using var house = await House.OpenAsync(Board, mode);
        var lamp = house.Board.Attached.OfType<RgbLamp>().Single();
        var exchange = await house.SayAsync("turn on the living room light");
        Assert.AreEqual("", exchange.Problem);
        Assert.AreEqual("turn on the living room light", exchange.HeardText);
        Assert.IsTrue(lamp.IsOn, lamp.Describe());
        Assert.Contains("on", exchange.AnswerText);
        Assert.IsNotNull(exchange.FirstSound, "The speaker sounded.");

        await house.SayAsync("make it red");
        Assert.AreEqual("red", lamp.Color);
    }

    [TestMethod]
    public async Task Pressing_the_button_during_an_answer_silences_the_speaker_and_listens()
    {
        await using var house = await House.OpenAsync(Board);
        var board = house.Board;
        var mark = board.Journal.Count;
        board.PressTalk();
        await house.WaitAsync(mark, happened => happened.Enters("listening"));
        var quietFrom = board.Machine.Microphone.Say(House.Spoken("what is the temperature")) / 1000;
        await Task.Delay(TimeSpan.FromMilliseconds(Math.Max(0, quietFrom - board.Milliseconds)));
        board.ReleaseTalk();
        await house.WaitAsync(mark, happened => happened is { Kind: BoardEventKind.Audio } && happened["what"] == "sounding");

        mark = board.Journal.Count;
        board.PressTalk();
        var pressed = await house.WaitAsync(mark, happened => happened.Kind == BoardEventKind.Button);
        await house.WaitAsync(mark, happened => happened.Enters("listening"));
        var silent = await house.WaitAsync(mark, happened => happened is { Kind: BoardEventKind.Audio } && happened["what"] == "silent");
        Assert.IsLessThan(1_500, silent.Milliseconds - pressed.Milliseconds, "The answer was cut off, not played to its end.");
        var lamp = board.Attached.OfType<RgbLamp>().Single();
        quietFrom = board.Machine.Microphone.Say(House.Spoken("turn on the lamp")) / 1000;
        await Task.Delay(TimeSpan.FromMilliseconds(Math.Max(0, quietFrom - board.Milliseconds)));
        board.ReleaseTalk();
        await house.WaitAsync(mark, happened => happened.Enters("idle"));
        Assert.IsTrue(lamp.IsOn, "The command that interrupted was carried out.");
    }

    [TestMethod]
    [DoNotParallelize]
    public async Task The_audio_path_allocates_nothing_and_never_blocks_for_long()
    {
        await using var house = await House.OpenAsync(Board);
        await house.SayAsync("what is the temperature");
        await house.SayAsync("what is the temperature");
        var meter = house.Board.Machine.Meter;

        AssertSteady(meter, NativeCall.I2sRead, minimum: 20);
        AssertSteady(meter, NativeCall.I2sWrite, minimum: 20);
        AssertSteady(meter, NativeCall.SocketSend, minimum: 20, onlyWith: NativeCall.I2sRead);
        var frames = meter.Calls(NativeCall.I2sRead) + meter.Calls(NativeCall.I2sWrite);
        var blocked = meter.BlockedMilliseconds(NativeCall.I2sRead) + meter.BlockedMilliseconds(NativeCall.I2sWrite);
        Assert.IsLessThan(frames, blocked, "On a chip a blocking I2S call stops every thread.");
        Assert.AreEqual(0, house.Board.Machine.I2s.LostFrames, "The microphone was read in time.");
        Assert.AreEqual(0, house.Board.Machine.I2s.Underruns, "The speaker never ran dry.");
    }

    /// <summary>Between two calls of a kind on the audio threads, the firmware allocates nothing but while it starts
    /// and ends: at least nine of ten of the latest calls had none before them.</summary>
    private static void AssertSteady(NativeCallMeter meter, NativeCall call, int minimum, NativeCall? onlyWith = null)
    {
        var allocations = meter.Threads
            .Where(thread => onlyWith is not { } other || thread[other].Calls > 0)
            .SelectMany(thread => thread[call].RecentAllocations())
            .ToArray();
        Assert.IsGreaterThan(minimum, allocations.Length);
        Assert.IsGreaterThan(allocations.Length * 9 / 10, allocations.Count(bytes => bytes == 0), string.Join(' ', allocations));
    }
}
