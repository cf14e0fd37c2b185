using Microsoft.VisualStudio.TestTools.UnitTesting;
using Providers.OpenAi;

namespace Server.Tests.Speech.Contract;

[TestClass]
public sealed class OpenAiSynthesizerContractTests : RemoteSynthesizerContract
{
    private protected override RemoteSynthesizerBench OpenRemote(int atOnce = 8)
    {
        var time = new ManualTime();
        var log = new LogLines<OpenAiTextToSpeech>();
        var peer = new SpeechPeer();
        var options = new OpenAiSynthesisOptions
        {
            Endpoint = peer.Endpoint,
            Voice = SpeechPeer.Voice,
            Voices = new Dictionary<string, string> { ["nova"] = "en-US" },
            SampleRateHz = Tones.RateHz,
            AtOnce = atOnce,
        };
        return new RemoteSynthesizerBench(new OpenAiTextToSpeech(options, time, log), log, peer, Tones.Of(isDefault: true), time);
    }
}
