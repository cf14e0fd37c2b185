using System.Runtime.CompilerServices;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Audio;
using Server.Speech;

namespace Server.Tests.Speech;

[TestClass]
public sealed class OpusSpeechTests
{
    private static readonly AudioFormat Format = AudioFormats.OpusDownlink;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [TestMethod]
    public async Task A_sentence_is_coded_once_for_all_who_are_told_it_in_the_same_form_and_voice()
    {
        var engine = new ToneEngine();
        using var speech = new OpusSpeech(engine, TimeProvider.System);
        var first = await SayAsync(speech, "The lamp is on.", Format);
        var again = await SayAsync(speech, "The lamp is on.", Format);
        Assert.HasCount(ToneEngine.Milliseconds / Format.FrameMilliseconds, first);
        for (var i = 0; i < first.Count; i++) Assert.AreSame(first[i], again[i]);
        Assert.AreEqual(1, engine.Asked);
        var longer = await SayAsync(speech, "The lamp is on.", Format with { FrameMilliseconds = 2 * Format.FrameMilliseconds });
        Assert.IsLessThan(first.Count, longer.Count);
        Assert.AreEqual(2, engine.Asked);
        await SayAsync(speech, "The lamp is on.", Format, "other");
        Assert.AreEqual(3, engine.Asked);
    }

    [TestMethod]
    public async Task The_packets_are_what_was_spoken()
    {
        using var speech = new OpusSpeech(new ToneEngine(), TimeProvider.System);
        using var decoder = new FrameDecoder(Format);
        var samples = new short[FrameDecoder.MaxSamples];
        var loudest = 0;
        foreach (var packet in await SayAsync(speech, "Hello.", Format))
        {
            Assert.IsTrue(decoder.TryDecode(packet, samples, out var count));
            for (var i = 0; i < count; i++) loudest = Math.Max(loudest, Math.Abs((int)samples[i]));
        }

        Assert.IsGreaterThan(ToneEngine.Amplitude / 2, loudest);
    }

    [TestMethod]
    public async Task No_more_is_coded_than_is_soon_needed()
    {
        var engine = new ToneEngine();
        using var speech = new OpusSpeech(engine, TimeProvider.System);
        await using var packets = speech.SpeakAsync("Hello.", null, Format, CancellationToken.None).GetAsyncEnumerator();
        Assert.IsTrue(await packets.MoveNextAsync().AsTask().WaitAsync(Patience));
        Assert.IsFalse(engine.IsFinished);
        while (await packets.MoveNextAsync().AsTask().WaitAsync(Patience)) { }
        Assert.IsTrue(engine.IsFinished);
    }

    private static async Task<List<byte[]>> SayAsync(OpusSpeech speech, string sentence, AudioFormat format, string? voice = null)
    {
        using var patience = new CancellationTokenSource(Patience);
        var packets = new List<byte[]>();
        await foreach (var packet in speech.SpeakAsync(sentence, voice, format, patience.Token)) packets.Add(packet);
        return packets;
    }

    /// <summary>Speaks every sentence as 1.2 s of a tone, in chunks of 120 ms.</summary>
    private sealed class ToneEngine : ITextToSpeech
    {
        public const int Milliseconds = 1200;
        public const int Amplitude = 8000;
        private const int ChunkSamples = 1920;
        private int _asked;

        public int Asked => Volatile.Read(ref _asked);

        public bool IsFinished { get; private set; }

        public int SampleRateHz => 16_000;

        public IReadOnlyList<Voice> Voices { get; } = [];

        public async IAsyncEnumerable<ReadOnlyMemory<short>> SynthesizeAsync(
            string sentence, string? voice, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _asked);
            for (var chunk = 0; chunk < Milliseconds * 16 / ChunkSamples; chunk++)
            {
                await Task.Yield();
                var samples = new short[ChunkSamples];
                for (var i = 0; i < ChunkSamples; i++) samples[i] = (short)(Amplitude * Math.Sin(i * 0.2));
                yield return samples;
            }

            IsFinished = true;
        }
    }
}
