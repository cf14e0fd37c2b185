using System.Runtime.InteropServices;

namespace Server.Audio;

/// <summary>Turns mono speech into the binary frames a client wants. One per session; not for several threads.
/// Once its buffers have grown to the longest chunk it allocates nothing.</summary>
public sealed class FrameEncoder : IDisposable
{
    private readonly AudioFormat _downlink;
    private readonly OpusEncoder? _opus;
    private readonly Resampler? _resampler;
    private readonly short[] _interleaved;
    private short[] _pending;
    private int _start;
    private int _count;

    /// <param name="downlink">As negotiated by <see cref="AudioFormats.TryNegotiate"/>.</param>
    /// <param name="sourceRateHz">Rate of what is written.</param>
    public FrameEncoder(AudioFormat downlink, int sourceRateHz)
    {
        _downlink = downlink;
        _opus = downlink.Codec == AudioCodec.Opus ? new OpusEncoder(downlink.SampleRateHz, downlink.Channels) : null;
        _resampler = sourceRateHz == downlink.SampleRateHz ? null : new Resampler(sourceRateHz, downlink.SampleRateHz);
        _interleaved = new short[downlink.FrameSamples * downlink.Channels];
        _pending = new short[4 * downlink.FrameSamples];
    }

    /// <summary>Room that <see cref="TryRead"/> needs for any frame.</summary>
    public int MaxFrameBytes => _opus is null ? _downlink.PcmFrameBytes : OpusEncoder.MaxPacketBytes;

    /// <summary>Factor from 0 to 1 for every sample that is read from now on.</summary>
    public double Gain { get; set; } = 1;

    /// <summary>Adds samples at the source's rate.</summary>
    public void Write(ReadOnlySpan<short> mono)
    {
        if (_resampler is null)
        {
            mono.CopyTo(Reserve(mono.Length));
            _count += mono.Length;
        }
        else
        {
            _count += _resampler.Process(mono, Reserve(_resampler.MaxOutput(mono.Length)));
        }
    }

    /// <summary>Takes the next whole frame, if there is one.</summary>
    /// <param name="frame">Room for <see cref="MaxFrameBytes"/>.</param>
    /// <param name="bytes">Length of the frame; for PCM always exactly the negotiated length.</param>
    public bool TryRead(Span<byte> frame, out int bytes)
    {
        bytes = 0;
        if (_count < _downlink.FrameSamples)
            return false;
        Span<short> mono = _pending.AsSpan(_start, _downlink.FrameSamples);
        if (Gain != 1)
            Scale(mono, Gain);
        _start += mono.Length;
        _count -= mono.Length;
        ReadOnlySpan<short> samples = Interleave(mono);
        bytes = _opus is null ? CopyLittleEndian(samples, frame) : _opus.Encode(samples, frame);
        return true;
    }

    /// <summary>Ends what is being spoken: the last frame is filled up with silence, so that
    /// <see cref="TryRead"/> gives everything that was written.</summary>
    public void Flush()
    {
        if (_resampler is not null)
            _count += _resampler.Flush(Reserve(_resampler.MaxTail));
        int rest = _count % _downlink.FrameSamples;
        if (rest == 0)
            return;
        int padding = _downlink.FrameSamples - rest;
        Reserve(padding)[..padding].Clear();
        _count += padding;
    }

    /// <summary>Drops what has not been read, for speech that was cut off.</summary>
    public void Clear()
    {
        if (_resampler is not null)
            _ = _resampler.Flush(Reserve(_resampler.MaxTail));
        _start = 0;
        _count = 0;
    }

    public void Dispose()
    {
        _opus?.Dispose();
        _resampler?.Dispose();
    }

    private Span<short> Reserve(int samples)
    {
        if (_start + _count + samples > _pending.Length)
        {
            short[] target = _count + samples > _pending.Length
                ? new short[Math.Max(2 * _pending.Length, _count + samples)]
                : _pending;
            Array.Copy(_pending, _start, target, 0, _count);
            _pending = target;
            _start = 0;
        }
        return _pending.AsSpan(_start + _count);
    }

    private static void Scale(Span<short> samples, double gain)
    {
        for (int i = 0; i < samples.Length; i++)
            samples[i] = (short)Math.Round(samples[i] * gain);
    }

    private ReadOnlySpan<short> Interleave(ReadOnlySpan<short> mono)
    {
        if (_downlink.Channels == 1)
            return mono;
        for (int i = 0; i < mono.Length; i++)
            _interleaved[2 * i] = _interleaved[2 * i + 1] = mono[i];
        return _interleaved;
    }

    private static int CopyLittleEndian(ReadOnlySpan<short> samples, Span<byte> frame)
    {
        // Every platform that .NET runs on here is little-endian, as the wire is.
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(samples);
        bytes.CopyTo(frame);
        return bytes.Length;
    }
}
