namespace Server.Sessions;

/// <summary>The clock of one spoken answer: frames leave a few ahead of the time at which they are heard, so that a
/// device's short queue neither runs dry nor overflows.</summary>
internal sealed class AudioPacer(TimeProvider time, int frameMilliseconds)
{
    /// <summary>Frames sent ahead; stock devices hold 2.4 s and expect 3 to 5 frames.</summary>
    public const int FramesAhead = 4;

    private readonly TimeSpan _frame = TimeSpan.FromMilliseconds(frameMilliseconds);
    private long _start;
    private int _frames;

    /// <summary>Frames that left after the device had played all that was sent before: heard as gaps.</summary>
    public int LateFrames { get; private set; }

    /// <summary>Returns when the next frame may leave.</summary>
    public async Task WaitForNextAsync(CancellationToken cancellationToken)
    {
        // The device has played everything: its clock starts anew with this frame.
        if (_frames == 0 || time.GetElapsedTime(_start) >= _frame * _frames)
        {
            if (_frames > 0) LateFrames++;
            _start = time.GetTimestamp();
            _frames = 0;
        }

        await WaitUntilAsync(_frame * (_frames - FramesAhead), cancellationToken);
        _frames++;
    }

    /// <summary>Returns when all that was sent has been heard.</summary>
    public async Task WaitForEndAsync(CancellationToken cancellationToken)
    {
        if (_frames > 0) await WaitUntilAsync(_frame * _frames, cancellationToken);
    }

    private async Task WaitUntilAsync(TimeSpan sinceStart, CancellationToken cancellationToken)
    {
        var left = sinceStart - time.GetElapsedTime(_start);
        if (left > TimeSpan.Zero) await Task.Delay(left, time, cancellationToken);
    }
}
