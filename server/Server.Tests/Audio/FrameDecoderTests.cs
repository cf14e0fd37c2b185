using System.Runtime.InteropServices;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Audio;

namespace Server.Tests.Audio;

[TestClass]
public sealed class FrameDecoderTests
{
    private readonly short[] _output = new short[FrameDecoder.MaxSamples];

    [TestMethod]
    [DataRow(16_000, 20)]
    [DataRow(16_000, 60)]
    [DataRow(24_000, 40)]
    [DataRow(48_000, 60)]
    [DataRow(16_000, 120)]
    public void Opus_of_any_rate_and_length_becomes_16_kHz_mono(int rateHz, int milliseconds)
    {
        var format = new AudioFormat(AudioCodec.Opus, rateHz, 1, milliseconds);
        using var decoder = new FrameDecoder(format);
        var heard = new List<short>();

        foreach (byte[] packet in Encode(format, Signal.Sine(440, 1200, rateHz)))
        {
            Assert.IsTrue(decoder.TryDecode(packet, _output, out int samples));
            Assert.AreEqual(16 * milliseconds, samples);
            heard.AddRange(_output.AsSpan(0, samples));
        }

        ReadOnlySpan<short> middle = CollectionsMarshal.AsSpan(heard).Slice(4800, 8000);
        Assert.IsGreaterThan(20, Signal.ToneToNoiseDecibels(middle, 440, 16_000));
        Assert.AreEqual(8000 / Math.Sqrt(2), Signal.RootMeanSquare(middle), 800);
    }

    [TestMethod]
    public void Of_stereo_PCM_the_left_channel_is_kept()
    {
        using var decoder = new FrameDecoder(new AudioFormat(AudioCodec.Pcm, 16_000, 2, 20));
        short[] left = Signal.Sine(440, 20);
        short[] interleaved = [.. left.SelectMany(sample => new short[] { sample, 12345 })];

        Assert.IsTrue(decoder.TryDecode(MemoryMarshal.AsBytes<short>(interleaved), _output, out int samples));

        CollectionAssert.AreEqual(left, _output[..samples]);
    }

    [TestMethod]
    [DataRow(24_000, 1)]
    [DataRow(48_000, 2)]
    public void PCM_of_another_rate_is_resampled(int rateHz, int channels)
    {
        var format = new AudioFormat(AudioCodec.Pcm, rateHz, channels, 60);
        using var decoder = new FrameDecoder(format);
        short[] interleaved = [.. Signal.Sine(440, 1200, rateHz).SelectMany(sample => Enumerable.Repeat(sample, channels))];
        var heard = new List<short>();

        foreach (byte[] packet in MemoryMarshal.AsBytes<short>(interleaved).ToArray().Chunk(format.PcmFrameBytes))
        {
            Assert.IsTrue(decoder.TryDecode(packet, _output, out int samples));
            heard.AddRange(_output.AsSpan(0, samples));
        }

        Assert.AreEqual(19_200, heard.Count, 100);
        Assert.IsGreaterThan(40, Signal.ToneToNoiseDecibels(CollectionsMarshal.AsSpan(heard).Slice(1600, 16_000), 440, 16_000));
    }

    [TestMethod]
    [DataRow(0, DisplayName = "empty")]
    [DataRow(3, DisplayName = "half a sample")]
    [DataRow(642, DisplayName = "half a stereo pair")]
    [DataRow(64_004, DisplayName = "more than a second")]
    public void Malformed_PCM_is_refused(int bytes)
    {
        using var decoder = new FrameDecoder(new AudioFormat(AudioCodec.Pcm, 16_000, 2, 20));

        Assert.IsFalse(decoder.TryDecode(new byte[bytes], _output, out int samples));
        Assert.AreEqual(0, samples);
    }

    [TestMethod]
    public void A_second_of_48_kHz_PCM_fits_into_the_output()
    {
        using var decoder = new FrameDecoder(new AudioFormat(AudioCodec.Pcm, 48_000, 1, 60));

        for (int i = 0; i < 3; i++)
            Assert.IsTrue(decoder.TryDecode(new byte[96_000], _output, out _));
    }

    [TestMethod]
    public void Empty_and_overlong_Opus_is_refused()
    {
        using var decoder = new FrameDecoder(AudioFormats.DefaultUplink);
        byte[] fourFramesOf60Milliseconds = [0b00011_0_11, 4, .. new byte[40]];

        Assert.IsFalse(decoder.TryDecode([], _output, out _));
        Assert.IsFalse(decoder.TryDecode(fourFramesOf60Milliseconds, _output, out int samples));
        Assert.AreEqual(0, samples);
    }

    [TestMethod]
    [DataRow(AudioCodec.Opus, 16_000, 1)]
    [DataRow(AudioCodec.Pcm, 24_000, 2)]
    public void Random_bytes_do_no_harm_and_good_frames_are_decoded_after_them(AudioCodec codec, int rateHz, int channels)
    {
        var format = new AudioFormat(codec, rateHz, channels, 60);
        using var decoder = new FrameDecoder(format);
        var random = new Random(7);
        for (int i = 0; i < 5000; i++)
        {
            var packet = new byte[random.Next(0, 2000)];
            random.NextBytes(packet);
            if (decoder.TryDecode(packet, _output, out int samples))
                Assert.IsInRange(0, FrameDecoder.MaxSamples, samples);
            else
                Assert.AreEqual(0, samples);
        }

        byte[][] good = Encode(format, Signal.Sine(440, 600, rateHz));
        Assert.IsTrue(Array.TrueForAll(good, packet => decoder.TryDecode(packet, _output, out _)));
    }

    [TestMethod]
    public void Decoding_allocates_nothing()
    {
        byte[][] opus = Encode(AudioFormats.DefaultUplink, Signal.Sine(440, 600));
        var stereo = new AudioFormat(AudioCodec.Pcm, 48_000, 2, 60);
        byte[] pcm = new byte[stereo.PcmFrameBytes];
        using var opusDecoder = new FrameDecoder(AudioFormats.DefaultUplink);
        using var pcmDecoder = new FrameDecoder(stereo);
        Decode();

        long before = GC.GetAllocatedBytesForCurrentThread();
        Decode();

        Assert.AreEqual(before, GC.GetAllocatedBytesForCurrentThread());

        void Decode()
        {
            foreach (byte[] packet in opus)
                opusDecoder.TryDecode(packet, _output, out _);
            pcmDecoder.TryDecode(pcm, _output, out _);
        }
    }

    private static byte[][] Encode(AudioFormat format, short[] mono)
    {
        using var encoder = new FrameEncoder(format, format.SampleRateHz);
        var room = new byte[encoder.MaxFrameBytes];
        var packets = new List<byte[]>();
        encoder.Write(mono);
        encoder.Flush();
        while (encoder.TryRead(room, out int bytes))
            packets.Add(room[..bytes]);
        return [.. packets];
    }
}
