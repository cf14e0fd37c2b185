using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Providers.Wyoming;
using Server.Speech;

namespace Server.Tests.Speech.Contract;

/// <summary>An engine elsewhere that always fails, and PocketSphinx behind it: sessions notice nothing.</summary>
[TestClass]
public sealed class FallbackRecognizerContractTests : RecognizerContract
{
    private protected override async Task<RecognizerBench> OpenAsync()
    {
        var spoken = await RecordingsAsync();
        var peer = new WyomingTranscriptionPeer(new KnownRecordings()) { Behaviour = Behaviour.Fails };
        var first = new WyomingSpeechToText(
            new WyomingRecognitionOptions { Address = peer.Address }, TimeProvider.System, NullLogger<WyomingSpeechToText>.Instance);
        return new Bench(first, peer, spoken[0], spoken[1]);
    }

    private sealed class Bench(WyomingSpeechToText first, LoopbackPeer peer, Spoken one, Spoken other)
        : RecognizerBench(new FallbackSpeechToText(first, SpeechEngines.Recognition), one, other)
    {
        public override async ValueTask DisposeAsync()
        {
            await peer.DisposeAsync();
            first.Dispose();
            await base.DisposeAsync();
        }
    }
}
