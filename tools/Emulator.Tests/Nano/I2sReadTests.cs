using System.Buffers.Binary;
using System.Device.I2s;
using Emulator.Tests.Fakes;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Emulator.Tests.Nano;

/// <summary>Figures: one descriptor is 256 frames, 16 ms at 16 kHz; a frame of 16-bit stereo is 4 bytes.</summary>
[TestClass]
public sealed class I2sReadTests
{
    private const int DescriptorMicroseconds = 16_000;
    private const int FrameOf60Milliseconds = 3_840;

    [TestMethod]
    public void A_read_waits_for_the_descriptor_that_holds_its_last_sample()
    {
        using var machine = new TestMachine();
        using var microphone = machine.OpenMicrophone();

        microphone.Read(new byte[FrameOf60Milliseconds]);

        // 960 frames end in the fourth descriptor, which is complete after 64 ms.
        Assert.AreEqual(4 * DescriptorMicroseconds, machine.Clock.Microseconds);
    }

    [TestMethod]
    public void A_read_of_what_is_complete_does_not_wait()
    {
        using var machine = new TestMachine();
        using var microphone = machine.OpenMicrophone();
        machine.Clock.Advance(4 * DescriptorMicroseconds);

        microphone.Read(new byte[FrameOf60Milliseconds]);

        Assert.AreEqual(0, machine.Clock.Slept);
    }

    [TestMethod]
    public void The_sample_clock_starts_with_the_device_and_keeps_its_rate()
    {
        using var machine = new TestMachine();
        machine.Clock.AdvanceMilliseconds(1_000);
        using var microphone = machine.OpenMicrophone();

        for (var frame = 0; frame < 50; frame++) microphone.Read(new byte[FrameOf60Milliseconds]);

        // 50 frames of 60 ms are 48,000 samples: 187.5 descriptors, so 188.
        Assert.AreEqual(1_000_000 + 188 * DescriptorMicroseconds, machine.Clock.Microseconds);
    }

    [TestMethod]
    public void A_late_reader_loses_the_oldest_sound_and_it_is_counted()
    {
        using var machine = new TestMachine();
        using var microphone = machine.OpenMicrophone();
        machine.Clock.Advance(20 * DescriptorMicroseconds);

        microphone.Read(new byte[4]);

        // 16 descriptors keep 15 complete ones; of 20 the oldest five are gone.
        Assert.AreEqual(5 * 256, machine.Board.I2s.LostFrames);
    }

    [TestMethod]
    public void Speech_comes_on_the_left_channel_and_the_right_one_is_silent()
    {
        using var machine = new TestMachine();
        using var microphone = machine.OpenMicrophone();
        machine.Board.Microphone.Say(Constant(10_000, 320));
        var buffer = new byte[1_280];

        microphone.Read(buffer);

        for (var frame = 0; frame < 320; frame++)
        {
            Assert.AreEqual(10_000, Sample(buffer, frame * 2), 60);
            Assert.AreEqual(0, Sample(buffer, frame * 2 + 1));
        }
    }

    [TestMethod]
    public void Silence_is_noise_of_about_minus_60_dBFS()
    {
        using var machine = new TestMachine();
        using var microphone = machine.OpenMicrophone();
        var buffer = new byte[FrameOf60Milliseconds];

        microphone.Read(buffer);

        var squares = Enumerable.Range(0, 960).Sum(frame => Math.Pow(Sample(buffer, frame * 2), 2));
        var decibels = 20 * Math.Log10(Math.Sqrt(squares / 960) / 32_768);
        Assert.AreEqual(-60, decibels, 1);
    }

    [TestMethod]
    public void A_mono_format_gets_every_second_sample_only()
    {
        using var machine = new TestMachine();
        using var microphone = machine.OpenMicrophone(settings => settings.ChannelFormat = I2sChannelFormat.OnlyLeft);

        microphone.Read(new byte[2 * 256]);

        // 256 samples take 512 frames, two descriptors.
        Assert.AreEqual(2 * DescriptorMicroseconds, machine.Clock.Microseconds);
    }

    [TestMethod]
    public void A_24_bit_read_leaves_a_quarter_of_the_buffer_untouched()
    {
        using var machine = new TestMachine();
        using var microphone = machine.OpenMicrophone(settings => settings.BitsPerSample = I2sBitsPerSample.Bit24);
        var buffer = Enumerable.Repeat((byte)0xAA, 480).ToArray();

        microphone.Read(buffer);

        Assert.IsTrue(buffer.AsSpan(360).ToArray().All(untouched => untouched == 0xAA));
        Assert.AreNotEqual(0xAA, buffer[359]);
    }

    [TestMethod]
    public void A_read_that_the_real_call_would_write_past_the_buffer_is_refused()
    {
        using var machine = new TestMachine();
        using var microphone = machine.OpenMicrophone();

        Assert.ThrowsExactly<InvalidOperationException>(() => microphone.Read(new byte[6]));
    }

    [TestMethod]
    public void Only_the_window_of_the_span_is_filled()
    {
        using var machine = new TestMachine();
        using var microphone = machine.OpenMicrophone();
        machine.Board.Microphone.Say(Constant(20_000, 100));
        var buffer = new byte[24];

        microphone.Read(new SpanByte(buffer, 8, 8));

        Assert.AreEqual(0, Sample(buffer, 2));
        Assert.AreNotEqual(0, Sample(buffer, 4));
        Assert.AreEqual(0, Sample(buffer, 8));
    }

    [TestMethod]
    public void Reading_allocates_nothing_and_counts_what_it_moved()
    {
        using var machine = new TestMachine();
        using var microphone = machine.OpenMicrophone();
        var buffer = new byte[FrameOf60Milliseconds];
        microphone.Read(buffer);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var frame = 0; frame < 20; frame++) microphone.Read(buffer);

        Assert.AreEqual(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.AreEqual(21 * FrameOf60Milliseconds, machine.Board.Meter.Bytes(global::Nano.NativeCall.I2sRead));
        Assert.AreEqual(machine.Clock.Slept / 1000, machine.Board.Meter.BlockedMilliseconds(global::Nano.NativeCall.I2sRead));
    }

    private static short Sample(byte[] buffer, int index) => BinaryPrimitives.ReadInt16LittleEndian(buffer.AsSpan(index * 2));

    private static short[] Constant(short value, int count) => [.. Enumerable.Repeat(value, count)];
}
