using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Providers.PocketSphinx;
using Server.Speech;
using Server.Tests.Audio;

namespace Server.Tests.Speech;

/// <summary>The recogniser tells what else may have been said.</summary>
[TestClass]
public sealed class AlternativesTests
{
    private static readonly Vocabulary Levels = SpeechEngines.Grammar("set the (volume | speed) to (forty | fourteen | ninety) percent");

    [TestMethod]
    public async Task What_sounds_alike_is_told_in_the_order_of_its_likeness()
    {
        using var engine = new PocketSphinxSpeechToText(
            new PocketSphinxOptions { AlternativesWithin = 5_000 }, TimeProvider.System, NullLogger<PocketSphinxSpeechToText>.Instance);
        await using var recognizer = engine.CreateRecognizer();
        await recognizer.SetVocabularyAsync(Levels, CancellationToken.None);

        var heard = await SpeechEngines.HearAsync(recognizer, await SayAsync("set the volume to forty percent"));

        Assert.AreEqual("set the volume to forty percent", heard.Text);
        Assert.AreEqual("set the volume to fourteen percent", heard.Alternatives[0]);
        Assert.DoesNotContain(heard.Text, heard.Alternatives);
    }

    [TestMethod]
    public async Task What_sounds_unlike_is_none()
    {
        var heard = await SpeechEngines.HearAsync(
            SpeechEngines.Grammar("turn (on | off) the (light | radio)"), await SayAsync("turn off the radio"));

        Assert.AreEqual("turn off the radio", heard.Text);
        Assert.IsEmpty(heard.Alternatives);
    }

    [TestMethod]
    public async Task What_was_refused_has_none() => Assert.IsEmpty(
        (await SpeechEngines.HearAsync(Levels, await SayAsync("my brother is coming over for dinner on sunday"))).Alternatives);

    private static async Task<short[]> SayAsync(string sentence) =>
        Signal.InNoise(await SpeechEngines.SayAsync(SpeechEngines.Man, sentence), 30);
}
