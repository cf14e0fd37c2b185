using System.Buffers.Binary;
using System.Text;
using Emulator.Sound;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Emulator.Tests.Sound;

[TestClass]
public sealed class WavFileTests
{
    [TestMethod]
    public void What_is_written_is_read_back()
    {
        var file = Path.GetTempFileName();
        try
        {
            short[] samples = [0, 1, -1, short.MaxValue, short.MinValue];
            WavFile.Write(file, samples, 16_000);

            Assert.IsTrue(WavFile.TryRead(file, out var read, out _));
            CollectionAssert.AreEqual(samples, read);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [TestMethod]
    [DataRow(8_000)]
    [DataRow(22_050)]
    [DataRow(44_100)]
    [DataRow(48_000)]
    public void Every_rate_becomes_16_kHz_of_the_same_length_and_pitch(int rate)
    {
        var tone = Enumerable.Range(0, rate).Select(i => (short)(10_000 * Math.Sin(2 * Math.PI * 440 * i / rate))).ToArray();

        Assert.IsTrue(WavFile.TryParse(Wav(1, rate, 16, tone), out var samples, out _));

        Assert.AreEqual(16_000, samples.Length, 1);
        Assert.AreEqual(880, Crossings(samples), 2);
    }

    [TestMethod]
    public void Stereo_is_mixed()
    {
        Assert.IsTrue(WavFile.TryParse(Wav(2, 16_000, 16, [100, 300, -50, 50]), out var samples, out _));

        CollectionAssert.AreEqual(new short[] { 200, 0 }, samples);
    }

    [TestMethod]
    public void Other_chunks_before_the_sound_are_skipped()
    {
        Assert.IsTrue(WavFile.TryParse(Wav(1, 16_000, 16, [7, 8], Chunk("LIST", [1, 2, 3])), out var samples, out _));

        CollectionAssert.AreEqual(new short[] { 7, 8 }, samples);
    }

    [TestMethod]
    [DataRow(1, 16_000, 8, "8 bits")]
    [DataRow(1, 96_000, 16, "96000 Hz")]
    [DataRow(6, 16_000, 16, "6 channels")]
    public void Other_kinds_are_refused_and_named(int channels, int rate, int bits, string named)
    {
        Assert.IsFalse(WavFile.TryParse(Wav(channels, rate, bits, [1, 2]), out _, out var problem));

        Assert.Contains(named, problem);
    }

    [TestMethod]
    public void Random_bytes_and_cut_files_are_refused_or_read_but_never_throw()
    {
        var random = new Random(1);
        var whole = Wav(1, 16_000, 16, [1, 2, 3]);
        var refused = Enumerable.Range(0, whole.Length).Count(length => !WavFile.TryParse(whole.AsSpan(0, length), out _, out _));
        for (var i = 0; i < 2_000; i++)
        {
            var broken = (byte[])whole.Clone();
            for (var flips = 0; flips < 4; flips++) broken[random.Next(broken.Length)] = (byte)random.Next(256);
            if (!WavFile.TryParse(broken, out _, out _)) refused++;
        }

        Assert.IsGreaterThan(100, refused);
    }

    [TestMethod]
    public void A_file_that_is_not_there_is_a_problem_and_no_exception()
    {
        Assert.IsFalse(WavFile.TryRead(Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString()), out _, out var problem));

        Assert.AreNotEqual(string.Empty, problem);
    }

    private static int Crossings(short[] samples) => samples.Zip(samples.Skip(1)).Count(pair => (pair.First < 0) != (pair.Second < 0));

    private static byte[] Wav(int channels, int rate, int bits, short[] samples, byte[]? extra = null)
    {
        var format = new byte[16];
        BinaryPrimitives.WriteInt16LittleEndian(format, 1);
        BinaryPrimitives.WriteInt16LittleEndian(format.AsSpan(2), (short)channels);
        BinaryPrimitives.WriteInt32LittleEndian(format.AsSpan(4), rate);
        BinaryPrimitives.WriteInt16LittleEndian(format.AsSpan(14), (short)bits);
        var sound = new byte[samples.Length * 2];
        Buffer.BlockCopy(samples, 0, sound, 0, sound.Length);
        byte[] body = [.. "WAVE"u8, .. Chunk("fmt ", format), .. extra ?? [], .. Chunk("data", sound)];
        return Chunk("RIFF", body);
    }

    private static byte[] Chunk(string name, byte[] content)
    {
        var size = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(size, content.Length);
        return [.. Encoding.ASCII.GetBytes(name), .. size, .. content, .. new byte[content.Length & 1]];
    }
}
