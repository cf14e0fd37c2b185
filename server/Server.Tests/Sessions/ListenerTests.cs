using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Audio;
using Server.Protocol;
using Server.Sessions;
using Server.Speech;

namespace Server.Tests.Sessions;

/// <summary>A recogniser that does not keep up holds the receive loop back, but not for ever.</summary>
[TestClass]
public sealed class ListenerTests
{
    private static readonly AudioFormat Uplink = new(AudioCodec.Pcm, 16_000, 1, 60);
    private static readonly Vocabulary Nothing = new("", []);
    private static readonly byte[] Frame = new byte[1920];

    [TestMethod]
    public async Task A_recogniser_that_takes_nothing_costs_the_utterance_after_two_seconds()
    {
        var time = new ManualTime();
        await using var listener = new Listener(Uplink, new StuckRecognizer(), new SessionOptions(), time);
        await listener.StartAsync(ListenMode.Manual, Nothing, default);
        var heard = listener.TakeAsync(Frame).AsTask();
        time.Advance(TimeSpan.FromSeconds(1.9));
        Assert.IsFalse(heard.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(0.2));
        Assert.AreEqual(Heard.Overloaded, await heard);
    }

    [TestMethod]
    public async Task What_follows_in_the_lost_utterance_is_passed_over_and_the_next_is_heard()
    {
        var time = new ManualTime();
        var recognizer = new StuckRecognizer();
        await using var listener = new Listener(Uplink, recognizer, new SessionOptions(), time);
        await listener.StartAsync(ListenMode.Manual, Nothing, default);
        var lost = listener.TakeAsync(Frame).AsTask();
        time.Advance(TimeSpan.FromSeconds(2));
        await lost;
        Assert.AreEqual(Heard.Nothing, await listener.TakeAsync(Frame));
        Assert.IsTrue(listener.Stop());
        Assert.IsFalse((await listener.FinishAsync(CancellationToken.None)).HeardSpeech);
        Assert.AreEqual(1, recognizer.Cancelled, "What it held of the recogniser was given back.");

        recognizer.IsStuck = false;
        await listener.StartAsync(ListenMode.Manual, Nothing, default);
        Assert.AreEqual(Heard.Nothing, await listener.TakeAsync(Frame));
        Assert.IsTrue(listener.Stop());
        Assert.IsTrue((await listener.FinishAsync(CancellationToken.None)).HeardSpeech);
    }

    private sealed class StuckRecognizer : ISpeechRecognizer
    {
        public bool IsStuck { get; set; } = true;

        public int Cancelled { get; private set; }

        public ValueTask SetVocabularyAsync(Vocabulary vocabulary, CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public ValueTask StartAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public ValueTask WriteAsync(ReadOnlyMemory<short> samples, CancellationToken cancellationToken) =>
            IsStuck ? new ValueTask(Task.Delay(Timeout.Infinite, cancellationToken)) : ValueTask.CompletedTask;

        public ValueTask CancelAsync(CancellationToken cancellationToken)
        {
            Cancelled++;
            return ValueTask.CompletedTask;
        }

        public ValueTask<Transcript> FinishAsync(CancellationToken cancellationToken) =>
            ValueTask.FromResult(new Transcript("thank you", 1, HeardSpeech: true));

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
