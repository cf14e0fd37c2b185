using System.Buffers;
using Server.Audio;
using Server.Protocol;
using Server.Speech;

namespace Server.Sessions;

/// <summary>Speaks the sentences of one turn: synthesised, coded for the device and sent at the pace of playback.</summary>
internal sealed class SpokenAnswer(
    string sessionId, AudioFormat format, ITextToSpeech textToSpeech, Outbox outbox, TimeProvider time, Func<double> gain,
    CancellationToken turn) : IDisposable
{
    private readonly FrameEncoder _encoder = new(format, textToSpeech.SampleRateHz);
    private readonly AudioPacer _pacer = new(time, format.FrameMilliseconds);
    private bool _started;

    /// <summary>When the first frame was handed over for sending; 0 before.</summary>
    public long FirstAudioTimestamp { get; private set; }

    /// <inheritdoc cref="AudioPacer.LateFrames"/>
    public int LateFrames => _pacer.LateFrames;

    /// <summary>Speaks one sentence; returns when its last frame was handed over.</summary>
    public async Task SayAsync(string sentence)
    {
        if (!_started) Post(TtsMessage.Start);
        _started = true;
        Post(TtsMessage.SentenceStart, sentence);
        await foreach (var samples in textToSpeech.SynthesizeAsync(sentence, turn))
        {
            _encoder.Write(samples.Span);
            await SendFramesAsync();
        }

        _encoder.Flush();
        await SendFramesAsync();
        Post(TtsMessage.SentenceEnd, sentence);
    }

    /// <summary>Ends the answer when the device has played all of it. An answer without a sentence ends at once,
    /// which tells a waiting device that there is nothing to hear.</summary>
    public async Task FinishAsync()
    {
        await _pacer.WaitForEndAsync(turn);
        Post(TtsMessage.Stop);
    }

    public void Dispose() => _encoder.Dispose();

    private async Task SendFramesAsync()
    {
        while (true)
        {
            // Asked for every frame: "speak quieter" is heard in the answer to itself.
            _encoder.Gain = gain();
            var buffer = ArrayPool<byte>.Shared.Rent(_encoder.MaxFrameBytes);
            if (!_encoder.TryRead(buffer, out var length))
            {
                ArrayPool<byte>.Shared.Return(buffer);
                return;
            }

            await _pacer.WaitForNextAsync(turn);
            if (FirstAudioTimestamp == 0) FirstAudioTimestamp = time.GetTimestamp();
            outbox.PostAudio(buffer, length, turn);
        }
    }

    private void Post(string state, string? text = null) =>
        outbox.Post(new TtsMessage(sessionId, state, text), turn);
}
