using System.Buffers;
using Server.Audio;
using Server.Protocol;
using Server.Speech;

namespace Server.Sessions;

/// <summary>The way of sound to a device: its form, the headers of its frames, how loud it is to be.</summary>
internal sealed record Downlink(AudioFormat Format, DownlinkHeader Header, Func<double> Gain)
{
    /// <summary>How the codec is called on the wire.</summary>
    public string CodecName => Format.Codec == AudioCodec.Opus ? "opus" : "pcm";
}

/// <summary>Speaks the sentences of one turn: synthesised, coded for the device and sent at the pace of playback.</summary>
internal sealed class SpokenAnswer(
    string sessionId, Dialect dialect, Downlink downlink, ITextToSpeech textToSpeech, Outbox outbox, TimeProvider time,
    CancellationToken turn) : IDisposable
{
    private readonly FrameEncoder _encoder = new(downlink.Format, textToSpeech.SampleRateHz);
    private readonly AudioPacer _pacer = new(time, downlink.Format.FrameMilliseconds);
    private readonly int _sourceFrame = textToSpeech.SampleRateHz * downlink.Format.FrameMilliseconds / 1000;
    private int _sentences;

    /// <summary>True once the device was told that something will be heard.</summary>
    public bool HasStarted => _sentences > 0;

    /// <summary>When the first frame was handed over for sending; 0 before.</summary>
    public long FirstAudioTimestamp { get; private set; }

    /// <inheritdoc cref="AudioPacer.LateFrames"/>
    public int LateFrames => _pacer.LateFrames;

    /// <summary>Speaks one sentence; returns when its last frame was handed over.</summary>
    public async Task SayAsync(string sentence)
    {
        if (++_sentences == 1) Post(TtsMessage.Start);
        Post(TtsMessage.SentenceStart, sentence);
        await foreach (var samples in textToSpeech.SynthesizeAsync(sentence, turn))
        {
            // In pieces of a frame, lest an engine that gives all of it at once has all of it coded before the first leaves.
            for (var rest = samples; !rest.IsEmpty; rest = rest[Math.Min(_sourceFrame, rest.Length)..])
            {
                _encoder.Write(rest.Span[..Math.Min(_sourceFrame, rest.Length)]);
                await SendFramesAsync();
            }
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
        var header = downlink.Header.Bytes;
        while (true)
        {
            // Asked for every frame: "speak quieter" is heard in the answer to itself.
            _encoder.Gain = downlink.Gain();
            var buffer = ArrayPool<byte>.Shared.Rent(header + _encoder.MaxFrameBytes);
            if (!_encoder.TryRead(buffer.AsSpan(header), out var length))
            {
                ArrayPool<byte>.Shared.Return(buffer);
                return;
            }

            await _pacer.WaitForNextAsync(turn);
            downlink.Header.Write(buffer.AsSpan(0, header + length));
            outbox.PostAudio(buffer, header + length, turn);
            if (FirstAudioTimestamp != 0) continue;

            // Others' first frames go before this one's second.
            FirstAudioTimestamp = time.GetTimestamp();
            await Task.Yield();
        }
    }

    private void Post(string state, string? text = null) =>
        outbox.Post(dialect.Speech(sessionId, state, text, _sentences, downlink.CodecName), turn);
}
