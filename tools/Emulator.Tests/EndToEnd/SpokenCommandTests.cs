using Emulator.Running;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Nano;

namespace Emulator.Tests.EndToEnd;

/// <summary>Real firmware, real server, emulated hardware, made voices.</summary>
[TestClass]
public sealed class SpokenCommandTests(TestContext context)
{
    private static ServerProcess s_server = null!;

    private CancellationToken Cancellation => context.CancellationToken;

    [ClassInitialize]
    public static async Task StartServer(TestContext context) => s_server = await ServerProcess.StartAsync(context.CancellationToken);

    [ClassCleanup]
    public static async Task StopServer() => await s_server.DisposeAsync();

    [TestMethod]
    public async Task A_spoken_command_lights_the_lamp_and_is_answered_aloud()
    {
        using var fixture = await StartAsync(1);

        var exchange = await fixture.SayAsync("turn on the living room light", Cancellation);

        Assert.IsTrue(fixture.Lamp.IsOn);
        Assert.AreEqual(string.Empty, exchange.Problem);
        Assert.IsTrue(exchange.CommandSucceeded);
        Assert.IsGreaterThan(16_000 / 2, exchange.Answer.Length);
    }

    [TestMethod]
    public async Task The_answer_to_a_question_is_what_the_sensor_measures()
    {
        using var fixture = await BoardFixture.StartAsync(s_server, "manual", 2, Cancellation, temperatureCelsius: 17.5);

        var exchange = await fixture.SayAsync("what is the temperature", Cancellation);

        Assert.Contains("17.5", exchange.AnswerText);
    }

    [TestMethod]
    public async Task Small_talk_moves_nothing()
    {
        using var fixture = await StartAsync(3);

        var exchange = await fixture.SayAsync("the weather in the mountains was lovely last week", Cancellation);

        Assert.HasCount(0, exchange.Commands);
        Assert.HasCount(0, exchange.Hardware);
        Assert.IsGreaterThan(0, exchange.Answer.Length);
    }

    [TestMethod]
    public async Task In_auto_mode_the_server_finds_the_end_of_the_speech_and_listens_again()
    {
        using var fixture = await BoardFixture.StartAsync(s_server, "auto", 4, Cancellation);

        var first = await fixture.SayAsync("turn on the fan", Cancellation);
        var second = await fixture.SayAsync("turn off the fan", Cancellation);

        Assert.IsTrue(first.CommandSucceeded, first.Problem);
        Assert.IsTrue(second.CommandSucceeded, second.Problem);
        Assert.IsFalse(fixture.Fan.IsTurning);
    }

    [TestMethod]
    public async Task Pressing_the_button_cuts_the_answer_off()
    {
        using var fixture = await StartAsync(5);
        var mark = fixture.Board.Journal.Count;
        var answering = fixture.SayAsync("what is the temperature", Cancellation);
        await fixture.AwaitAsync(mark, entry => entry.Kind == BoardEventKind.Audio && entry["what"] == "sounding", Cancellation);

        var pressed = fixture.Board.Journal.Count;
        fixture.Board.PressTalk();
        await fixture.AwaitAsync(pressed, entry => entry.Enters("listening"), Cancellation);

        Assert.IsFalse(fixture.Board.Machine.Speaker.IsPlaying);
        fixture.Board.ReleaseTalk();
        await answering;
    }

    [TestMethod]
    public async Task A_broken_link_is_mended_and_the_next_command_works()
    {
        using var fixture = await StartAsync(6);
        await fixture.SayAsync("turn on the fan", Cancellation);
        var mark = fixture.Board.Journal.Count;

        fixture.Board.Machine.Network.Break();
        await fixture.AwaitAsync(mark, entry => entry.Kind == BoardEventKind.Error, Cancellation);
        var exchange = await fixture.SayAsync("turn off the fan", Cancellation);

        Assert.IsTrue(exchange.CommandSucceeded, fixture.LogSince(mark));
        Assert.IsFalse(fixture.Fan.IsTurning);
    }

    [TestMethod]
    public async Task Two_boards_in_one_house_obey_their_own_speakers()
    {
        using var one = await StartAsync(7);
        using var other = await StartAsync(8);

        await one.SayAsync("turn on the living room light", Cancellation);

        Assert.IsTrue(one.Lamp.IsOn);
        Assert.IsFalse(other.Lamp.IsOn);
    }

    [TestMethod]
    public async Task The_audio_path_allocates_nothing_in_steady_state_and_never_waits_for_the_hardware()
    {
        using var fixture = await StartAsync(9);
        await fixture.SayAsync("turn on the living room light", Cancellation);
        var exchange = await fixture.SayAsync("the weather in the mountains was lovely last week", Cancellation);

        var meter = fixture.Board.Machine.Meter;
        AssertSteady(meter, NativeCall.I2sRead);
        AssertSteady(meter, NativeCall.I2sWrite);
        Assert.AreEqual(0, fixture.Board.Machine.I2s.LostFrames);
        Assert.AreEqual(0, fixture.Board.Machine.I2s.Underruns, exchange.Problem);
        context.WriteLine(Report(fixture.Board.Machine));
    }

    private Task<BoardFixture> StartAsync(byte number) => BoardFixture.StartAsync(s_server, "manual", number, Cancellation);

    /// <summary>Nine of ten frames without an allocation: the rest are first calls and ends of streams.</summary>
    private static void AssertSteady(NativeCallMeter meter, NativeCall call)
    {
        var allocations = meter.Threads.SelectMany(thread => thread[call].RecentAllocations()).ToArray();
        Assert.IsGreaterThan(20, allocations.Length);
        Assert.IsGreaterThanOrEqualTo(0.9, allocations.Count(bytes => bytes == 0) / (double)allocations.Length, $"{call}: {string.Join(" ", allocations)}");
    }

    private static string Report(EmulatedMachine machine) => string.Join("\n", Enum.GetValues<NativeCall>().Select(call =>
        $"{call}: {machine.Meter.Calls(call)} calls, {machine.Meter.Bytes(call)} bytes, blocked {machine.Meter.BlockedMilliseconds(call)} ms, allocated before: {string.Join(" ", machine.Meter.Threads.SelectMany(thread => thread[call].RecentAllocations()))}"));
}
