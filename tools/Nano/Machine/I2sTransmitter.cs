using System.Device.I2s;

namespace Nano;

/// <summary>
/// The sending side of a bus: a ring of DMA descriptors of 256 frames that the sample clock drains. A write into an empty
/// ring sounds from the next descriptor on; a full ring blocks the writer; an empty one sends silence.
/// Source of the figures: as for <see cref="I2sReceiver"/>.
/// </summary>
internal sealed class I2sTransmitter
{
    /// <summary>A ring that stays dry for longer than this was at the end of its playback; sooner it was an underrun.</summary>
    internal const long PauseBetweenPlaybacksMicroseconds = 400_000;

    private readonly EmulatedMachine _machine;
    private readonly int _rate;
    private readonly int _frameBytes;
    private readonly bool _swapsChannels;
    private readonly long _capacityFrames;
    private readonly long _started;
    private long _playbackStart;
    private long _writtenFrames;
    private bool _playing;

    public I2sTransmitter(EmulatedMachine machine, I2sConnectionSettings settings)
    {
        _machine = machine;
        _rate = settings.SampleRate;
        var stereo = settings.ChannelFormat == I2sChannelFormat.RightLeft;
        _frameBytes = (int)settings.BitsPerSample / 8 * (stereo ? 2 : 1);
        _swapsChannels = settings.BitsPerSample == I2sBitsPerSample.Bit32;
        var descriptors = settings.BufferSize / (I2sReceiver.FramesPerDescriptor * _frameBytes);
        if (descriptors < 2) throw new ArgumentException($"A BufferSize of {settings.BufferSize} gives {descriptors} DMA descriptors; at least 2 are needed.");
        _capacityFrames = (descriptors - 1) * (long)I2sReceiver.FramesPerDescriptor;
        _started = machine.Clock.Microseconds;
        machine.Speaker.Attach(_rate, _frameBytes, stereo ? 2 : 1);
    }

    /// <summary>Returns the microseconds that the write had to wait for room.</summary>
    public long Write(Span<byte> buffer)
    {
        if (_swapsChannels) SwapChannels(buffer);
        long waited = 0;
        while (buffer.Length >= _frameBytes)
        {
            BeginPlaybackIfDry();
            var room = _capacityFrames - (_writtenFrames - PlayedFrames());
            if (room <= 0)
            {
                waited += WaitForRoom();
                continue;
            }

            var now = (int)Math.Min(room, buffer.Length / _frameBytes);
            _machine.Speaker.Append(buffer[..(now * _frameBytes)]);
            _writtenFrames += now;
            buffer = buffer[(now * _frameBytes)..];
            _machine.Speaker.EndsAt = TimeOf(_writtenFrames);
        }

        return waited;
    }

    /// <summary>The bus is closed: what has not sounded never will.</summary>
    public void CutOff()
    {
        if (!_playing) return;
        var unplayed = _writtenFrames - Math.Min(_writtenFrames, PlayedFrames());
        _machine.Speaker.CutOff(unplayed);
    }

    private long PlayedFrames() =>
        Math.Clamp((_machine.Clock.Microseconds - _playbackStart) * _rate / 1_000_000, 0, _writtenFrames);

    private long TimeOf(long frame) => _playbackStart + (frame * 1_000_000 + _rate - 1) / _rate;

    private void BeginPlaybackIfDry()
    {
        var now = _machine.Clock.Microseconds;
        var dryFor = now - TimeOf(_writtenFrames);
        if (_playing && dryFor < 0) return;

        var underrun = _playing && dryFor < PauseBetweenPlaybacksMicroseconds;
        var start = NextDescriptorStart(now);
        if (underrun)
        {
            _machine.I2s.Underruns++;
            _machine.Speaker.AppendSilence((start - TimeOf(_writtenFrames)) * _rate / 1_000_000);
        }
        else
        {
            _machine.Speaker.BeginPlayback(start);
        }

        _playing = true;
        _playbackStart = start;
        _writtenFrames = 0;
    }

    private long NextDescriptorStart(long now)
    {
        var frame = (now - _started) * _rate / 1_000_000;
        var next = (frame / I2sReceiver.FramesPerDescriptor + 1) * I2sReceiver.FramesPerDescriptor;
        return _started + next * 1_000_000 / _rate;
    }

    /// <summary>Room comes a descriptor at a time.</summary>
    private long WaitForRoom()
    {
        var due = TimeOf(_writtenFrames - _capacityFrames + I2sReceiver.FramesPerDescriptor);
        var wait = Math.Max(1, due - _machine.Clock.Microseconds);
        _machine.Clock.SleepUntil(_machine.Clock.Microseconds + wait);
        return wait;
    }

    /// <summary>The real call does this inside the caller's buffer, so that a buffer written twice is heard crossed once.</summary>
    private static void SwapChannels(Span<byte> buffer)
    {
        for (var at = 0; at + 8 <= buffer.Length; at += 8)
        {
            for (var i = 0; i < 4; i++) (buffer[at + i], buffer[at + 4 + i]) = (buffer[at + 4 + i], buffer[at + i]);
        }
    }
}
