using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Providers.OpenAi;
using Server.Speech;
using Server.Tests.Speech.Contract;

namespace Server.Tests.Speech;

/// <summary>What only the OpenAI-compatible engines do.</summary>
[TestClass]
public sealed class OpenAiSpeechTests
{
    private const string Key = "sk-nobody-is-to-read-this";

    private static readonly Spoken Words = new(Tones.Of(16_000, 8_000), "turn on the light");

    [TestMethod]
    public async Task The_request_says_what_the_settings_say()
    {
        await using var peer = Transcriber();
        using var engine = Recognizer(
            new() { Endpoint = peer.Endpoint + "/", ApiKey = Key, Model = "whisper-9", Language = "en", ResponseFormat = "verbose_json" });
        await HearAsync(engine, new Vocabulary("", ["kitchen light", "床头灯"]));
        Assert.Contains("POST /v1/audio/transcriptions HTTP/1.1", peer.Heads[0]);
        Assert.Contains($"Authorization: Bearer {Key}", peer.Heads[0]);
        Assert.AreEqual(
            "language=en, model=whisper-9, prompt=kitchen light, 床头灯, response_format=verbose_json",
            string.Join(", ", peer.Fields.OrderBy(field => field.Key).Select(field => $"{field.Key}={field.Value}")));
    }

    [TestMethod]
    public async Task Names_stay_here_when_they_are_not_to_be_told()
    {
        await using var peer = Transcriber();
        using var engine = Recognizer(new() { Endpoint = peer.Endpoint, TellNames = false });
        await HearAsync(engine, new Vocabulary("", ["kitchen light"]));
        Assert.DoesNotContain("Authorization", peer.Heads[0]);
        Assert.IsFalse(peer.Fields.ContainsKey("prompt"));
    }

