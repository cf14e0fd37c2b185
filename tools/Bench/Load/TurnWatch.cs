using System.Diagnostics;

namespace Bench.Load;

/// <summary>Follows one turn: whether its messages come in the order of the protocol, and when. Told by the board's
/// receive loop; the board's talk waits for <see cref="Ended"/>.</summary>
internal sealed class TurnWatch
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _started;
    private bool _inSentence;
    private long _lastFrame;

    /// <summary>When <c>listen stop</c> was sent, in <see cref="Stopwatch"/> ticks.</summary>
    public long StoppedSpeaking { get; set; }

    public Task Ended => _ended.Task;

    public string? Heard { get; private set; }

    public int Frames { get; private set; }

    public long FirstFrame { get; private set; }

    /// <summary>The longest time between two frames.</summary>
    public TimeSpan LargestGap { get; private set; }

    /// <summary>What came that must not come at that place; null when all was in order.</summary>
    public string? Disorder { get; private set; }

    public void TakeFrame(long at)
    {
        if (!_inSentence) Disorder ??= "audio outside a sentence";
        if (Frames++ == 0)
        {
            FirstFrame = at;
        }
        else
        {
            var gap = Stopwatch.GetElapsedTime(_lastFrame, at);
            if (gap > LargestGap) LargestGap = gap;
        }

        _lastFrame = at;
    }

    public void TakeText(string type, string? state, string? text)
    {
        switch (type, state)
        {
            case ("stt", _):
                if (Heard is not null || _started) Disorder ??= "stt twice or late";
                Heard = text;
                break;
            case ("tts", "start"):
                if (Heard is null || _started) Disorder ??= "tts start twice or before stt";
                _started = true;
                break;
            case ("tts", "sentence_start"):
                if (!_started) Disorder ??= "sentence_start before tts start";
                _inSentence = true;
                break;
            case ("tts", "stop"):
                if (Frames == 0) Disorder ??= "tts stop without a sound";
                _ended.TrySetResult();
                break;
            case ("error", _):
                Disorder ??= $"error: {text}";
                break;
        }
    }

    /// <summary>The link is gone.</summary>
    public void Lose(string reason)
    {
        Disorder ??= reason;
        _ended.TrySetResult();
    }
}
