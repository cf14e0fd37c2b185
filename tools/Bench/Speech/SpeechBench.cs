using System.Diagnostics;
using Bench.Understanding;
using Microsoft.Extensions.Logging.Abstractions;
using Providers.PocketSphinx;
using Server.Agents.Offline;
using Server.Speech;

namespace Bench.Speech;

/// <summary>A recording, what was understood, and what that did.</summary>
/// <param name="Heard">Empty when it was refused.</param>
internal sealed record SpeechResult(Recording Recording, string Heard, SentenceResult Done)
{
    /// <summary>True when every word was understood.</summary>
    public bool IsSentenceExact => Heard.Length > 0 && Heard == Recording.Transcript;

    /// <summary>True when something was carried out, or would be after a "yes", that should not.</summary>
    public bool IsWrong => Done.Outcome == Outcome.Wrong;

    public bool IsExact => Done.Outcome == Outcome.Exact;
}

/// <summary>Plays recordings to the default recogniser, each to that of a device that has just connected, and gives what it
/// hears to the offline understanding of a simulated house.</summary>
internal sealed class SpeechBench(IReadOnlyList<BoardDescription> boards)
{
    private const int FrameSamples = 960;
    private const int SampleRateHz = 16_000;

    private readonly OfflineAgent _agent = new("en");
    private readonly SimulatedHouse _house = new(boards);

    public HouseNames Names => _house.Names;

    public int Things => _house.Things.Count;

    /// <summary>Processor time of recognition for each second of speech.</summary>
    public double RealTimeShare { get; private set; }

    /// <summary>From the end of a recording to its transcript, when it was played in real time.</summary>
    public Series AfterEnd { get; } = new();

    /// <summary>Plays all recordings.</summary>
    /// <param name="isRealTime">Whether as fast as they were spoken; as fast as they are taken otherwise.</param>
    public async Task<IReadOnlyList<SpeechResult>> RunAsync(IReadOnlyList<Recording> recordings, bool isRealTime, CancellationToken cancellationToken)
    {
        var heard = await HearAsync(recordings, isRealTime, cancellationToken);
        var sentences = recordings.Select((recording, i) => new Sentence(recording.Line, heard[i].Text, Continues: false, recording.Expected, MayAsk: false) { Heard = heard[i] }).ToList();
        var done = await new UnderstandingBench(_agent, boards, "yes", TimeProvider.System).RunAsync(sentences, cancellationToken);
        return [.. recordings.Select((recording, i) => new SpeechResult(recording, heard[i].Text, done[i]))];
    }

    private async Task<IReadOnlyList<Transcript>> HearAsync(IReadOnlyList<Recording> recordings, bool isRealTime, CancellationToken cancellationToken)
    {
        using var engine = new PocketSphinxSpeechToText(
            new PocketSphinxOptions(), TimeProvider.System, NullLogger<PocketSphinxSpeechToText>.Instance);
        var vocabulary = _agent.BuildVocabulary(_house.Things);
        await HearAsync(engine, vocabulary, new short[FrameSamples], isRealTime: false, cancellationToken); // The grammar is made ready.
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var heard = new List<Transcript>();
        foreach (var recording in recordings) heard.Add(await HearAsync(engine, vocabulary, recording.Samples, isRealTime, cancellationToken));
        process.Refresh();
        RealTimeShare = (process.TotalProcessorTime - before).TotalSeconds * SampleRateHz / recordings.Sum(recording => (double)recording.Samples.Length);
        return heard;
    }

    private async Task<Transcript> HearAsync(
        PocketSphinxSpeechToText engine, Vocabulary vocabulary, short[] samples, bool isRealTime, CancellationToken cancellationToken)
    {
        await using var recognizer = engine.CreateRecognizer();
        await recognizer.SetVocabularyAsync(vocabulary, cancellationToken);
        await recognizer.StartAsync(cancellationToken);
        var began = Stopwatch.GetTimestamp();
        for (var at = 0; at < samples.Length; at += FrameSamples)
        {
            var due = TimeSpan.FromSeconds((double)(at + FrameSamples) / SampleRateHz) - Stopwatch.GetElapsedTime(began);
            if (isRealTime && due > TimeSpan.Zero) await Task.Delay(due, cancellationToken);
            await recognizer.WriteAsync(samples.AsMemory(at, Math.Min(FrameSamples, samples.Length - at)), cancellationToken);
        }

        var ended = Stopwatch.GetTimestamp();
        var transcript = await recognizer.FinishAsync(cancellationToken);
        if (isRealTime) AfterEnd.Add(Stopwatch.GetElapsedTime(ended));
        return transcript;
    }
}
