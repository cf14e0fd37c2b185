using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Speech;

namespace Server.Tests.Speech.Contract;

/// <summary>What sessions rely on when the engine is elsewhere and misbehaves.</summary>
public abstract class RemoteSynthesizerContract : SynthesizerContract
{
    private static readonly TimeSpan LongerThanAnybodyWaits = TimeSpan.FromMinutes(1);

    [TestMethod]
    [DataRow(Behaviour.CutsOff)]
    [DataRow(Behaviour.Garbage)]
    [DataRow(Behaviour.WrongForm)]
    [DataRow(Behaviour.Fails)]
    [DataRow(Behaviour.Huge)]
    public async Task A_bad_answer_is_told_and_the_next_sentence_is_said(Behaviour behaviour)
    {
        await using var bench = OpenRemote();
        bench.Peer.Behaviour = behaviour;
        var failure = await Assert.ThrowsExactlyAsync<SpeechUnavailableException>(() => SayAsync(bench, Sentence, null));
        Assert.DoesNotContain(LoopbackPeer.Secret, failure.Message);
        bench.Peer.Behaviour = Behaviour.Answers;
        CollectionAssert.AreEqual(bench.Sound, await SayAsync(bench, Sentence, null));
    }

    [TestMethod]
    public async Task An_engine_that_is_not_there_is_told()
    {
        await using var bench = OpenRemote();
        await bench.Peer.DisposeAsync();
        var failure = await Assert.ThrowsExactlyAsync<SpeechUnavailableException>(() => SayAsync(bench, Sentence, null));
        Assert.Contains("reached", failure.Message);
    }

    [TestMethod]
    public async Task An_engine_that_never_answers_is_given_up()
    {
        await using var bench = OpenRemote();
        bench.Peer.Behaviour = Behaviour.NeverAnswers;
        var saying = SayAsync(bench, Sentence, null);
        await bench.Peer.AskedAsync();
        await AdvanceUntilAsync(bench.Time, saying);
        var failure = await Assert.ThrowsExactlyAsync<SpeechUnavailableException>(() => saying);
        Assert.Contains("in time", failure.Message);
        await bench.Peer.HungUpAsync();
    }

    [TestMethod]
    public async Task The_first_sound_leaves_before_the_last_is_made()
    {
        await using var bench = OpenRemote();
        bench.Peer.Gate = new TaskCompletionSource(); // After half of the sound.
        var heard = new List<short>();
        await using var chunks = bench.Engine.SynthesizeAsync(Sentence, null, CancellationToken.None).GetAsyncEnumerator();
        while (heard.Count < bench.Sound.Length / 2)
        {
            Assert.IsTrue(await chunks.MoveNextAsync().AsTask().WaitAsync(LoopbackPeer.Patience));
            heard.AddRange(chunks.Current.Span);
        }

        Assert.HasCount(bench.Sound.Length / 2, heard);
        bench.Peer.Gate.SetResult();
        while (await chunks.MoveNextAsync().AsTask().WaitAsync(LoopbackPeer.Patience)) heard.AddRange(chunks.Current.Span);
        CollectionAssert.AreEqual(bench.Sound, heard);
    }

    [TestMethod]
    public async Task An_engine_that_stops_in_the_middle_is_given_up()
    {
        await using var bench = OpenRemote();
        bench.Peer.Gate = new TaskCompletionSource();
        await using var chunks = bench.Engine.SynthesizeAsync(Sentence, null, CancellationToken.None).GetAsyncEnumerator();
        for (var heard = 0; heard < bench.Sound.Length / 2; heard += chunks.Current.Length)
            Assert.IsTrue(await chunks.MoveNextAsync().AsTask().WaitAsync(LoopbackPeer.Patience));
        var next = chunks.MoveNextAsync().AsTask();
        bench.Time.Advance(LongerThanAnybodyWaits);
        await Assert.ThrowsExactlyAsync<SpeechUnavailableException>(() => next.WaitAsync(LoopbackPeer.Patience));
    }

    [TestMethod]
    public async Task The_engine_hears_at_once_that_nobody_listens()
    {
        await using var bench = OpenRemote();
        bench.Peer.Behaviour = Behaviour.NeverAnswers;
        using var turn = new CancellationTokenSource();
        await using var chunks = bench.Engine.SynthesizeAsync(Sentence, null, turn.Token).GetAsyncEnumerator();
        var first = chunks.MoveNextAsync().AsTask();
        await bench.Peer.AskedAsync();
        await turn.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => first.WaitAsync(LoopbackPeer.Patience));
        await bench.Peer.HungUpAsync();
    }

    [TestMethod]
    public async Task The_engine_is_asked_no_more_at_a_time_than_it_does()
    {
        await using var bench = OpenRemote(atOnce: 1);
        bench.Peer.Gate = new TaskCompletionSource();
        var first = SayAsync(bench, Sentence, null);
        await bench.Peer.AskedAsync();
        var second = SayAsync(bench, Sentence, null);
        Assert.AreEqual(1, bench.Peer.Requests);
        bench.Peer.Gate.SetResult();
        CollectionAssert.AreEqual(bench.Sound, await first);
        CollectionAssert.AreEqual(bench.Sound, await second);
        Assert.AreEqual(2, bench.Peer.Requests);
    }

    private protected abstract RemoteSynthesizerBench OpenRemote(int atOnce = 8);

    private protected sealed override SynthesizerBench Open() => OpenRemote();

    /// <summary>Moves the clock until something that waits by it is over: when it began to wait nobody can see from outside.</summary>
    private static async Task AdvanceUntilAsync(ManualTime time, Task end)
    {
        while (!end.IsCompleted)
        {
            time.Advance(LongerThanAnybodyWaits);
            await Task.Yield();
        }
    }
}

/// <summary>An engine elsewhere, which is here.</summary>
/// <param name="sound">What the default voice makes of everything.</param>
internal sealed class RemoteSynthesizerBench(ITextToSpeech engine, LogLines log, LoopbackPeer peer, short[] sound, ManualTime time)
    : SynthesizerBench(engine, log)
{
    public LoopbackPeer Peer => peer;

    public short[] Sound => sound;

    public ManualTime Time => time;

    public override async ValueTask DisposeAsync()
    {
        await peer.DisposeAsync();
        (Engine as IDisposable)?.Dispose();
        await base.DisposeAsync();
    }
}
