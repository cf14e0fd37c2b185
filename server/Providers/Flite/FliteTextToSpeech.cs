using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Threading.Channels;
using Server.Audio;
using Server.Speech;

namespace Providers.Flite;

/// <summary>Offline English speech. A voice is shared by all devices; a sentence is synthesised on the thread pool
/// and its first samples leave while the rest is still being made.</summary>
public sealed class FliteTextToSpeech : ITextToSpeech
{
    // 60 ms: one frame of what is sent.
    private const int ChunkSamples = 960;

    // More than the longest sentence makes, so that the synthesis never waits for who listens.
    private const int MaxChunks = 2048;

    private readonly FliteVoice[] _voices;
    private readonly VoiceChoice _choice;

    /// <exception cref="DllNotFoundException">A library is missing; the message names the package.</exception>
    /// <exception cref="ArgumentException">There is no such voice.</exception>
    public FliteTextToSpeech(FliteOptions options, ILogger<FliteTextToSpeech> logger)
    {
        NativeLibraries.Require(NativeLibraries.Flite, NativeLibraries.FliteSlt);
        _ = FliteLibrary.Initialise();
        FliteVoice[] installed = FliteVoice.Installed();
        if (!Array.Exists(installed, voice => voice.Voice.Name == options.Voice))
            throw new ArgumentException($"Flite has no voice '{options.Voice}'; there are {string.Join(", ", installed.Select(voice => voice.Voice.Name))}.", nameof(options));
        _voices = [.. installed.OrderByDescending(voice => voice.Voice.Name == options.Voice)];
        _choice = new VoiceChoice(logger);
        Voices = [.. _voices.Select(voice => voice.Voice)];
    }

    public int SampleRateHz => 16_000;

    public IReadOnlyList<Voice> Voices { get; }

    public async IAsyncEnumerable<ReadOnlyMemory<short>> SynthesizeAsync(
        string sentence, string? voice, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string text = SpokenText.From(sentence);
        if (text.Length == 0)
            yield break;
        nint speaker = Array.Find(_voices, known => known.Voice == (_choice.Find(Voices, voice) ?? Voices[0]))!.Open.Value;
        using var listener = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var chunks = new Chunks(listener.Token);
        Task synthesis = Task.Run(() => Synthesise(text, speaker, chunks), CancellationToken.None);
        try
        {
            await foreach ((short[] samples, int count) in chunks.Reader.ReadAllAsync(cancellationToken))
            {
                yield return samples.AsMemory(0, count);
                ArrayPool<short>.Shared.Return(samples);
                cancellationToken.ThrowIfCancellationRequested(); // The reader itself gives what is there all the same.
            }
        }
        finally
        {
            await listener.CancelAsync();
            await synthesis;
        }
    }

    private static unsafe void Synthesise(string text, nint voice, Chunks chunks)
    {
        var state = GCHandle.Alloc(chunks);
        FliteLibrary.Utterance* utterance = FliteLibrary.CreateUtterance();
        try
        {
            FliteLibrary.StreamingInfo* info = FliteLibrary.CreateStreamingInfo();
            info->MinSamples = ChunkSamples;
            info->OnSamples = &OnSamples;
            info->State = GCHandle.ToIntPtr(state);
            fixed (byte* name = "streaming_info\0"u8) // In the assembly's image, so it stays where it is.
                FliteLibrary.SetFeature(utterance->Features, name, FliteLibrary.ToValue(info));
            FliteLibrary.SetText(utterance, text);
            FliteLibrary.SetVoice(utterance, voice);
            FliteLibrary.Synthesise(utterance);
        }
        finally
        {
            FliteLibrary.DeleteUtterance(utterance); // With it goes the streaming information.
            state.Free();
            chunks.Complete();
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static unsafe int OnSamples(
        FliteLibrary.Wave* wave, int start, int count, int last, FliteLibrary.StreamingInfo* info)
    {
        var chunks = (Chunks)GCHandle.FromIntPtr(info->State).Target!;
        return chunks.TryAdd(new ReadOnlySpan<short>(wave->Samples + start, count)) ? FliteLibrary.Continue : FliteLibrary.Stop;
    }

    private sealed class Chunks(CancellationToken cancellationToken)
    {
        private readonly Channel<(short[], int)> _channel = Channel.CreateBounded<(short[], int)>(
            new BoundedChannelOptions(MaxChunks) { SingleReader = true, SingleWriter = true });

        public ChannelReader<(short[] Samples, int Count)> Reader => _channel.Reader;

        public bool TryAdd(ReadOnlySpan<short> samples)
        {
            if (cancellationToken.IsCancellationRequested)
                return false;
            short[] copy = ArrayPool<short>.Shared.Rent(samples.Length);
            samples.CopyTo(copy);
            return _channel.Writer.TryWrite((copy, samples.Length));
        }

        public void Complete() => _channel.Writer.TryComplete();
    }
}
