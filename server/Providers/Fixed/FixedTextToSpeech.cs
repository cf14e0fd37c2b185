using Server.Speech;

namespace Providers.Fixed;

/// <summary>Speaks every sentence as the same tone, at once: benchmarks measure the server with it, not the
/// engine.</summary>
public sealed class FixedTextToSpeech(FixedOptions options) : ITextToSpeech
{
    private const int ToneHz = 440;
    private const int Amplitude = 8000;

    private readonly short[] _tone = [.. Enumerable
        .Range(0, options.SampleRateHz * options.ToneMilliseconds / 1000)
        .Select(i => (short)(Amplitude * Math.Sin(2 * Math.PI * ToneHz * i / options.SampleRateHz)))];

    public int SampleRateHz => options.SampleRateHz;

    public IReadOnlyList<Voice> Voices { get; } = [new("tone", "und", "A tone of 440 Hz.")];

    public IAsyncEnumerable<ReadOnlyMemory<short>> SynthesizeAsync(string sentence, string? voice, CancellationToken cancellationToken)
        => new ReadOnlyMemory<short>[] { _tone }.ToAsyncEnumerable();
}
