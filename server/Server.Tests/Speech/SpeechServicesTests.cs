using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Providers.Fixed;
using Providers.Flite;
using Providers.PocketSphinx;
using Server.Speech;
using Server.Tests.Audio;

namespace Server.Tests.Speech;

[TestClass]
public sealed class SpeechServicesTests
{
    [TestMethod]
    public void Without_settings_speech_is_offline()
    {
        using ServiceProvider services = Build([]);

        Assert.IsInstanceOfType<PocketSphinxSpeechToText>(services.GetRequiredService<ISpeechToText>());
        Assert.IsInstanceOfType<CachingTextToSpeech>(services.GetRequiredService<ITextToSpeech>());
    }

    [TestMethod]
    public async Task The_fixed_engines_answer_at_once_what_they_were_told()
    {
        using ServiceProvider services = Build(new()
        {
            ["Speech:Recognition"] = "fixed",
            ["Speech:Synthesis"] = "fixed",
            ["Speech:Fixed:Sentence"] = "open the window",
            ["Speech:Fixed:ToneMilliseconds"] = "250",
        });
        await using ISpeechRecognizer recognizer = services.GetRequiredService<ISpeechToText>().CreateRecognizer();

        Transcript heard = await SpeechEngines.HearAsync(recognizer, Signal.Silence(100));
        short[] said = await SpeechEngines.SayAsync(services.GetRequiredService<ITextToSpeech>(), "anything");

        Assert.AreEqual(new Transcript("open the window", 1, HeardSpeech: true), heard);
        Assert.AreEqual(Transcript.Nothing, await SpeechEngines.HearAsync(recognizer, []));
        Assert.HasCount(4000, said);
        Assert.IsGreaterThan(40, Signal.ToneToNoiseDecibels(said, 440, 16_000));
    }

    [TestMethod]
    [DataRow("Speech:Recognition", "pocketsphinx, openai, wyoming, fixed")]
    [DataRow("Speech:Synthesis", "flite, openai, wyoming, fixed")]
    public void An_unknown_engine_is_an_error_that_names_the_known_ones(string setting, string known)
    {
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => Build(new() { [setting] = "hal" }));

        Assert.Contains(setting, error.Message);
        Assert.Contains(known, error.Message);
    }

    [TestMethod]
    public async Task Another_engine_hears_what_one_elsewhere_cannot()
    {
        using ServiceProvider services = Build(new()
        {
            ["Speech:Recognition"] = "wyoming",
            ["Speech:Wyoming:Recognition:Address"] = "127.0.0.1:1", // Nobody listens there.
            ["Speech:FallbackRecognition"] = "fixed",
        });
        await using ISpeechRecognizer recognizer = services.GetRequiredService<ISpeechToText>().CreateRecognizer();

        Assert.AreEqual("turn on the light", (await SpeechEngines.HearAsync(recognizer, Signal.Silence(100))).Text);
        Assert.AreEqual(Transcript.Nothing, await SpeechEngines.HearAsync(recognizer, []));
        Assert.HasCount(1, services.GetServices<ISpeechToText>());
    }

    [TestMethod]
    public void A_missing_model_is_an_error_that_names_the_package()
    {
        using ServiceProvider services = Build(new() { ["Speech:PocketSphinx:ModelFolder"] = "/nowhere" });

        var error = Assert.ThrowsExactly<FileNotFoundException>(() => services.GetRequiredService<ISpeechToText>());

        Assert.Contains("pocketsphinx-en-us", error.Message);
    }

    [TestMethod]
    public void A_pronunciation_of_unknown_phones_is_an_error_that_names_the_word()
    {
        using ServiceProvider services = Build(new() { ["Speech:PocketSphinx:Pronunciations:ikea"] = "AY KAY" });

        Assert.Contains("ikea", Assert.ThrowsExactly<ArgumentException>(() => services.GetRequiredService<ISpeechToText>()).Message);
    }

    private static ServiceProvider Build(Dictionary<string, string?> settings)
        => new ServiceCollection()
            .AddLogging()
            .AddSpeech(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .BuildServiceProvider();
}
