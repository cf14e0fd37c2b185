using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Speech;
using Server.Tests.Audio;

namespace Server.Tests.Speech;

[TestClass]
public sealed class RejectionTests
{
    private static readonly Dictionary<string, Vocabulary> Vocabularies = new()
    {
        ["robot"] = SpeechEngines.Robot,
        ["digits"] = SpeechEngines.Digits,
        ["cards"] = SpeechEngines.Cards,
        ["house"] = SpeechEngines.House,
    };

    [TestMethod]
    [DataRow("robot")]
    [DataRow("digits")]
    [DataRow("cards")]
    [DataRow("house")]
    public async Task What_real_people_read_aloud_is_no_command(string vocabulary)
    {
        foreach (string sentence in new[] { "0870", "0880", "0890", "0920", "0930" })
        {
            Transcript heard = await SpeechEngines.HearAsync(
                Vocabularies[vocabulary], Recordings.Load($"librivox/sense_and_sensibility_01_austen_64kb-{sentence}.wav"));

            Assert.AreEqual(Transcript.NotUnderstood, heard, sentence);
        }
    }

    [TestMethod]
    public async Task A_real_person_who_talks_to_another_machine_is_not_understood()
    {
        Assert.AreEqual(Transcript.NotUnderstood, await SpeechEngines.HearAsync(SpeechEngines.House, Recordings.Load("goforward.raw")));
        Assert.AreEqual(Transcript.NotUnderstood, await SpeechEngines.HearAsync(SpeechEngines.Robot, Recordings.Load("cards/005.wav")));
        Assert.AreEqual(Transcript.NotUnderstood, await SpeechEngines.HearAsync(SpeechEngines.Robot, Recordings.Load("numbers.raw")));
    }

    [TestMethod]
    [DataRow("i turned around and the light was gone")]
    [DataRow("the kitchen table is made of old wood")]
    [DataRow("my brother is coming over for dinner on sunday")]
    [DataRow("there is a fan of that band in the living room")]
    public async Task Talk_about_the_house_is_no_command(string sentence)
    {
        short[] said = await SpeechEngines.SayAsync(SpeechEngines.Man, sentence);

        Assert.AreEqual(Transcript.NotUnderstood, await SpeechEngines.HearAsync(SpeechEngines.House, Signal.InNoise(said, 30)));
    }

    [TestMethod]
    public async Task Silence_is_nothing() => await AssertNothingAsync(Signal.Silence(3000));

    [TestMethod]
    public async Task Pink_noise_is_nothing() => await AssertNothingAsync(Signal.PinkNoise(5000, -30));

    [TestMethod]
    public async Task Hum_is_nothing() => await AssertNothingAsync(Signal.Mix(Signal.Hum(3000), Signal.PinkNoise(3000, -60)));

    [TestMethod]
    public async Task An_utterance_without_samples_is_nothing() => await AssertNothingAsync([]);

    private static async Task AssertNothingAsync(short[] samples)
    {
        foreach (Vocabulary vocabulary in Vocabularies.Values)
            Assert.AreEqual(Transcript.Nothing, await SpeechEngines.HearAsync(vocabulary, samples));
    }
}
