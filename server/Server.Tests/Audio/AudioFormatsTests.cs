using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Audio;

namespace Server.Tests.Audio;

[TestClass]
public sealed class AudioFormatsTests
{
    [TestMethod]
    public void A_client_that_says_nothing_sends_what_stock_firmware_sends()
    {
        Assert.IsTrue(AudioFormats.TryNegotiate(null, null, null, null, out AudioFormat uplink, out AudioFormat downlink));

        Assert.AreEqual(new AudioFormat(AudioCodec.Opus, 16_000, 1, 60), uplink);
        Assert.AreEqual(new AudioFormat(AudioCodec.Opus, 24_000, 1, 60), downlink);
    }

    [TestMethod]
    public void Who_sends_PCM_gets_the_same_PCM()
    {
        Assert.IsTrue(AudioFormats.TryNegotiate("pcm", 16_000, 2, 20, out AudioFormat uplink, out AudioFormat downlink));

        Assert.AreEqual(new AudioFormat(AudioCodec.Pcm, 16_000, 2, 20), uplink);
        Assert.AreEqual(uplink, downlink);
    }

    [TestMethod]
    public void Opus_in_any_form_is_answered_with_Opus_at_24_kHz()
    {
        Assert.IsTrue(AudioFormats.TryNegotiate("Opus", 48_000, 2, 20, out AudioFormat uplink, out AudioFormat downlink));

        Assert.AreEqual(new AudioFormat(AudioCodec.Opus, 48_000, 2, 20), uplink);
        Assert.AreEqual(AudioFormats.OpusDownlink, downlink);
    }

    [TestMethod]
    [DataRow("mp3", 16_000, 1, 60)]
    [DataRow("", 16_000, 1, 60)]
    [DataRow("opus", 44_100, 1, 60)]
    [DataRow("pcm", 0, 1, 60)]
    [DataRow("pcm", 16_000, 3, 60)]
    [DataRow("pcm", 16_000, 0, 60)]
    [DataRow("opus", 16_000, 1, 0)]
    [DataRow("opus", 16_000, 1, -60)]
    [DataRow("opus", 16_000, 1, 1000)]
    public void Anything_else_is_unsupported(string codec, int rateHz, int channels, int milliseconds)
        => Assert.IsFalse(AudioFormats.TryNegotiate(codec, rateHz, channels, milliseconds, out _, out _));
}
