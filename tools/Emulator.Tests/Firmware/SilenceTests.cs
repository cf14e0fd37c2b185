extern alias Device;
using Device::Firmware;
using Device::Firmware.Audio;
using Emulator.Tests.Fakes;
using global::Nano;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Emulator.Tests.Firmware;

/// <summary>What leaves the speaker when a speech is cut off and when it is let finish. Board time stands but for the test.</summary>
[TestClass]
public sealed class SilenceTests
{
    private const int Frames = 6;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [TestMethod]
    public void After_an_abort_no_more_than_one_frame_sounds()
    {
        using var machine = new TestMachine();
        var playback = Speak(machine);
        machine.Clock.AdvanceMilliseconds(116);

        playback.Cut();
        WaitUntil(() => !machine.Board.I2s.IsInUse(2));
        machine.Clock.AdvanceMilliseconds(2_000);

        Assert.IsTrue(machine.Board.Speaker.TryTake(out var heard));
        Assert.IsLessThanOrEqualTo(116.0 + AudioFormat.FrameMilliseconds, heard.Length.TotalMilliseconds);
        playback.Dispose();
    }

    [TestMethod]
    public void At_the_end_of_a_speech_all_of_it_sounds()
    {
        using var machine = new TestMachine();
        var playback = Speak(machine);

        playback.Finish();
        // The frame of silence that follows the last one shows that the end has been seen.
        WaitUntil(() => machine.Board.Speaker.TotalBytes == (Frames + 1) * AudioFormat.FrameBytes);
        machine.Clock.AdvanceMilliseconds(2_000);
        WaitUntil(() => !machine.Board.I2s.IsInUse(2));

        Assert.IsTrue(machine.Board.Speaker.TryTake(out var heard));
        Assert.AreEqual((Frames + 1) * AudioFormat.FrameMilliseconds, heard.Length.TotalMilliseconds, 0.1);
        playback.Dispose();
    }

    private static SpeechPlayback Speak(TestMachine machine)
    {
        var speaker = new I2sSpeaker(new Clock(machine), new I2sBus(2), 4, 5, 7);
        var playback = new SpeechPlayback(speaker, new EventQueue());
        machine.Run(playback.Start);
        playback.Begin(false);
        for (var frame = 0; frame < Frames; frame++)
        {
            Assert.IsNotNull(playback.TakeFree(0));
            playback.Filled(AudioFormat.FrameBytes);
        }

        WaitUntil(() => machine.Board.Speaker.TotalBytes == Frames * AudioFormat.FrameBytes);
        return playback;
    }

    private static void WaitUntil(Func<bool> met) => Assert.IsTrue(SpinWait.SpinUntil(met, Patience), "It did not happen.");

    private sealed class Clock(TestMachine machine) : IClock
    {
        public long Milliseconds => machine.Clock.Microseconds / 1000;
    }
}
