using System.Buffers.Binary;
using System.Device.I2s;
using Emulator.Tests.Fakes;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using global::Nano;

namespace Emulator.Tests.Nano;

/// <summary>Figures: 40,000 bytes are 39 descriptors of 1,024 bytes; one less holds sound: 38 x 16 ms = 608 ms.</summary>
[TestClass]
public sealed class I2sWriteTests
{
    private const int DescriptorMicroseconds = 16_000;
    private const int FrameOf60Milliseconds = 3_840;
    private const int RingBytes = 38 * 1_024;

    [TestMethod]
    public void The_ring_takes_608_ms_at_once()
    {
        using var machine = new TestMachine();
        using var speaker = machine.OpenSpeaker();

        speaker.Write(new byte[RingBytes]);

        Assert.AreEqual(0, machine.Clock.Slept);
    }

    [TestMethod]
    public void A_full_ring_blocks_until_a_descriptor_has_sounded()
    {
        using var machine = new TestMachine();
        using var speaker = machine.OpenSpeaker();
        speaker.Write(new byte[RingBytes]);

        speaker.Write(new byte[4]);

        // The sound begins with the next descriptor, at 16 ms; the first of it has sounded 16 ms later.
        Assert.AreEqual(2 * DescriptorMicroseconds, machine.Clock.Microseconds);
    }

    [TestMethod]
    public void A_writer_without_pauses_is_held_to_real_time()
    {
        using var machine = new TestMachine();
        using var speaker = machine.OpenSpeaker();

        for (var frame = 0; frame < 100; frame++) speaker.Write(new byte[FrameOf60Milliseconds]);

        // Six seconds of sound, less what the ring still holds.
        Assert.AreEqual(6_000 - 608, machine.Clock.Microseconds / 1000, 32);
    }

    [TestMethod]
    public void What_is_written_leaves_the_speaker_unchanged()
    {
        using var machine = new TestMachine();
        using var speaker = machine.OpenSpeaker();
        speaker.Write(Ramp(480));
        machine.Clock.AdvanceMilliseconds(2_000);

        Assert.IsTrue(machine.Board.Speaker.TryTake(out var playback));

        CollectionAssert.AreEqual(Ramp(480), playback.Sound);
        Assert.AreEqual(16_000, playback.SampleRate);
        Assert.AreEqual(30, playback.Length.TotalMilliseconds, 0.001);
    }

    [TestMethod]
    public void A_ring_that_runs_dry_for_a_moment_is_an_underrun_and_is_heard_as_silence()
    {
        using var machine = new TestMachine();
        using var speaker = machine.OpenSpeaker();
        speaker.Write(Ramp(960));
        machine.Clock.AdvanceMilliseconds(176);

        speaker.Write(Ramp(960));
        machine.Clock.AdvanceMilliseconds(2_000);

        Assert.AreEqual(1, machine.Board.I2s.Underruns);
        Assert.IsTrue(machine.Board.Speaker.TryTake(out var playback));
        // First sound 16 to 76 ms, second from the descriptor after 176 ms: 116 ms of silence between.
        Assert.AreEqual(60 + 116 + 60, playback.Length.TotalMilliseconds, 0.1);
    }

    [TestMethod]
    public void A_long_silence_ends_a_playback_and_is_no_underrun()
    {
        using var machine = new TestMachine();
        using var speaker = machine.OpenSpeaker();
        speaker.Write(Ramp(960));
        machine.Clock.AdvanceMilliseconds(1_000);

        speaker.Write(Ramp(960));
        machine.Clock.AdvanceMilliseconds(1_000);

        Assert.AreEqual(0, machine.Board.I2s.Underruns);
        Assert.IsTrue(machine.Board.Speaker.TryTake(out _));
        Assert.IsTrue(machine.Board.Speaker.TryTake(out var second));
        Assert.AreEqual(1_008_000, second.StartedAt);
    }

    [TestMethod]
    public void Closing_the_device_cuts_off_what_has_not_sounded()
    {
        using var machine = new TestMachine();
        var speaker = machine.OpenSpeaker();
        speaker.Write(Ramp(9_600));
        machine.Clock.AdvanceMilliseconds(116);

        speaker.Dispose();

        Assert.IsTrue(machine.Board.Speaker.TryTake(out var playback));
        Assert.AreEqual(100, playback.Length.TotalMilliseconds, 0.001);
        Assert.IsFalse(machine.Board.Speaker.IsPlaying);
    }

    [TestMethod]
    public void Thirty_two_bits_swap_the_channels_inside_the_callers_buffer()
    {
        using var machine = new TestMachine();
        using var speaker = machine.OpenSpeaker(settings => settings.BitsPerSample = I2sBitsPerSample.Bit32);
        byte[] frame = [1, 2, 3, 4, 5, 6, 7, 8];

        speaker.Write(frame);

        CollectionAssert.AreEqual(new byte[] { 5, 6, 7, 8, 1, 2, 3, 4 }, frame);
    }

    [TestMethod]
    public void Writing_allocates_nothing()
    {
        using var machine = new TestMachine();
        using var speaker = machine.OpenSpeaker();
        var buffer = new byte[FrameOf60Milliseconds];
        speaker.Write(buffer);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var frame = 0; frame < 20; frame++) speaker.Write(buffer);

        Assert.AreEqual(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static byte[] Ramp(int frames)
    {
        var sound = new byte[frames * 4];
        for (var i = 0; i < frames * 2; i++) BinaryPrimitives.WriteInt16LittleEndian(sound.AsSpan(i * 2), (short)(i * 7));
        return sound;
    }
}
