using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Audio;
using Server.Tests.Speech;

namespace Server.Tests.Audio;

[TestClass]
public sealed class EndpointerTests
{
    [TestMethod]
    public void Silence_is_no_speech() => AssertNoSpeech(Signal.Silence(5000));

    [TestMethod]
    [DataRow(-60)]
    [DataRow(-40)]
    [DataRow(-20)]
    public void Noise_of_any_level_is_no_speech(double dbfs) => AssertNoSpeech(Signal.PinkNoise(10_000, dbfs));

    [TestMethod]
    public void Hum_is_no_speech() => AssertNoSpeech(Signal.Hum(5000));

    [TestMethod]
    public void Knocks_are_no_speech()
    {
        short[] room = Signal.PinkNoise(5000, -60);
        for (int start = 8000; start < room.Length - 1000; start += 16_000)
            Signal.PinkNoise(40, -15).CopyTo(room, start);

        AssertNoSpeech(room);
    }

    [TestMethod]
    [DataRow(30)]
    [DataRow(10)]
    public void A_sentence_starts_and_ends_once(double signalToNoise)
    {
        short[] sentence = Signal.InNoise(Recordings.Load("goforward.raw"), signalToNoise);
        var endpointer = new Endpointer();

        (EndpointEvent Event, int Milliseconds)[] events = Feed(endpointer, [.. sentence, .. sentence[..8000], .. sentence[..8000]]);

        CollectionAssert.AreEqual(
            new[] { EndpointEvent.SpeechStarted, EndpointEvent.SpeechEnded }, events.Select(e => e.Event).ToArray());
        Assert.IsInRange(500, 1400, events[0].Milliseconds);
        Assert.IsInRange(2800, 4600, events[1].Milliseconds);
    }

    [TestMethod]
    public void Somebody_who_speaks_at_once_is_heard()
    {
        short[] recording = Recordings.Load("cards/001.wav");
        int voice = Array.FindIndex(recording, sample => Math.Abs((int)sample) > 2000);
        var endpointer = new Endpointer();

        Feed(endpointer, [.. recording[voice..], .. Signal.PinkNoise(300, -60)]);

        Assert.IsTrue(endpointer.HasHeardSpeech);
    }

    [TestMethod]
    public void The_end_comes_after_700_milliseconds_of_silence()
    {
        short[] word = Signal.Mix(Signal.PinkNoise(600, -20), Signal.Sine(700, 600));
        var endpointer = new Endpointer();

        (EndpointEvent Event, int Milliseconds)[] events = Feed(
            endpointer, [.. Signal.PinkNoise(1000, -60), .. word, .. Signal.PinkNoise(2000, -60)]);

        Assert.AreEqual(EndpointEvent.SpeechEnded, events[^1].Event);
        Assert.IsInRange(1600 + 700, 1600 + 720, events[^1].Milliseconds); // A frame may hold the last of the word.
    }

    [TestMethod]
    public void A_pause_within_a_sentence_does_not_end_it()
    {
        short[] word = Signal.Mix(Signal.PinkNoise(400, -20), Signal.Sine(700, 400));
        short[] pause = Signal.PinkNoise(600, -60);
        var endpointer = new Endpointer();

        (EndpointEvent Event, int)[] events = Feed(endpointer, [.. pause, .. word, .. pause, .. word, .. pause]);

        Assert.AreEqual(EndpointEvent.SpeechStarted, events.Single().Event);
        Assert.IsTrue(endpointer.IsSpeaking);
    }

    [TestMethod]
    public void Speech_without_end_is_cut()
    {
        short[] babble = [.. Enumerable.Range(0, 40).SelectMany(i => Signal.PinkNoise(200 + 20 * (i % 7), i % 2 == 0 ? -20 : -45, i))];
        var endpointer = new Endpointer(new EndpointerOptions { MaxUtteranceMilliseconds = 3000 });

        (EndpointEvent Event, int Milliseconds)[] events = Feed(endpointer, babble);

        Assert.AreEqual(EndpointEvent.SpeechEnded, events[1].Event);
        Assert.AreEqual(3000, events[1].Milliseconds - events[0].Milliseconds);
    }

    [TestMethod]
    public void The_size_of_the_pieces_does_not_matter()
    {
        short[] sentence = Signal.InNoise(Recordings.Load("goforward.raw"), 20);
        var whole = new Endpointer();
        var pieces = new Endpointer();
        whole.Write(sentence);

        foreach (short[] piece in sentence.Chunk(37))
            pieces.Write(piece);

        Assert.IsTrue(whole.HasHeardSpeech);
        Assert.AreEqual((whole.HasHeardSpeech, whole.IsSpeaking), (pieces.HasHeardSpeech, pieces.IsSpeaking));
    }

    private static void AssertNoSpeech(short[] samples)
    {
        var endpointer = new Endpointer();
        Assert.IsEmpty(Feed(endpointer, samples));
        Assert.IsFalse(endpointer.HasHeardSpeech);
    }

    private static (EndpointEvent Event, int Milliseconds)[] Feed(Endpointer endpointer, short[] samples)
        => [.. samples.Chunk(320).Select((chunk, i) => (endpointer.Write(chunk), 20 * (i + 1))).Where(e => e.Item1 != EndpointEvent.None)];
}
