using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Speech;

namespace Server.Tests.Speech.Contract;

/// <summary>What sessions rely on, whatever engine listens.</summary>
public abstract class RecognizerContract
{
    private const int FrameSamples = 960;

    private static readonly Lazy<Task<Spoken[]>> LazyRecordings = new(async () =>
    [
        await SayAsync("turn on the kitchen light"),
        await SayAsync("open the garage door"),
    ]);

    [TestMethod]
    public async Task What_was_said_is_understood()
    {
        await using var bench = await OpenAsync();
        await using var recognizer = await ListenAsync(bench);
        var heard = await HearAsync(recognizer, bench.One);
        Assert.AreEqual(bench.One.Text, heard.Text);
        Assert.IsTrue(heard.HeardSpeech);
        Assert.IsInRange(0.01, 1, heard.Confidence);
    }

    [TestMethod]
    public async Task Samples_may_be_overwritten_as_soon_as_they_were_taken()
    {
        await using var bench = await OpenAsync();
        await using var recognizer = await ListenAsync(bench);
        await recognizer.StartAsync(CancellationToken.None);
        var frame = new short[FrameSamples];
        foreach (var samples in bench.One.Samples.Chunk(FrameSamples))
        {
            samples.CopyTo(frame, 0);
            await recognizer.WriteAsync(frame.AsMemory(0, samples.Length), CancellationToken.None);
            Array.Fill(frame, short.MaxValue);
        }

        Assert.AreEqual(bench.One.Text, (await recognizer.FinishAsync(CancellationToken.None)).Text);
    }

    [TestMethod]
    public async Task An_utterance_without_a_sample_is_nothing()
    {
        await using var bench = await OpenAsync();
        await using var recognizer = await ListenAsync(bench);
        Assert.AreEqual(Transcript.Nothing, await HearAsync(recognizer, new Spoken([], "")));
    }

    [TestMethod]
    public async Task Start_drops_what_is_left_of_an_unfinished_utterance()
    {
        await using var bench = await OpenAsync();
        await using var recognizer = await ListenAsync(bench);
        await recognizer.StartAsync(CancellationToken.None);
        await recognizer.WriteAsync(bench.Other.Samples, CancellationToken.None);
        Assert.AreEqual(bench.One.Text, (await HearAsync(recognizer, bench.One)).Text);
    }

    [TestMethod]
    public async Task Cancel_drops_the_utterance_and_the_next_is_understood()
    {
        await using var bench = await OpenAsync();
        await using var recognizer = await ListenAsync(bench);
        await recognizer.StartAsync(CancellationToken.None);
        await recognizer.WriteAsync(bench.Other.Samples, CancellationToken.None);
        await recognizer.CancelAsync(CancellationToken.None);
        await recognizer.CancelAsync(CancellationToken.None);
        Assert.AreEqual(bench.One.Text, (await HearAsync(recognizer, bench.One)).Text);
    }

    [TestMethod]
    public async Task The_next_utterance_may_begin_while_the_last_is_recognised()
    {
        await using var bench = await OpenAsync();
        await using var recognizer = await ListenAsync(bench);
        await WriteAsync(recognizer, bench.One);
        var first = recognizer.FinishAsync(CancellationToken.None).AsTask();
        await WriteAsync(recognizer, bench.Other);
        var second = recognizer.FinishAsync(CancellationToken.None).AsTask();
        Assert.AreEqual(bench.One.Text, (await first).Text);
        Assert.AreEqual(bench.Other.Text, (await second).Text);
    }

    [TestMethod]
    public async Task Devices_that_speak_at_once_are_each_understood()
    {
        await using var bench = await OpenAsync();
        var heard = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(async () =>
        {
            await using var recognizer = await ListenAsync(bench);
            return (await HearAsync(recognizer, i % 2 == 0 ? bench.One : bench.Other)).Text;
        })));
        CollectionAssert.AreEqual(Enumerable.Range(0, 6).Select(i => i % 2 == 0 ? bench.One.Text : bench.Other.Text).ToArray(), heard);
    }

    [TestMethod]
    public async Task A_device_may_go_in_the_middle_of_an_utterance()
    {
        await using var bench = await OpenAsync();
        var recognizer = await ListenAsync(bench);
        await recognizer.StartAsync(CancellationToken.None);
        await recognizer.WriteAsync(bench.One.Samples, CancellationToken.None);
        await recognizer.DisposeAsync().AsTask().WaitAsync(LoopbackPeer.Patience);
    }

    [TestMethod]
    public async Task Nobody_waits_for_a_transcript_that_nobody_wants()
    {
        await using var bench = await OpenAsync();
        await using var recognizer = await ListenAsync(bench);
        await WriteAsync(recognizer, bench.One);
        await Assert.ThrowsAsync<OperationCanceledException>(() => recognizer.FinishAsync(new CancellationToken(canceled: true)).AsTask());
        Assert.AreEqual(bench.Other.Text, (await HearAsync(recognizer, bench.Other)).Text);
    }

    private protected abstract Task<RecognizerBench> OpenAsync();

    private protected static async Task<ISpeechRecognizer> ListenAsync(RecognizerBench bench)
    {
        var recognizer = bench.Engine.CreateRecognizer();
        await recognizer.SetVocabularyAsync(SpeechEngines.House, CancellationToken.None);
        return recognizer;
    }

    private protected static async Task WriteAsync(ISpeechRecognizer recognizer, Spoken spoken)
    {
        await recognizer.StartAsync(CancellationToken.None);
        foreach (var frame in spoken.Samples.Chunk(FrameSamples)) await recognizer.WriteAsync(frame, CancellationToken.None);
    }

    private protected static async Task<Transcript> HearAsync(ISpeechRecognizer recognizer, Spoken spoken)
    {
        await WriteAsync(recognizer, spoken);
        return await recognizer.FinishAsync(CancellationToken.None).AsTask().WaitAsync(LoopbackPeer.Patience);
    }

    private protected static Task<Spoken[]> RecordingsAsync() => LazyRecordings.Value;

    private static async Task<Spoken> SayAsync(string text) => new(await SpeechEngines.SayAsync(SpeechEngines.Man, text), text);
}

/// <summary>An engine and two recordings that it understands.</summary>
internal class RecognizerBench(ISpeechToText engine, Spoken one, Spoken other) : IAsyncDisposable
{
    public ISpeechToText Engine => engine;

    public Spoken One => one;

    public Spoken Other => other;

    public virtual ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