    [TestMethod]
    [DataRow(429)]
    [DataRow(503)]
    public async Task A_server_that_is_busy_for_a_moment_is_asked_once_more(int status)
    {
        await using var peer = Transcriber();
        peer.First.Enqueue($"HTTP/1.1 {status} X\r\nRetry-After: 0\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        using var engine = Recognizer(new() { Endpoint = peer.Endpoint });
        Assert.AreEqual(Words.Text, (await HearAsync(engine)).Text);
        Assert.AreEqual(2, peer.Requests);
    }

    [TestMethod]
    [DataRow("Retry-After: 30\r\n")]
    [DataRow("")]
    public async Task A_server_that_is_busy_for_longer_is_not_waited_for(string header)
    {
        await using var peer = Transcriber();
        peer.First.Enqueue($"HTTP/1.1 429 X\r\n{header}Content-Length: 0\r\nConnection: close\r\n\r\n");
        using var engine = Recognizer(new() { Endpoint = peer.Endpoint });
        var failure = await Assert.ThrowsExactlyAsync<SpeechUnavailableException>(() => HearAsync(engine));
        Assert.Contains("too busy", failure.Message);
        Assert.AreEqual(1, peer.Requests);
    }

    [TestMethod]
    [DataRow(401)]
    [DataRow(404)]
    public async Task The_key_is_never_logged(int status)
    {
        await using var peer = Transcriber();
        peer.First.Enqueue(
            $"HTTP/1.1 {status} X\r\nContent-Length: 200\r\nConnection: close\r\n\r\n"
            + $$$"""{"error":{"message":"no model for {{{Key}}}"}}""".PadRight(200));
        var log = new LogLines<OpenAiSpeechToText>();
        using var engine = new OpenAiSpeechToText(new() { Endpoint = peer.Endpoint, ApiKey = Key }, TimeProvider.System, log);
        await Assert.ThrowsExactlyAsync<SpeechUnavailableException>(() => HearAsync(engine));
        Assert.IsTrue(log.Lines.Any(line => line.Contains($"{status}", StringComparison.Ordinal)));
        Assert.IsFalse(log.Lines.Any(line => line.Contains(Key, StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task Silence_is_not_sent()
    {
        await using var peer = Transcriber();
        using var engine = Recognizer(new() { Endpoint = peer.Endpoint });
        await using var recognizer = engine.CreateRecognizer();
        Assert.AreEqual(Transcript.Nothing, await SpeechEngines.HearAsync(recognizer, new short[16_000]));
        Assert.AreEqual(0, peer.Requests);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("localhost:8080")]
    [DataRow("ftp://localhost/v1")]
    public void An_endpoint_that_is_none_is_an_error_that_names_the_setting(string endpoint) => Assert.Contains(
        "Speech:OpenAi:Recognition:Endpoint",
        Assert.ThrowsExactly<ArgumentException>(() => Recognizer(new() { Endpoint = endpoint })).Message);

    [TestMethod]
    [DataRow("audio/wav")]
    [DataRow("application/octet-stream")]
    public async Task A_WAV_file_is_spoken_at_its_own_rate(string type)
    {
        var sound = Tones.Of(8_000, 4_000);
        await using var peer = new SpeechPeer { Other = (type, [.. Server.Audio.WavHeader.Write(8_000, sound.Length), .. Tones.Bytes(sound)]) };
        var said = await SayAsync(peer);
        Assert.HasCount(8_000, said);
        Assert.IsGreaterThan(30, Server.Tests.Audio.Signal.ToneToNoiseDecibels(said.AsSpan(1000, 6000), 440, 16_000));
    }

    [TestMethod]
    [DataRow("audio/mpeg", "anything")]
    [DataRow("application/json", "{}")]
    [DataRow("text/html", "<html>")]
    [DataRow("audio/pcm", "ID3 and so on")]
    [DataRow("application/octet-stream", "OggS and so on")]
    [DataRow("application/octet-stream", "fLaC and so on")]
    [DataRow("audio/wav", "RIFF....WAVEjunk")]
    [DataRow("audio/wav", "RIFF....AVI LIST")]
    public async Task Other_forms_are_refused(string type, string body)
    {
        await using var peer = new SpeechPeer { Other = (type, System.Text.Encoding.ASCII.GetBytes(body)) };
        await Assert.ThrowsExactlyAsync<SpeechUnavailableException>(() => SayAsync(peer));
    }

    [TestMethod]
    public async Task The_request_for_speech_says_what_the_settings_say()
    {
        await using var peer = new SpeechPeer();
        await SayAsync(peer);
        Assert.AreEqual("""{"model":"tts-1","input":"Hello.","voice":"alloy","response_format":"pcm"}""", peer.Body.ToJsonString());
        Assert.Contains("POST /v1/audio/speech HTTP/1.1", peer.Heads[0]);
    }

    private static TranscriptionPeer Transcriber()
    {
        var known = new KnownRecordings();
        known.Add(Words);
        return new TranscriptionPeer(known);
    }

    private static OpenAiSpeechToText Recognizer(OpenAiRecognitionOptions options) =>
        new(options, TimeProvider.System, NullLogger<OpenAiSpeechToText>.Instance);

    private static async Task<Transcript> HearAsync(OpenAiSpeechToText engine, Vocabulary? vocabulary = null)
    {
        await using var recognizer = engine.CreateRecognizer();
        if (vocabulary is not null) await recognizer.SetVocabularyAsync(vocabulary, CancellationToken.None);
        return await SpeechEngines.HearAsync(recognizer, Words.Samples).WaitAsync(LoopbackPeer.Patience);
    }

    private static async Task<short[]> SayAsync(SpeechPeer peer)
    {
        using var engine = new OpenAiTextToSpeech(
            new() { Endpoint = peer.Endpoint, SampleRateHz = 16_000 }, TimeProvider.System, NullLogger<OpenAiTextToSpeech>.Instance);
        return await SpeechEngines.SayAsync(engine, "Hello.").WaitAsync(LoopbackPeer.Patience);
    }
}
