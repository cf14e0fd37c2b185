using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Speech;

namespace Server.Tests.Speech.Contract;

/// <summary>What sessions rely on when the engine is elsewhere and misbehaves.</summary>
public abstract class RemoteRecognizerContract : RecognizerContract
{
    private static readonly TimeSpan LongerThanAnybodyWaits = TimeSpan.FromMinutes(1);

    [TestMethod]
    [DataRow(Behaviour.CutsOff)]
    [DataRow(Behaviour.Garbage)]
    [DataRow(Behaviour.WrongForm)]
    [DataRow(Behaviour.Fails)]
    [DataRow(Behaviour.Huge)]
    public async Task A_bad_answer_is_told_and_the_next_utterance_is_understood(Behaviour behaviour)
    {
        await using var bench = await OpenRemoteAsync();
        await using var recognizer = await ListenAsync(bench);
        bench.Peer.Behaviour = behaviour;
        var failure = await Assert.ThrowsExactlyAsync<SpeechUnavailableException>(() => HearAsync(recognizer, bench.One));
        Assert.DoesNotContain(LoopbackPeer.Secret, failure.Message);
        bench.Peer.Behaviour = Behaviour.Answers;
        Assert.AreEqual(bench.One.Text, (await HearAsync(recognizer, bench.One)).Text);
    }

    [TestMethod]
    public async Task An_engine_that_is_not_there_is_told()
    {
        await using var bench = await OpenRemoteAsync();
        await using var recognizer = await ListenAsync(bench);
        await bench.Peer.DisposeAsync();
        var failure = await Assert.ThrowsExactlyAsync<SpeechUnavailableException>(() => HearAsync(recognizer, bench.One));
        Assert.Contains("reached", failure.Message);
    }

    [TestMethod]
    public async Task An_engine_that_never_answers_is_given_up()
    {
        await using var bench = await OpenRemoteAsync();
        await using var recognizer = await ListenAsync(bench);
        bench.Peer.Behaviour = Behaviour.NeverAnswers;
        await WriteAsync(recognizer, bench.One);
        var hearing = recognizer.FinishAsync(CancellationToken.None).AsTask();
        await bench.Peer.AskedAsync();
        bench.Time.Advance(LongerThanAnybodyWaits);
        var failure = await Assert.ThrowsExactlyAsync<SpeechUnavailableException>(() => hearing.WaitAsync(LoopbackPeer.Patience));
        Assert.Contains("in time", failure.Message);
        await bench.Peer.HungUpAsync();
    }

    [TestMethod]
    public async Task A_slow_answer_is_waited_for()
    {
        await using var bench = await OpenRemoteAsync();
        await using var recognizer = await ListenAsync(bench);
        bench.Peer.Gate = new TaskCompletionSource();
        await WriteAsync(recognizer, bench.One);
        var hearing = recognizer.FinishAsync(CancellationToken.None).AsTask();
        await bench.Peer.AskedAsync();
        bench.Time.Advance(TimeSpan.FromSeconds(9));
        Assert.IsFalse(hearing.IsCompleted);
        bench.Peer.Gate.SetResult();
        Assert.AreEqual(bench.One.Text, (await hearing.WaitAsync(LoopbackPeer.Patience)).Text);
    }

    [TestMethod]
    public async Task The_engine_hears_at_once_that_nobody_wants_to_know()
    {
        await using var bench = await OpenRemoteAsync();
        await using var recognizer = await ListenAsync(bench);
        bench.Peer.Behaviour = Behaviour.NeverAnswers;
        using var turn = new CancellationTokenSource();
        await WriteAsync(recognizer, bench.One);
        var hearing = recognizer.FinishAsync(turn.Token).AsTask();
        await bench.Peer.AskedAsync();
        await turn.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => hearing.WaitAsync(LoopbackPeer.Patience));
        await bench.Peer.HungUpAsync();
    }

    [TestMethod]
    public async Task The_engine_is_asked_no_more_at_a_time_than_it_does()
    {
        await using var bench = await OpenRemoteAsync(atOnce: 1);
        await using var first = await ListenAsync(bench);
        await using var second = await ListenAsync(bench);
        bench.Peer.Gate = new TaskCompletionSource();
        await WriteAsync(first, bench.One);
        var one = first.FinishAsync(CancellationToken.None).AsTask();
        await bench.Peer.AskedAsync();
        await WriteAsync(second, bench.Other);
        var other = second.FinishAsync(CancellationToken.None).AsTask();
        Assert.AreEqual(1, bench.Peer.Requests);
        bench.Peer.Gate.SetResult();
        Assert.AreEqual(bench.One.Text, (await one.WaitAsync(LoopbackPeer.Patience)).Text);
        Assert.AreEqual(bench.Other.Text, (await other.WaitAsync(LoopbackPeer.Patience)).Text);
        Assert.AreEqual(2, bench.Peer.Requests);
    }

    [TestMethod]
    public async Task Who_gives_up_waiting_in_line_leaves_the_place_to_the_next()
    {
        await using var bench = await OpenRemoteAsync(atOnce: 1);
        await using var first = await ListenAsync(bench);
        await using var second = await ListenAsync(bench);
        bench.Peer.Gate = new TaskCompletionSource();
        await WriteAsync(first, bench.One);
        var one = first.FinishAsync(CancellationToken.None).AsTask();
        await bench.Peer.AskedAsync();
        using var turn = new CancellationTokenSource();
        await WriteAsync(second, bench.Other);
        var given = second.FinishAsync(turn.Token).AsTask();
        await turn.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => given);
        bench.Peer.Gate.SetResult();
        await one.WaitAsync(LoopbackPeer.Patience);
        Assert.AreEqual(bench.Other.Text, (await HearAsync(second, bench.Other)).Text);
    }

    [TestMethod]
    public async Task Who_never_stops_speaking_is_heard_for_a_minute()
    {
        await using var bench = await OpenRemoteAsync();
        await using var recognizer = await ListenAsync(bench);
        var second = new short[16_000];
        Array.Fill(second, (short)1000);
        await recognizer.StartAsync(CancellationToken.None);
        for (var i = 0; i < 70; i++) await recognizer.WriteAsync(second, CancellationToken.None);
        Assert.AreEqual(KnownRecordings.Unknown, (await recognizer.FinishAsync(CancellationToken.None).AsTask().WaitAsync(LoopbackPeer.Patience)).Text);
        Assert.HasCount(60 * 16_000, bench.Recordings.Last);
    }

    private protected abstract RemoteRecognizerBench Create(KnownRecordings recordings, Spoken one, Spoken other, ManualTime time, int atOnce);

    private protected override async Task<RecognizerBench> OpenAsync() => await OpenRemoteAsync();

    private protected async Task<RemoteRecognizerBench> OpenRemoteAsync(int atOnce = 8)
    {
        var spoken = await RecordingsAsync();
        var known = new KnownRecordings();
        foreach (var recording in spoken) known.Add(recording);
        return Create(known, spoken[0], spoken[1], new ManualTime(), atOnce);
    }
}

/// <summary>An engine elsewhere, which is here.</summary>
internal sealed class RemoteRecognizerBench(
    ISpeechToText engine, LoopbackPeer peer, KnownRecordings recordings, Spoken one, Spoken other, ManualTime time)
    : RecognizerBench(engine, one, other)
{
    public LoopbackPeer Peer => peer;

    public KnownRecordings Recordings => recordings;

    public ManualTime Time => time;

    public override async ValueTask DisposeAsync()
    {
        await peer.DisposeAsync();
        (Engine as IDisposable)?.Dispose();
        await base.DisposeAsync();
    }
}
