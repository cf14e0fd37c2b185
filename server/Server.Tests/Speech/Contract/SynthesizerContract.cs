using Microsoft.Extensions.Logging;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Speech;

namespace Server.Tests.Speech.Contract;

/// <summary>What sessions rely on, whatever engine speaks.</summary>
public abstract class SynthesizerContract
{
    private protected const string Sentence = "The light in the kitchen is on now.";

    [TestMethod]
    public async Task A_sentence_becomes_sound()
    {
        await using var bench = Open();
        var sound = await SayAsync(bench, Sentence, null);
        Assert.IsInRange(0.3, 5, (double)sound.Length / bench.Engine.SampleRateHz);
        Assert.IsGreaterThan(500, Server.Tests.Audio.Signal.RootMeanSquare(sound));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow(" \t\n")]
    [DataRow("...!?")]
    public async Task What_cannot_be_said_is_silent(string sentence)
    {
        await using var bench = Open();
        Assert.IsEmpty(await SayAsync(bench, sentence, null));
    }

    [TestMethod]
    public async Task Voices_have_names_of_their_own_and_languages()
    {
        await using var bench = Open();
        await SayAsync(bench, Sentence, null);
        var voices = bench.Engine.Voices;
        Assert.IsGreaterThan(1, voices.Count);
        Assert.HasCount(voices.Count, voices.Select(voice => voice.Name).Distinct(StringComparer.OrdinalIgnoreCase));
        foreach (var voice in voices) Assert.MatchesRegex("^[a-z]{2,3}(-[A-Za-z0-9]+)*$", voice.Language);
    }

    [TestMethod]
    public async Task A_sentence_is_said_by_the_voice_that_it_names()
    {
        await using var bench = Open();
        var first = await SayAsync(bench, Sentence, null);
        var other = await SayAsync(bench, Sentence, bench.Engine.Voices[^1].Name);
        Assert.AreNotEqual(first.Length, other.Length);
        Assert.HasCount(other.Length, await SayAsync(bench, Sentence, bench.Engine.Voices[^1].Name.ToUpperInvariant()));
    }

    [TestMethod]
    public async Task A_voice_that_is_not_there_is_the_default_one_and_logged_once()
    {
        await using var bench = Open();
        var usual = await SayAsync(bench, Sentence, null);
        for (var i = 0; i < 3; i++) Assert.HasCount(usual.Length, await SayAsync(bench, Sentence, "hal"));
        Assert.HasCount(1, bench.Log.Lines.Where(line => line.Contains("'hal'", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task Who_stops_listening_gets_no_more()
    {
        await using var bench = Open();
        using var turn = new CancellationTokenSource();
        var chunks = 0;
        await Assert.ThrowsAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in bench.Engine.SynthesizeAsync(Sentence, null, turn.Token))
            {
                chunks++;
                await turn.CancelAsync();
            }
        });
        Assert.AreEqual(1, chunks);
    }

    [TestMethod]
    public async Task Sentences_that_are_made_at_once_do_not_disturb_each_other()
    {
        await using var bench = Open();
        var alone = await SayAsync(bench, Sentence, null);
        var together = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => SayAsync(bench, Sentence, null))));
        foreach (var sound in together) Assert.HasCount(alone.Length, sound);
    }

    private protected abstract SynthesizerBench Open();

    private protected static Task<short[]> SayAsync(SynthesizerBench bench, string sentence, string? voice) =>
        SpeechEngines.SayAsync(bench.Engine, sentence, voice).WaitAsync(LoopbackPeer.Patience);
}

/// <summary>An engine and what it logs.</summary>
internal class SynthesizerBench(ITextToSpeech engine, LogLines log) : IAsyncDisposable
{
    public ITextToSpeech Engine => engine;

    public LogLines Log => log;

    public virtual ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary>Remembers what was logged.</summary>
internal class LogLines : ILogger
{
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines) return [.. _lines];
        }
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (_lines) _lines.Add($"{formatter(state, exception)} {exception}");
    }
}

/// <summary>The same for one class.</summary>
internal sealed class LogLines<T> : LogLines, ILogger<T>;
