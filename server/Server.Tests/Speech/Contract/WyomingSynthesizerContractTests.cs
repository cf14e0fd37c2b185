using Microsoft.VisualStudio.TestTools.UnitTesting;
using Providers.Wyoming;

namespace Server.Tests.Speech.Contract;

[TestClass]
public sealed class WyomingSynthesizerContractTests : RemoteSynthesizerContract
{
    [TestMethod]
    public async Task The_voices_are_those_that_the_service_has_installed()
    {
        await using var bench = OpenRemote();
        Assert.IsEmpty(bench.Engine.Voices);
        await SayAsync(bench, Sentence, null);
        Assert.AreEqual(
            "en_US-high en-US, zh_CN-low zh-CN, zh_CN-low#left zh-CN, zh_CN-low#right zh-CN",
            string.Join(", ", bench.Engine.Voices.Select(voice => $"{voice.Name} {voice.Language}")));
    }

    [TestMethod]
    public async Task A_voice_with_several_people_is_asked_for_one_of_them()
    {
        await using var bench = OpenRemote();
        await SayAsync(bench, "Hello.", "zh_CN-low#right");
        var (type, data) = ((WyomingPeer)bench.Peer).Messages[^1];
        Assert.AreEqual("synthesize", type);
        Assert.AreEqual("""{"text":"Hello.","voice":{"name":"zh_CN-low","speaker":"right"}}""", data.ToJsonString());
    }

    private protected override RemoteSynthesizerBench OpenRemote(int atOnce = 8)
    {
        var time = new ManualTime();
        var log = new LogLines<WyomingTextToSpeech>();
        var peer = new WyomingSpeechPeer();
        var options = new WyomingSynthesisOptions { Address = peer.Address, SampleRateHz = Tones.RateHz, AtOnce = atOnce };
        return new RemoteSynthesizerBench(new WyomingTextToSpeech(options, time, log), log, peer, Tones.Of(isDefault: true), time);
    }
}
