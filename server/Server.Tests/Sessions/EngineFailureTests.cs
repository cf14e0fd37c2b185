using System.Net.WebSockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Providers.OpenAi;
using Providers.Wyoming;
using Server.Tests.Speech.Contract;

namespace Server.Tests.Sessions;

/// <summary>Whole turns with engines elsewhere.</summary>
[TestClass]
public sealed class EngineFailureTests
{
    private const string Start = """{"type":"listen","state":"start","mode":"manual"}""";
    private const string Stop = """{"type":"listen","state":"stop"}""";

    [TestMethod]
    public async Task A_recogniser_that_fails_is_an_error_and_the_next_utterance_is_answered()
    {
        await using var peer = new TranscriptionPeer(new KnownRecordings()) { Behaviour = Behaviour.Fails };
        using var server = new VoiceServer
        {
            Substitutes = services => services.AddOpenAiRecognition(Settings("Endpoint", peer.Endpoint)),
        };
        using var client = await server.OpenAsync();
        await SpeakAsync(client);
        await client.ExpectErrorAsync("SERVICE_UNAVAILABLE");
        await client.ExpectAsync("tts", "stop");
        peer.Behaviour = Behaviour.Answers;
        await SpeakAsync(client);
        Assert.AreEqual(KnownRecordings.Unknown, (await client.ExpectAsync("stt")).GetProperty("text").GetString());
    }

    [TestMethod]
    public async Task An_abort_ends_what_the_recogniser_does()
    {
        await using var peer = new TranscriptionPeer(new KnownRecordings()) { Behaviour = Behaviour.NeverAnswers };
        using var server = new VoiceServer
        {
            Substitutes = services => services.AddOpenAiRecognition(Settings("Endpoint", peer.Endpoint)),
        };
        using var client = await server.OpenAsync();
        await SpeakAsync(client);
        await peer.AskedAsync();
        await client.SendAsync("""{"type":"abort"}""");
        await peer.HungUpAsync();
        await client.ExpectAliveAsync();
    }

    [TestMethod]
    public async Task A_synthesiser_that_fails_is_an_error_and_the_device_keeps_going()
    {
        await using var peer = new WyomingSpeechPeer { Behaviour = Behaviour.Fails };
        using var server = new VoiceServer
        {
            Substitutes = services => services.AddWyomingSynthesis(Settings("Address", peer.Address)),
        };
        using var client = await server.OpenAsync();
        server.Recognition.Hears("what time is it");
        await SpeakAsync(client);
        await client.ExpectErrorAsync("SERVICE_UNAVAILABLE");
        await client.ExpectAsync("tts", "stop");
        peer.Behaviour = Behaviour.Answers;
        server.Recognition.Hears("what time is it");
        await SpeakAsync(client);
        await client.ExpectAsync("tts", "sentence_start");
        Assert.IsNotEmpty(await client.ExpectAudioAsync());
    }

    private static async Task SpeakAsync(VoiceClient client)
    {
        await client.SendAsync(Start);
        for (var i = 0; i < 10; i++) await client.SendAsync(Tones.Bytes(Tones.Of(16_000, 960)), WebSocketMessageType.Binary);
        await client.SendAsync(Stop);
    }

    private static IConfiguration Settings(string name, string value) =>
        new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create(name, (string?)value)]).Build();
}
