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
    string sessionId, Dialect dialect, Downlink downlink, string? voice, ITextToSpeech textToSpeech, OpusSpeech opus, Outbox outbox,
    TimeProvider time, CancellationToken turn) : IDisposable
{
    private readonly SentenceFrames? _samples =
        downlink.Format.Codec == AudioCodec.Opus ? null : new SentenceFrames(textToSpeech, downlink.Format);

    private readonly AudioPacer _pacer = new(time, downlink.Format.FrameMilliseconds);
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
        if (_samples is null)
        {
            await foreach (var packet in opus.SpeakAsync(sentence, voice, downlink.Format, turn)) await SendAsync(packet);
        }
        else
        {
            // Asked for every frame: "speak quieter" is heard in the answer to itself.
            _samples.Gain = downlink.Gain();
            await foreach (var frame in _samples.ReadAsync(sentence, voice, turn))
            {
                await SendAsync(frame);
                _samples.Gain = downlink.Gain();
            }
        }

        Post(TtsMessage.SentenceEnd, sentence);
    }

    /// <summary>Ends the answer when the device has played all of it. An answer without a sentence ends at once,
    /// which tells a waiting device that there is nothing to hear.</summary>
    public async Task FinishAsync()
    {
        await _pacer.WaitForEndAsync(turn);
        Post(TtsMessage.Stop);
    }

    public void Dispose() => _samples?.Dispose();

    private async ValueTask SendAsync(ReadOnlyMemory<byte> frame)
    {
        await _pacer.WaitForNextAsync(turn);
        var header = downlink.Header.Bytes;
        var length = header + frame.Length;
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        frame.Span.CopyTo(buffer.AsSpan(header));
        downlink.Header.Write(buffer.AsSpan(0, length));
        outbox.PostAudio(buffer, length, turn);
        if (FirstAudioTimestamp != 0) return;

        // Others' first frames go before this one's second.
        FirstAudioTimestamp = time.GetTimestamp();
        await Task.Yield();
    }

    private void Post(string state, string? text = null) =>
        outbox.Post(dialect.Speech(sessionId, state, text, _sentences, downlink.CodecName), turn);
}
