using System.Device.I2s;

namespace Nano;

/// <summary>
/// The receiving side of a bus, down to its DMA: whole descriptors of 256 frames become readable at once; one descriptor
/// less than there are is kept, then the oldest are overwritten; the DMA always takes 32-bit samples, in stereo as
/// right, left, and picks the caller's bytes out of groups of eight.
/// Source of the figures: nf-interpreter, sys_dev_i2s_native_System_Device_I2s_I2sDevice.cpp; ESP-IDF, i2s_legacy.c.
/// </summary>
internal sealed class I2sReceiver
{
    internal const int FramesPerDescriptor = 256;
    private const int GroupBytes = 8;

    private readonly EmulatedMachine _machine;
    private readonly long _started;
    private readonly int _rate;
    private readonly bool _stereo;
    private readonly bool _leftOnly;
    private readonly int _sampleBytes;
    private readonly int _keptDescriptors;
    private readonly short[] _sound = new short[FramesPerDescriptor];
    private long _nextFrame;

    public I2sReceiver(EmulatedMachine machine, I2sConnectionSettings settings)
    {
        _machine = machine;
        _started = machine.Clock.Microseconds;
        _rate = settings.SampleRate;
        _stereo = settings.ChannelFormat == I2sChannelFormat.RightLeft;
        _leftOnly = settings.ChannelFormat is I2sChannelFormat.OnlyLeft or I2sChannelFormat.AllLeft;
        _sampleBytes = (int)settings.BitsPerSample / 8;
        var descriptors = settings.BufferSize / (FramesPerDescriptor * (_stereo ? GroupBytes : GroupBytes / 2));
        if (descriptors < 2) throw new ArgumentException($"A BufferSize of {settings.BufferSize} gives {descriptors} DMA descriptors; at least 2 are needed.");
        _keptDescriptors = descriptors - 1;
    }

    /// <summary>DMA frames that make up a group of eight bytes: one of stereo, two of mono.</summary>
    private int FramesPerGroup => _stereo ? 1 : 2;

    /// <summary>Fills the buffer as far as the real call fills it; returns the microseconds that it had to wait.</summary>
    /// <exception cref="InvalidOperationException">The length is no whole number of groups: the real call then writes past the buffer.</exception>
    public long Read(Span<byte> buffer)
    {
        var bytesPerGroup = _sampleBytes * (_stereo ? 2 : 1);
        // The real code divides these integers, so that of 24-bit reads only three quarters are filled.
        var dmaBytes = buffer.Length * (GroupBytes / bytesPerGroup);
        if (dmaBytes % GroupBytes != 0)
            throw new InvalidOperationException($"A read of {buffer.Length} bytes is no whole number of frames and would overwrite the memory behind the buffer.");

        long waited = 0;
        var filled = 0;
        for (var groups = dmaBytes / GroupBytes; groups > 0;)
        {
            waited += WaitForFrames(FramesPerGroup);
            var inDescriptor = (int)(FramesPerDescriptor - _nextFrame % FramesPerDescriptor) / FramesPerGroup;
            var now = Math.Min(groups, inDescriptor);
            filled += Take(buffer[filled..], now);
            groups -= now;
        }

        return waited;
    }

    private long WaitForFrames(int frames)
    {
        DropOverwritten();
        var complete = (_nextFrame + frames + FramesPerDescriptor - 1) / FramesPerDescriptor * FramesPerDescriptor;
        var due = _started + (complete * 1_000_000 + _rate - 1) / _rate;
        var wait = due - _machine.Clock.Microseconds;
        if (wait <= 0) return 0;
        _machine.Clock.SleepUntil(due);
        return wait;
    }

    private void DropOverwritten()
    {
        var completeDescriptors = (_machine.Clock.Microseconds - _started) * _rate / 1_000_000 / FramesPerDescriptor;
        var oldestFrame = (completeDescriptors - _keptDescriptors) * FramesPerDescriptor;
        if (oldestFrame <= _nextFrame) return;
        _machine.I2s.LostFrames += oldestFrame - _nextFrame;
        _nextFrame = oldestFrame;
    }

    private int Take(Span<byte> into, int groups)
    {
        var sound = _sound.AsSpan(0, groups * FramesPerGroup);
        _machine.Microphone.Hear(_started, _nextFrame, _rate, sound);
        _nextFrame += sound.Length;

        var at = 0;
        for (var group = 0; group < groups; group++)
        {
            // An INMP441 wired to the left channel leaves the right one silent. Of two mono samples the second is taken.
            var heard = _stereo ? sound[group] : _leftOnly ? sound[group * 2 + 1] : (short)0;
            at += PutUpperBytes(into[at..], heard << 16);
            if (_stereo) at += PutUpperBytes(into[at..], 0);
        }

        return at;
    }

    private int PutUpperBytes(Span<byte> into, int sample32)
    {
        for (var i = 0; i < _sampleBytes; i++) into[i] = (byte)(sample32 >> (8 * (4 - _sampleBytes + i)));
        return _sampleBytes;
    }
}
