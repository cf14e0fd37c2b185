using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Providers.Wyoming;
using Server.Speech;

namespace Server.Tests.Speech.Contract;

[TestClass]
public sealed class WyomingRecognizerContractTests : RemoteRecognizerContract
{
    [TestMethod]
    public async Task The_engine_hears_while_somebody_speaks()
    {
        var recordings = new KnownRecordings();
        await using var peer = new WyomingTranscriptionPeer(recordings);
        using var engine = new WyomingSpeechToText(
            new WyomingRecognitionOptions { Address = peer.Address, Model = "tiny", Language = "en" }, TimeProvider.System, NullLogger<WyomingSpeechToText>.Instance);
        await using var recognizer = engine.CreateRecognizer();
        var spoken = (await RecordingsAsync())[0];
        recordings.Add(spoken);
        await WriteAsync(recognizer, spoken);
        await peer.WaitForAsync("audio-chunk");
        Assert.AreEqual(spoken.Text, (await recognizer.FinishAsync(CancellationToken.None)).Text);
        Assert.AreEqual("""{"name":"tiny","language":"en"}""", peer.Messages[0].Data.ToJsonString());
        Assert.AreEqual("""{"rate":16000,"width":2,"channels":1}""", peer.Messages[1].Data.ToJsonString());
    }

    [TestMethod]
    public async Task A_transcript_in_pieces_is_put_together()
    {
        await using var peer = new WyomingTranscriptionPeer(new KnownRecordings())
        {
            Answers = _ =>
            [
                ("transcript-start", "{}"), ("transcript-chunk", """{"text":"Turn on"}"""), ("transcript-chunk", """{"text":" the light."}"""),
                ("transcript-stop", ""),
            ],
        };
        using var engine = new WyomingSpeechToText(
            new WyomingRecognitionOptions { Address = peer.Address }, TimeProvider.System, NullLogger<WyomingSpeechToText>.Instance);
        await using var recognizer = engine.CreateRecognizer();
        Assert.AreEqual("Turn on the light.", (await HearAsync(recognizer, (await RecordingsAsync())[0])).Text);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("127.0.0.1")]
    [DataRow("http://127.0.0.1:10300")]
    [DataRow("127.0.0.1:99999")]
    [DataRow("127.0.0.1:10300/path")]
    public void An_address_that_is_none_is_an_error_that_names_the_setting(string address) => Assert.Contains(
        "Speech:Wyoming:Recognition:Address",
        Assert.ThrowsExactly<ArgumentException>(() => new WyomingSpeechToText(
            new WyomingRecognitionOptions { Address = address }, TimeProvider.System, NullLogger<WyomingSpeechToText>.Instance)).Message);

    private protected override RemoteRecognizerBench Create(KnownRecordings recordings, Spoken one, Spoken other, ManualTime time, int atOnce)
    {
        var peer = new WyomingTranscriptionPeer(recordings);
        var options = new WyomingRecognitionOptions { Address = peer.Address, TimeoutSeconds = 10, AtOnce = atOnce };
        return new RemoteRecognizerBench(
            new WyomingSpeechToText(options, time, NullLogger<WyomingSpeechToText>.Instance), peer, recordings, one, other, time);
    }
}
