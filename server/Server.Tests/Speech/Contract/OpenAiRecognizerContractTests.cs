using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Providers.OpenAi;

namespace Server.Tests.Speech.Contract;

[TestClass]
public sealed class OpenAiRecognizerContractTests : RemoteRecognizerContract
{
    private protected override RemoteRecognizerBench Create(KnownRecordings recordings, Spoken one, Spoken other, ManualTime time, int atOnce)
    {
        var peer = new TranscriptionPeer(recordings);
        var options = new OpenAiRecognitionOptions { Endpoint = peer.Endpoint, TimeoutSeconds = 10, AtOnce = atOnce };
        return new RemoteRecognizerBench(
            new OpenAiSpeechToText(options, time, NullLogger<OpenAiSpeechToText>.Instance), peer, recordings, one, other, time);
    }
}
