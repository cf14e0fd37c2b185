using Emulator.Measuring;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Nano;

namespace Emulator.Tests.Measuring;

[TestClass]
public sealed class FrameCostTests
{
    private static readonly MeterReading Loop = Thread(700, turns: 20, (NativeCall.SocketSend, new CallTotals(2, 300, 700, 2, 0)));
    private static readonly MeterReading Uplink = Thread(0, turns: 0, (NativeCall.I2sRead, new CallTotals(10, 38_400, 0, 0, 0)), (NativeCall.SocketSend, new CallTotals(10, 38_480, 0, 0, 0)));
    private static readonly MeterReading Playback = Thread(48, turns: 0, (NativeCall.I2sWrite, new CallTotals(10, 38_400, 48, 1, 0)));
    private static readonly MeterReading Receiver = Thread(0, turns: 0, (NativeCall.SocketReceive, new CallTotals(30, 38_440, 0, 0, 0)));
    private static readonly MeterReading Everything = new([.. Loop.Threads, .. Uplink.Threads, .. Playback.Threads, .. Receiver.Threads]);

    [TestMethod]
    public void A_frame_that_is_sent_costs_what_the_thread_of_the_microphone_did() =>
        Assert.AreEqual(new FrameCost(20, 0, 0, 1, 3840, 1, 3848), FrameCost.Listening([Everything, Everything]));

    [TestMethod]
    public void A_frame_that_is_played_costs_what_playback_and_receiver_did() =>
        Assert.AreEqual(new FrameCost(10, 48, 1, 1, 3840, 3, 3844), FrameCost.Speaking([Everything]));

    [TestMethod]
    public void Messages_are_the_loops_sends_and_what_the_receiver_allocated_for()
    {
        var receiver = Thread(5000, turns: 0, (NativeCall.SocketReceive, new CallTotals(130, 50_000, 5000, 7, 0)));
        var turn = new TurnCost("make it red", new MeterReading([.. Loop.Threads, .. Uplink.Threads, .. receiver.Threads]), Loop, Loop, "");

        Assert.AreEqual(2, turn.MessagesSent);
        Assert.AreEqual(7, turn.MessagesReceived);
    }

    private static MeterReading Thread(long managedBytes, long turns, params (NativeCall Call, CallTotals Totals)[] made)
    {
        var calls = new CallTotals[Enum.GetValues<NativeCall>().Length];
        foreach (var (call, totals) in made) calls[(int)call] = totals;
        return new MeterReading([new ThreadReading(new ThreadMeter(null), managedBytes, turns, calls)]);
    }
}
