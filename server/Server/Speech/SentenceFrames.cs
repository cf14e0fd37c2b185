using System.Runtime.CompilerServices;
using Server.Audio;

namespace Server.Speech;

/// <summary>Speaks sentences as the frames of one format. Not for several threads at once.</summary>
internal sealed class SentenceFrames(ITextToSpeech engine, AudioFormat format) : IDisposable
{
    private readonly FrameEncoder _encoder = new(format, engine.SampleRateHz);
    private readonly int _sourceFrame = engine.SampleRateHz * format.FrameMilliseconds / 1000;
    private byte[] _frame = [];

    /// <summary>Factor from 0 to 1 for every frame that is read from now on.</summary>
    public double Gain { set => _encoder.Gain = value; }

    /// <summary>The frames of a sentence, the last filled up with silence. Each is good until the next is read.</summary>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(
        string sentence, string? voice, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (_frame.Length == 0) _frame = new byte[_encoder.MaxFrameBytes];
        int length;
        await foreach (var samples in engine.SynthesizeAsync(sentence, voice, cancellationToken))
        {
            // In pieces of a frame, lest an engine that gives all of it at once has all of it coded before the first leaves.
            for (var rest = samples; !rest.IsEmpty; rest = rest[Math.Min(_sourceFrame, rest.Length)..])
            {
                _encoder.Write(rest.Span[..Math.Min(_sourceFrame, rest.Length)]);
                while (_encoder.TryRead(_frame, out length)) yield return _frame.AsMemory(0, length);
            }
        }

        _encoder.Flush();
        while (_encoder.TryRead(_frame, out length)) yield return _frame.AsMemory(0, length);
    }

    public void Dispose() => _encoder.Dispose();
}
