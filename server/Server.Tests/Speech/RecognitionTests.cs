using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Speech;
using Server.Tests.Audio;

namespace Server.Tests.Speech;

[TestClass]
public sealed class RecognitionTests
{
    [TestMethod]
    public async Task A_real_person_moves_a_robot()
        => Assert.AreEqual("go forward ten meters", (await SpeechEngines.HearAsync(SpeechEngines.Robot, Recordings.Load("goforward.raw"))).Text);

    [TestMethod]
    public async Task A_real_person_says_digits()
        => Assert.AreEqual("two nine three four zero", (await SpeechEngines.HearAsync(SpeechEngines.Digits, Recordings.Load("tidigits/dhd.2934z.raw"))).Text);

    [TestMethod]
    [DataRow("cards/001.wav", "ten of clubs")]
    [DataRow("cards/002.wav", "four queen of clubs")]
    [DataRow("cards/003.wav", "seven of clubs")]
    [DataRow("cards/004.wav", "five five")]
    [DataRow("cards/005.wav", "eight of spades four of clubs seven of hearts")]
    public async Task A_real_person_names_cards(string recording, string said)
        => Assert.AreEqual(said, (await SpeechEngines.HearAsync(SpeechEngines.Cards, Recordings.Load(recording))).Text);

    [TestMethod]
    public async Task The_second_utterance_of_a_device_is_understood_while_it_streams()
    {
        await using ISpeechRecognizer recognizer = SpeechEngines.Recognition.CreateRecognizer();
        await recognizer.SetVocabularyAsync(SpeechEngines.Cards, CancellationToken.None);
        await SpeechEngines.HearAsync(recognizer, Recordings.Load("cards/002.wav"));

        Transcript second = await SpeechEngines.HearAsync(recognizer, Recordings.Load("cards/005.wav"));

        Assert.AreEqual("eight of spades four of clubs seven of hearts", second.Text);
    }

    [TestMethod]
    [DataRow("turn on the kitchen light")]
    [DataRow("set the fan to fifty percent")]
    [DataRow("close the garage door")]
    [DataRow("what is the temperature in the kitchen")]
    public async Task A_command_is_understood_in_a_quiet_room_and_in_a_noisy_one(string command)
    {
        short[] said = await SpeechEngines.SayAsync(SpeechEngines.Man, command);

        Transcript quiet = await SpeechEngines.HearAsync(SpeechEngines.House, Signal.InNoise(said, 40));
        Transcript noisy = await SpeechEngines.HearAsync(SpeechEngines.House, Signal.InNoise(said, 15));

        Assert.AreEqual(command, quiet.Text);
        // An article may go under in the noise; the command is the same.
        Assert.AreEqual(WithoutArticles(command), WithoutArticles(noisy.Text));
        Assert.IsTrue(quiet.HeardSpeech);
        Assert.IsInRange(0.5, 1.0, quiet.Confidence);
    }

    private static string WithoutArticles(string text) => text.Replace("the ", "", StringComparison.Ordinal);

    [TestMethod]
    [DataRow(1000, 1000)]
    [DataRow(2500, 300)]
    [DataRow(2500, 2000)]
    [DataRow(6000, 6000)]
    public async Task Digital_silence_around_a_command_does_not_hurt(int before, int behind)
    {
        short[] said = await SpeechEngines.SayAsync(SpeechEngines.Woman, "turn off the heater");

        Transcript heard = await SpeechEngines.HearAsync(
            SpeechEngines.House, [.. Signal.Silence(before), .. said, .. Signal.Silence(behind)]);

        Assert.AreEqual("turn off the heater", heard.Text);
    }

    [TestMethod]
    public async Task The_faint_noise_that_a_codec_makes_of_silence_does_not_hurt()
    {
        short[] said = await SpeechEngines.SayAsync(SpeechEngines.Woman, "turn off the heater");
        var random = new Random(1);
        short[] faint = [.. Signal.Silence(2500).Select(_ => (short)(random.Next(-1, 2) * random.Next(1, 4)))];

        Transcript heard = await SpeechEngines.HearAsync(SpeechEngines.House, [.. faint, .. Signal.Silence(300), .. said, .. Signal.Silence(500), .. faint]);

        Assert.AreEqual("turn off the heater", heard.Text);
    }

    [TestMethod]
    public async Task A_name_that_no_dictionary_has_is_understood()
    {
        short[] said = await SpeechEngines.SayAsync(SpeechEngines.Man, "turn on the flurbonator");

        Transcript heard = await SpeechEngines.HearAsync(
            SpeechEngines.Grammar("turn (on | off) the (light | flurbonator)"), Signal.InNoise(said, 40));

        Assert.AreEqual("turn on the flurbonator", heard.Text);
    }

    [TestMethod]
    public async Task A_name_in_another_script_leaves_the_rest_of_the_house_usable()
    {
        short[] said = await SpeechEngines.SayAsync(SpeechEngines.Man, "turn on the light");

        Transcript heard = await SpeechEngines.HearAsync(
            SpeechEngines.Grammar("turn (on | off) the (light | 客厅灯)"), Signal.InNoise(said, 40));

        Assert.AreEqual("turn on the light", heard.Text);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("no grammar at all")]
    [DataRow("#JSGF V1.0; grammar test; public <command> = 开灯;")]
    [DataRow("#JSGF V1.0; grammar test; public <command> = turn (on;")]
    [DataRow("#JSGF V1.0; grammar test; public <command> = turn <missing>;")]
    public async Task A_vocabulary_that_is_no_grammar_understands_nothing_and_hears_speech(string jsgf)
    {
        Transcript heard = await SpeechEngines.HearAsync(new Vocabulary(jsgf, []), Recordings.Load("goforward.raw"));

        Assert.AreEqual(Transcript.NotUnderstood, heard);
    }

    [TestMethod]
    public async Task A_new_vocabulary_holds_from_the_next_utterance_on()
    {
        await using ISpeechRecognizer recognizer = SpeechEngines.Recognition.CreateRecognizer();
        await recognizer.SetVocabularyAsync(SpeechEngines.Digits, CancellationToken.None);
        await SpeechEngines.HearAsync(recognizer, Recordings.Load("tidigits/dhd.2934z.raw"));

        await recognizer.SetVocabularyAsync(SpeechEngines.Robot, CancellationToken.None);

        Assert.AreEqual("go forward ten meters", (await SpeechEngines.HearAsync(recognizer, Recordings.Load("goforward.raw"))).Text);
    }
}
