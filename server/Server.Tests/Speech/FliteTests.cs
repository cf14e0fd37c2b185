using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Providers.Flite;
using Server.Tests.Audio;

namespace Server.Tests.Speech;

[TestClass]
public sealed class FliteTests
{
    [TestMethod]
    public async Task A_sentence_becomes_sound_of_its_length()
    {
        short[] sound = await SpeechEngines.SayAsync(SpeechEngines.Woman, "The light in the kitchen is on now.");

        Assert.IsInRange(1.5 * 16_000, 3.5 * 16_000, sound.Length);
        Assert.IsGreaterThan(500, Signal.RootMeanSquare(sound));
    }

    [TestMethod]
    public async Task The_first_samples_come_long_before_the_last()
    {
        await using IAsyncEnumerator<ReadOnlyMemory<short>> chunks = SpeechEngines.Woman
            .SynthesizeAsync("The first samples of a long sentence come long before the last ones do.", null, CancellationToken.None)
            .GetAsyncEnumerator();

        Assert.IsTrue(await chunks.MoveNextAsync());

        Assert.IsInRange(960, 1600, chunks.Current.Length);
    }

    [TestMethod]
    public async Task Two_sentences_at_once_do_not_disturb_each_other()
    {
        string[] sentences = ["One is short.", "The other one is quite a bit longer than the first one."];
        int[] alone = await Task.WhenAll(sentences.Select(LengthAsync));

        int[] together = await Task.WhenAll(Enumerable.Repeat(sentences, 4).SelectMany(pair => pair).Select(s => Task.Run(() => LengthAsync(s))));

        CollectionAssert.AreEqual(Enumerable.Repeat(alone, 4).SelectMany(pair => pair).ToArray(), together);
    }

    [TestMethod]
    public async Task Who_stops_listening_gets_no_more()
    {
        using var cancellation = new CancellationTokenSource();
        int chunks = 0;

        await Assert.ThrowsAsync<OperationCanceledException>(async () =>
        {
            await foreach (ReadOnlyMemory<short> _ in SpeechEngines.Woman.SynthesizeAsync("This is cut off after its first word.", null, cancellation.Token))
            {
                chunks++;
                await cancellation.CancelAsync();
            }
        });

        Assert.AreEqual(1, chunks);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow(" \t\n")]
    [DataRow("...!?")]
    [DataRow("你好")]
    public async Task What_cannot_be_said_is_silent(string sentence)
        => Assert.IsEmpty(await SpeechEngines.SayAsync(SpeechEngines.Woman, sentence));

    [TestMethod]
    public void An_unknown_voice_in_the_settings_is_an_error_that_names_the_known_ones()
        => Assert.Contains("slt, rms", Assert.ThrowsExactly<ArgumentException>(
            () => new FliteTextToSpeech(new FliteOptions { Voice = "hal" }, NullLogger<FliteTextToSpeech>.Instance)).Message);

    [TestMethod]
    public void The_voice_of_the_settings_is_the_first_of_those_that_are_installed()
    {
        Assert.AreEqual("rms", SpeechEngines.Man.Voices[0].Name);
        Assert.IsTrue(SpeechEngines.Man.Voices.Any(voice => voice.Name == "slt"));
    }

    [TestMethod]
    public async Task A_sentence_is_spoken_by_the_voice_that_it_names()
    {
        // Each voice takes a time of its own; the samples have a little chance in them.
        int man = (await SpeechEngines.SayAsync(SpeechEngines.Man, "Hello.")).Length;

        Assert.HasCount(man, await SpeechEngines.SayAsync(SpeechEngines.Woman, "Hello.", "RMS"));
        Assert.AreNotEqual(man, (await SpeechEngines.SayAsync(SpeechEngines.Woman, "Hello.")).Length);
    }

    private static async Task<int> LengthAsync(string sentence) => (await SpeechEngines.SayAsync(SpeechEngines.Woman, sentence)).Length;
}
