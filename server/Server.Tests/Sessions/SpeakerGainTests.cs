using System.Runtime.InteropServices;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Audio;
using Server.Devices;
using Server.Sessions;
using Server.Tests.Audio;

namespace Server.Tests.Sessions;

[TestClass]
public sealed class SpeakerGainTests
{
    private static readonly AudioFormat Pcm = new(AudioCodec.Pcm, 16_000, 2, 60);

    [TestMethod]
    public void The_whole_volume_changes_nothing_and_none_is_silence()
    {
        Assert.AreEqual(1.0, Loudness.GainOf(100));
        Assert.AreEqual(0.0, Loudness.GainOf(0));
        Assert.AreEqual(1.0, Loudness.GainOf(1_000), "A board that reports nonsense does not get distorted sound.");
    }

    [TestMethod]
    public void Half_the_volume_is_ten_decibels_less()
    {
        Assert.AreEqual(-10.0, 20 * Math.Log10(Loudness.GainOf(50)), 0.1);
    }

    [TestMethod]
    public void A_board_without_a_speaker_that_reports_gets_everything_as_it_is()
    {
        Assert.AreEqual(1.0, SpeakerGain.Of([], Pcm));
        Assert.AreEqual(1.0, SpeakerGain.Of([Speaker("lamp", 10.0)], Pcm));
        Assert.AreEqual(1.0, SpeakerGain.Of([Speaker("speaker", "loud")], Pcm));
        Assert.IsLessThan(1.0, SpeakerGain.Of([Speaker("speaker", 70.0)], Pcm));
    }

    [TestMethod]
    public void A_board_that_decodes_Opus_sets_its_volume_itself() =>
        Assert.AreEqual(1.0, SpeakerGain.Of([Speaker("speaker", 10.0)], AudioFormats.OpusDownlink));

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    public void The_encoder_scales_what_is_read_after_a_change(int channels)
    {
        using var encoder = new FrameEncoder(new AudioFormat(AudioCodec.Pcm, 16_000, channels, 20), 16_000);
        encoder.Write(Enumerable.Repeat((short)1_000, 640).ToArray());

        var before = Read(encoder);
        encoder.Gain = 0.25;
        var after = Read(encoder);

        Assert.IsTrue(Array.TrueForAll(before, sample => sample == 1_000));
        Assert.IsTrue(Array.TrueForAll(after, sample => sample == 250));
    }

    [TestMethod]
    public void Opus_is_scaled_before_it_is_coded()
    {
        using var encoder = new FrameEncoder(AudioFormats.OpusDownlink, 16_000) { Gain = 0 };
        using var full = new FrameEncoder(AudioFormats.OpusDownlink, 16_000);
        var sound = Signal.Sine(440, 120);
        encoder.Write(sound);
        full.Write(sound);
        var frame = new byte[encoder.MaxFrameBytes];

        Assert.IsTrue(encoder.TryRead(frame, out var silentBytes));
        Assert.IsTrue(full.TryRead(frame, out var soundBytes));
        Assert.IsLessThan(soundBytes, silentBytes);
    }

    private static short[] Read(FrameEncoder encoder)
    {
        var frame = new byte[encoder.MaxFrameBytes];
        Assert.IsTrue(encoder.TryRead(frame, out var bytes));
        return MemoryMarshal.Cast<byte, short>(frame.AsSpan(0, bytes)).ToArray();
    }

    private static Thing Speaker(string name, object volume) => new(
        "02:4e:00:00:00:01", new ThingDescriptor(name, name, [], []), new Dictionary<string, object> { ["volume"] = volume });
}
