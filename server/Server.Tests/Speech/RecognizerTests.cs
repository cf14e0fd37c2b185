using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Providers.PocketSphinx;
using Server.Speech;
using Server.Tests.Audio;

namespace Server.Tests.Speech;

[TestClass]
[DoNotParallelize] // One test looks at the memory of the whole process.
public sealed class RecognizerTests
{
    private static readonly string[] Names = ["cards/001.wav", "cards/002.wav", "cards/003.wav", "cards/004.wav", "cards/005.wav"];

    [TestMethod]
    public async Task Twenty_utterances_give_the_same_results_in_every_round_and_take_no_more_memory()
    {
        await using ISpeechRecognizer recognizer = SpeechEngines.Recognition.CreateRecognizer();
        await recognizer.SetVocabularyAsync(SpeechEngines.Cards, CancellationToken.None);
        string[] second = [];
        long resident = 0;
        for (int round = 0; round < 4; round++)
        {
            string[] texts = await HearAllAsync(recognizer);
            if (round == 1)
            {
                second = texts;
                resident = Environment.WorkingSet;
            }
            if (round > 1)
                CollectionAssert.AreEqual(second, texts);
        }

        Assert.IsLessThan(16L << 20, Environment.WorkingSet - resident);
    }

    [TestMethod]
    public async Task Two_devices_at_once_get_what_they_would_get_alone()
    {
        Transcript[] alone = await HearAllAsync();

        Transcript[][] together = await Task.WhenAll(Task.Run(HearAllAsync), Task.Run(HearAllAsync));

        CollectionAssert.AreEqual(alone, together[0]);
        CollectionAssert.AreEqual(alone, together[1]);
    }

    [TestMethod]
    public async Task Start_drops_an_unfinished_utterance()
    {
        await using ISpeechRecognizer recognizer = SpeechEngines.Recognition.CreateRecognizer();
        await recognizer.SetVocabularyAsync(SpeechEngines.Cards, CancellationToken.None);
        await SpeechEngines.HearAsync(recognizer, Recordings.Load("cards/002.wav"));
        await recognizer.StartAsync(CancellationToken.None);
        await recognizer.WriteAsync(Recordings.Load("cards/005.wav"), CancellationToken.None);

        Transcript heard = await SpeechEngines.HearAsync(recognizer, Recordings.Load("cards/003.wav"));

        Assert.AreEqual("seven of clubs", heard.Text);
    }

    [TestMethod]
    public async Task A_disposed_recognizer_gives_back_what_it_holds()
    {
        using var engine = new PocketSphinxSpeechToText(
            new PocketSphinxOptions(), TimeProvider.System, NullLogger<PocketSphinxSpeechToText>.Instance);
        ISpeechRecognizer gone = engine.CreateRecognizer();
        await gone.SetVocabularyAsync(SpeechEngines.Cards, CancellationToken.None);
        await SpeechEngines.HearAsync(gone, Recordings.Load("cards/001.wav"));
        await gone.StartAsync(CancellationToken.None);
        await gone.WriteAsync(Recordings.Load("cards/001.wav"), CancellationToken.None);
        await gone.DisposeAsync();

        Assert.AreEqual(0, engine.Searches.Lent);
    }

    [TestMethod]
    public async Task A_failure_reaches_whoever_waits_in_every_utterance_that_fails()
    {
        var engine = new PocketSphinxSpeechToText(
            new PocketSphinxOptions(), TimeProvider.System, NullLogger<PocketSphinxSpeechToText>.Instance);
        await using ISpeechRecognizer recognizer = engine.CreateRecognizer();
        await recognizer.SetVocabularyAsync(SpeechEngines.Cards, CancellationToken.None);
        engine.Dispose();

        await Assert.ThrowsAsync<InvalidOperationException>(() => SpeechEngines.HearAsync(recognizer, Recordings.Load("cards/001.wav")));
        await Assert.ThrowsAsync<InvalidOperationException>(() => SpeechEngines.HearAsync(recognizer, Recordings.Load("cards/001.wav")));
    }

    private static async Task<Transcript[]> HearAllAsync()
    {
        await using ISpeechRecognizer recognizer = SpeechEngines.Recognition.CreateRecognizer();
        await recognizer.SetVocabularyAsync(SpeechEngines.Cards, CancellationToken.None);
        var heard = new List<Transcript>();
        foreach (string name in Names)
            heard.Add(await SpeechEngines.HearAsync(recognizer, Recordings.Load(name)));
        return [.. heard];
    }

    private static async Task<string[]> HearAllAsync(ISpeechRecognizer recognizer)
    {
        var texts = new List<string>();
        foreach (string name in Names)
            texts.Add((await SpeechEngines.HearAsync(recognizer, Recordings.Load(name))).Text);
        return [.. texts];
    }
}
