using System.Runtime.InteropServices;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Audio;

namespace Server.Tests.Audio;

[TestClass]
public sealed class FrameEncoderTests
{
    [TestMethod]
    [DataRow(16_000, 1, 60)]
    [DataRow(16_000, 2, 20)]
    [DataRow(24_000, 2, 60)]
    public void PCM_frames_have_exactly_the_agreed_length(int rateHz, int channels, int milliseconds)
    {
        var format = new AudioFormat(AudioCodec.Pcm, rateHz, channels, milliseconds);
        using var encoder = new FrameEncoder(format, 16_000);

        encoder.Write(Signal.Sine(440, 1010));
        encoder.Flush();
        byte[][] frames = ReadAll(encoder);

        Assert.HasCount((1010 + milliseconds - 1) / milliseconds, frames);
        Assert.IsTrue(Array.TrueForAll(frames, frame => frame.Length == format.PcmFrameBytes));
    }

    [TestMethod]
    public void Stereo_has_the_same_in_both_channels()
    {
        using var encoder = new FrameEncoder(new AudioFormat(AudioCodec.Pcm, 16_000, 2, 20), 16_000);
        short[] mono = Signal.Sine(440, 20);

        encoder.Write(mono);
        short[] pairs = MemoryMarshal.Cast<byte, short>(ReadAll(encoder).Single()).ToArray();

        CollectionAssert.AreEqual(mono, pairs.Where((_, i) => i % 2 == 0).ToArray());
        CollectionAssert.AreEqual(mono, pairs.Where((_, i) => i % 2 == 1).ToArray());
    }

    [TestMethod]
    public void An_unfinished_frame_waits_and_a_flush_fills_it_with_silence()
    {
        using var encoder = new FrameEncoder(new AudioFormat(AudioCodec.Pcm, 16_000, 1, 20), 16_000);
        short[] mono = Signal.Sine(440, 15);

        encoder.Write(mono);
        Assert.IsEmpty(ReadAll(encoder));
        encoder.Flush();
        short[] frame = MemoryMarshal.Cast<byte, short>(ReadAll(encoder).Single()).ToArray();

        CollectionAssert.AreEqual(mono, frame[..mono.Length]);
        Assert.IsTrue(Array.TrueForAll(frame[mono.Length..], sample => sample == 0));
    }

    [TestMethod]
    public void A_flush_of_nothing_gives_no_frame()
    {
        using var encoder = new FrameEncoder(AudioFormats.OpusDownlink, 16_000);

        encoder.Flush();

        Assert.IsEmpty(ReadAll(encoder));
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    public void Opus_frames_decode_to_the_tone_that_was_written(int channels)
    {
        AudioFormat format = AudioFormats.OpusDownlink with { Channels = channels };
        using var encoder = new FrameEncoder(format, 16_000);
        using var decoder = new OpusDecoder(16_000);
        var samples = new short[decoder.MaxPacketSamples];
        var heard = new List<short>();

        foreach (short[] chunk in Signal.Sine(440, 1200).Chunk(700))
            encoder.Write(chunk);
        encoder.Flush();
        foreach (byte[] packet in ReadAll(encoder))
        {
            Assert.IsTrue(decoder.TryDecode(packet, samples, out int count));
            Assert.AreEqual(960, count);
            heard.AddRange(samples.AsSpan(0, count));
        }

        Assert.HasCount(19_200, heard);
        Assert.IsGreaterThan(20, Signal.ToneToNoiseDecibels(CollectionsMarshal.AsSpan(heard).Slice(4800, 8000), 440, 16_000));
    }

    [TestMethod]
    public void What_was_cleared_is_not_heard()
    {
        using var encoder = new FrameEncoder(new AudioFormat(AudioCodec.Pcm, 24_000, 1, 20), 16_000);

        encoder.Write(Signal.Sine(440, 500));
        encoder.Clear();
        encoder.Write(Signal.Silence(200));
        encoder.Flush();

        Assert.IsTrue(ReadAll(encoder).SelectMany(frame => frame).All(value => value == 0));
    }

    [TestMethod]
    public void Encoding_allocates_nothing_once_the_buffers_have_grown()
    {
        using var encoder = new FrameEncoder(AudioFormats.OpusDownlink with { Channels = 2 }, 16_000);
        short[] chunk = Signal.Sine(440, 60);
        var room = new byte[encoder.MaxFrameBytes];
        Encode();
        Encode();

        long before = GC.GetAllocatedBytesForCurrentThread();
        Encode();

        Assert.AreEqual(before, GC.GetAllocatedBytesForCurrentThread());

        void Encode()
        {
            for (int i = 0; i < 10; i++)
                encoder.Write(chunk);
            encoder.Flush();
            while (encoder.TryRead(room, out _))
            {
            }
        }
    }

    private static byte[][] ReadAll(FrameEncoder encoder)
    {
        var room = new byte[encoder.MaxFrameBytes];
        var frames = new List<byte[]>();
        while (encoder.TryRead(room, out int bytes))
            frames.Add(room[..bytes]);
        return [.. frames];
    }
}
