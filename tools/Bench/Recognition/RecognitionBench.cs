using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging.Abstractions;
using Providers.PocketSphinx;
using Server.Agents.Offline;
using Server.Devices;

namespace Bench.Recognition;

/// <summary>Speaks to the offline recogniser itself, without a server between.</summary>
internal sealed class RecognitionBench(IReadOnlyList<Thing> things)
{
    private const int FrameSamples = 960;
    private const int SampleRateHz = 16_000;

    public int GrammarCharacters { get; private set; }

    /// <summary>Until the vocabulary can be used.</summary>
    public TimeSpan GrammarTime { get; private set; }

    /// <summary>Processor time of this process for each second of speech.</summary>
    public double RealTimeShare { get; private set; }

    public Series AfterEnd { get; } = new();

    public List<(string Said, string Heard)> Heard { get; } = [];

    public async Task RunAsync(IReadOnlyList<SpokenText> recordings, CancellationToken cancellationToken)
    {
        using var engine = new PocketSphinxSpeechToText(
            new PocketSphinxOptions(), TimeProvider.System, NullLogger<PocketSphinxSpeechToText>.Instance);
        await using var recognizer = engine.CreateRecognizer();
        var start = Stopwatch.GetTimestamp();
        var vocabulary = new OfflineAgent("en").BuildVocabulary(things);
        GrammarCharacters = vocabulary.Jsgf.Length;
        await recognizer.SetVocabularyAsync(vocabulary, cancellationToken);
        GrammarTime = Stopwatch.GetElapsedTime(start);

        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var samples = 0;
        foreach (var recording in recordings)
        {
            var pcm = MemoryMarshal.Cast<byte, short>(recording.Pcm.Span).ToArray();
            samples += pcm.Length;
            await recognizer.StartAsync(cancellationToken);
            var began = Stopwatch.GetTimestamp();
            for (var at = 0; at < pcm.Length; at += FrameSamples)
            {
                var due = TimeSpan.FromSeconds((double)(at + FrameSamples) / SampleRateHz) - Stopwatch.GetElapsedTime(began);
                if (due > TimeSpan.Zero) await Task.Delay(due, cancellationToken);
                await recognizer.WriteAsync(pcm.AsMemory(at, Math.Min(FrameSamples, pcm.Length - at)), cancellationToken);
            }

            var ended = Stopwatch.GetTimestamp();
            var transcript = await recognizer.FinishAsync(cancellationToken);
            AfterEnd.Add(Stopwatch.GetElapsedTime(ended));
            Heard.Add((recording.Text, transcript.Text));
        }

        process.Refresh();
        RealTimeShare = (process.TotalProcessorTime - before).TotalSeconds * SampleRateHz / samples;
    }
}
