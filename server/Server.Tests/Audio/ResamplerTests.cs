using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Audio;

namespace Server.Tests.Audio;

[TestClass]
public sealed class ResamplerTests
{
    [TestMethod]
    [DataRow(16_000, 24_000)]
    [DataRow(24_000, 16_000)]
    [DataRow(48_000, 16_000)]
    [DataRow(22_050, 16_000)]
    [DataRow(22_050, 24_000)]
    public void A_tone_stays_the_same_tone(int sourceHz, int targetHz)
    {
        short[] converted = Convert(Signal.Sine(440, 1000, sourceHz), sourceHz, targetHz, chunk: 960);

        ReadOnlySpan<short> middle = converted.AsSpan(targetHz / 10, targetHz / 2);
        Assert.IsGreaterThan(45, Signal.ToneToNoiseDecibels(middle, 440, targetHz));
        Assert.AreEqual(8000 / Math.Sqrt(2), Signal.RootMeanSquare(middle), 100);
    }

    [TestMethod]
    [DataRow(16_000, 24_000)]
    [DataRow(48_000, 16_000)]
    [DataRow(22_050, 16_000)]
    public void What_was_flushed_is_as_long_as_the_source_and_has_no_delay(int sourceHz, int targetHz)
    {
        short[] click = new short[sourceHz];
        click.AsSpan(sourceHz / 2, 40).Fill(20_000);

        short[] converted = Convert(click, sourceHz, targetHz, chunk: 777);

        Assert.HasCount(targetHz, converted);
        int loudest = Array.IndexOf(converted, converted.Max());
        Assert.AreEqual((sourceHz / 2 + 20) * (double)targetHz / sourceHz, loudest, 40);
    }

    [TestMethod]
    public void After_a_flush_the_next_stream_begins_clean()
    {
        using var resampler = new Resampler(16_000, 24_000);
        short[] source = Signal.Sine(300, 200);

        short[] first = Convert(resampler, source, 960);
        short[] second = Convert(resampler, source, 960);

        CollectionAssert.AreEqual(first, second);
    }

    private static short[] Convert(short[] source, int sourceHz, int targetHz, int chunk)
    {
        using var resampler = new Resampler(sourceHz, targetHz);
        return Convert(resampler, source, chunk);
    }

    private static short[] Convert(Resampler resampler, short[] source, int chunk)
    {
        var converted = new List<short>();
        var room = new short[resampler.MaxOutput(chunk)];
        foreach (short[] part in source.Chunk(chunk))
            converted.AddRange(room.AsSpan(0, resampler.Process(part, room)));
        var tail = new short[resampler.MaxTail];
        converted.AddRange(tail.AsSpan(0, resampler.Flush(tail)));
        return [.. converted];
    }
}
