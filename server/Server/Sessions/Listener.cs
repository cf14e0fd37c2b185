using Server.Audio;
using Server.Protocol;
using Server.Speech;

namespace Server.Sessions;

/// <summary>What a frame of audio led to.</summary>
internal enum Heard
{
    Nothing,

    /// <summary>The speaker has finished; <see cref="Listener.FinishAsync"/> tells what was said.</summary>
    EndOfSpeech,

    /// <summary>The frame is not in the agreed format.</summary>
    BadAudio,
}

/// <summary>The ear of one session: decodes what the microphone sends, finds where an utterance begins and ends unless
/// the device says so, and feeds the recogniser. Called by the session's receive loop; only
/// <see cref="FinishAsync"/> runs in the turn.</summary>
internal sealed class Listener(AudioFormat uplink, ISpeechRecognizer recognizer, SessionOptions options) : IAsyncDisposable
{
    private readonly FrameDecoder _decoder = new(uplink);
    private readonly short[] _samples = new short[FrameDecoder.MaxSamples];
    private readonly int _limitSamples = (int)(options.UtteranceLimit.TotalSeconds * AudioFormat.RecognitionRateHz);

    private Endpointer? _endpointer;
    private ListenMode? _mode;
    private Task _finishing = Task.CompletedTask;
    private bool _inUtterance;
    private int _utteranceSamples;

    /// <summary>Opens the ear. What was being heard is dropped.</summary>
    public async ValueTask StartAsync(ListenMode mode, Vocabulary vocabulary, CancellationToken cancellationToken)
    {
        await _finishing;
        await recognizer.SetVocabularyAsync(vocabulary, cancellationToken);
        _mode = mode;
        _inUtterance = false;
        _endpointer = mode == ListenMode.Manual ? null : new Endpointer();
        if (mode == ListenMode.Manual) await BeginUtteranceAsync(cancellationToken);
    }

    /// <summary>Takes one binary message. Audio that comes while nobody listens is dropped.</summary>
    public async ValueTask<Heard> TakeAsync(ReadOnlyMemory<byte> packet, CancellationToken cancellationToken)
    {
        if (_mode is null) return Heard.Nothing;
        if (!_decoder.TryDecode(packet.Span, _samples, out var count)) return Heard.BadAudio;
        var samples = _samples.AsMemory(0, count);
        if (_endpointer is null)
        {
            await WriteAsync(samples, cancellationToken);
            return Heard.Nothing;
        }

        return await TakeEndpointedAsync(samples, cancellationToken);
    }

    /// <summary>The device says that the speaker has finished; false when it was not listening.</summary>
    public bool Stop()
    {
        if (_mode is null) return false;
        _mode = null;
        return true;
    }

    /// <summary>Closes the ear; nothing of what was heard is used.</summary>
    public void Cancel()
    {
        _mode = null;
        _inUtterance = false;
    }

    /// <summary>What was said, after <see cref="Stop"/> or <see cref="Heard.EndOfSpeech"/>.</summary>
    public async ValueTask<Transcript> FinishAsync(CancellationToken cancellationToken)
    {
        if (!_inUtterance) return Transcript.Nothing;
        _inUtterance = false;
        var finishing = recognizer.FinishAsync(cancellationToken).AsTask();
        _finishing = finishing.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        return await finishing;
    }

    public async ValueTask DisposeAsync()
    {
        await _finishing;
        await recognizer.DisposeAsync();
        _decoder.Dispose();
    }

    private async ValueTask BeginUtteranceAsync(CancellationToken cancellationToken)
    {
        await _finishing;
        await recognizer.StartAsync(cancellationToken);
        _inUtterance = true;
        _utteranceSamples = 0;
    }

    private async ValueTask WriteAsync(ReadOnlyMemory<short> samples, CancellationToken cancellationToken)
    {
        _utteranceSamples += samples.Length;
        if (_utteranceSamples <= _limitSamples) await recognizer.WriteAsync(samples, cancellationToken);
    }

    private ValueTask<Heard> TakeEndpointedAsync(ReadOnlyMemory<short> samples, CancellationToken cancellationToken) => default;
}
