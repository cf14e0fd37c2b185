using System.Runtime.CompilerServices;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Speech;

namespace Server.Tests.Speech;

[TestClass]
public sealed class CachingTextToSpeechTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [TestMethod]
    public async Task A_sentence_is_made_once_and_sounds_the_same_again()
    {
        var engine = new CountingEngine();
        using var speech = new CachingTextToSpeech(engine, TimeProvider.System);
        var first = await SayAsync(speech, "The lamp is on.");
        var second = await SayAsync(speech, "The lamp is on.");
        CollectionAssert.AreEqual(first, second);
        Assert.HasCount(3 * CountingEngine.ChunkSamples, first);
        Assert.AreEqual(1, engine.Asked);
    }

    [TestMethod]
    public async Task What_another_voice_says_is_another_sound()
    {
        var engine = new CountingEngine();
        using var speech = new CachingTextToSpeech(engine, TimeProvider.System);
        foreach (var voice in new[] { "one", "other", "one" }) await SayAsync(speech, "The lamp is on.", voice);
        Assert.AreEqual("one, other", string.Join(", ", engine.AskedVoices));
    }

    [TestMethod]
    public async Task Who_asks_while_it_is_made_gets_what_is_there_and_the_rest_as_it_comes()
    {
        var engine = new CountingEngine { Gate = new TaskCompletionSource() };
        using var speech = new CachingTextToSpeech(engine, TimeProvider.System);
        await using var one = speech.SynthesizeAsync("Hello.", null, CancellationToken.None).GetAsyncEnumerator();
        await using var other = speech.SynthesizeAsync("Hello.", null, CancellationToken.None).GetAsyncEnumerator();
        Assert.IsTrue(await one.MoveNextAsync().AsTask().WaitAsync(Patience));
        Assert.IsTrue(await other.MoveNextAsync().AsTask().WaitAsync(Patience));
        engine.Gate.SetResult();
        Assert.IsTrue(await other.MoveNextAsync().AsTask().WaitAsync(Patience));
        Assert.AreEqual(1, engine.Asked);
    }

    [TestMethod]
    public async Task Who_leaves_early_takes_nothing_from_the_next()
    {
        var engine = new CountingEngine { Gate = new TaskCompletionSource() };
        using var speech = new CachingTextToSpeech(engine, TimeProvider.System);
        using var leaving = new CancellationTokenSource();
        await using (var left = speech.SynthesizeAsync("Hello.", null, leaving.Token).GetAsyncEnumerator(leaving.Token))
        {
            Assert.IsTrue(await left.MoveNextAsync().AsTask().WaitAsync(Patience));
            await leaving.CancelAsync();
        }

        engine.Gate.SetResult();
        Assert.HasCount(3 * CountingEngine.ChunkSamples, await SayAsync(speech, "Hello."));
        Assert.AreEqual(1, engine.Asked);
    }

    [TestMethod]
    public async Task A_failure_is_told_and_not_kept()
    {
        var engine = new CountingEngine { Failure = new InvalidOperationException("broken") };
        using var speech = new CachingTextToSpeech(engine, TimeProvider.System);
        await Assert.ThrowsExactlyAsync<InvalidOperationException>(() => SayAsync(speech, "Hello."));
        engine.Failure = null;
        await speech.SettledAsync();
        Assert.HasCount(3 * CountingEngine.ChunkSamples, await SayAsync(speech, "Hello."));
    }

    [TestMethod]
    public async Task What_was_not_heard_for_longest_gives_way()
    {
        var engine = new CountingEngine();
        using var speech = new CachingTextToSpeech(engine, TimeProvider.System, capacity: 7 * CountingEngine.ChunkSamples);
        foreach (var sentence in new[] { "One.", "Two.", "One.", "Three." })
        {
            await SayAsync(speech, sentence);
            await speech.SettledAsync();
        }

        await SayAsync(speech, "One.");
        Assert.AreEqual(3, engine.Asked);
        await SayAsync(speech, "Two.");
        Assert.AreEqual(4, engine.Asked);
    }

    private static async Task<short[]> SayAsync(CachingTextToSpeech speech, string sentence, string? voice = null)
    {
        var samples = new List<short>();
        using var patience = new CancellationTokenSource(Patience);
        await foreach (var chunk in speech.SynthesizeAsync(sentence, voice, patience.Token)) samples.AddRange(chunk.ToArray());
        return [.. samples];
    }

    /// <summary>Speaks every sentence as three chunks; with a gate, the second waits for it.</summary>
    private sealed class CountingEngine : ITextToSpeech
    {
        public const int ChunkSamples = 100;
        private int _asked;

        public int Asked => Volatile.Read(ref _asked);

        public List<string?> AskedVoices { get; } = [];

        public TaskCompletionSource? Gate { get; init; }

        public Exception? Failure { get; set; }

        public int SampleRateHz => 16_000;

        public IReadOnlyList<Voice> Voices { get; } = [new("one", "en-US"), new("other", "en-US")];

        public async IAsyncEnumerable<ReadOnlyMemory<short>> SynthesizeAsync(
            string sentence, string? voice, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _asked);
            lock (AskedVoices) AskedVoices.Add(voice);
            for (short i = 0; i < 3; i++)
            {
                if (Failure is { } failure) throw failure;
                if (i == 1 && Gate is not null) await Gate.Task.WaitAsync(cancellationToken);
                var chunk = new short[ChunkSamples];
                Array.Fill(chunk, i);
                yield return chunk;
            }
        }
    }
}
