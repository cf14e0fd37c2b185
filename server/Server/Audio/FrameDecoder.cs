using System.Buffers.Binary;

namespace Server.Audio;

/// <summary>Turns a client's binary frames into 16 kHz mono. One per session; not for several threads.</summary>
public sealed class FrameDecoder : IDisposable
{
    /// <summary>Room that every call needs: one second, the longest PCM frame that is taken.</summary>
    public const int MaxSamples = AudioFormat.RecognitionRateHz;

    private readonly AudioFormat _uplink;
    private readonly OpusDecoder? _opus;
    private readonly Resampler? _resampler;
    private readonly short[] _mono = [];

    /// <param name="uplink">As negotiated by <see cref="AudioFormats.TryNegotiate"/>.</param>
    public FrameDecoder(AudioFormat uplink)
    {
        _uplink = uplink;
        if (uplink.Codec == AudioCodec.Opus)
        {
            _opus = new OpusDecoder(AudioFormat.RecognitionRateHz);
        }
        else if (uplink.SampleRateHz != AudioFormat.RecognitionRateHz)
        {
            _resampler = new Resampler(uplink.SampleRateHz, AudioFormat.RecognitionRateHz);
            _mono = new short[uplink.SampleRateHz];
        }
    }

    /// <summary>Decodes one frame. Of stereo PCM the left channel is kept: the board's microphone is there.</summary>
    /// <param name="packet">As it came from the network; anything is safe.</param>
    /// <param name="output">Room for <see cref="MaxSamples"/>.</param>
    /// <param name="samples">How many were written. The first frame of resampled PCM gives a few less.</param>
    /// <returns>False for a malformed frame: half a sample, more than a second of PCM, broken Opus.</returns>
    public bool TryDecode(ReadOnlySpan<byte> packet, Span<short> output, out int samples)
    {
        if (output.Length < MaxSamples)
            throw new ArgumentException($"Needs room for {MaxSamples} samples.", nameof(output));
        if (_opus is not null)
            return _opus.TryDecode(packet, output, out samples);
        return TryDecodePcm(packet, output, out samples);
    }

    public void Dispose()
    {
        _opus?.Dispose();
        _resampler?.Dispose();
    }

    private bool TryDecodePcm(ReadOnlySpan<byte> packet, Span<short> output, out int samples)
    {
        int stride = _uplink.Channels * sizeof(short);
        samples = packet.Length / stride;
        if (samples == 0 || samples > _uplink.SampleRateHz || packet.Length % stride != 0)
        {
            samples = 0;
            return false;
        }
        Span<short> mono = _resampler is null ? output : _mono;
        for (int i = 0; i < samples; i++)
            mono[i] = BinaryPrimitives.ReadInt16LittleEndian(packet[(i * stride)..]);
        if (_resampler is not null)
            samples = _resampler.Process(mono[..samples], output);
        return true;
    }
}
