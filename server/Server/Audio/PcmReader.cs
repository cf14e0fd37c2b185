using System.Buffers.Binary;

namespace Server.Audio;

/// <summary>Makes mono samples of one rate of bytes that come in any pieces: 16-bit little-endian, one channel or two, of another
/// rate perhaps. Not for several threads.</summary>
public sealed class PcmReader(int sourceRateHz, int channels, int targetRateHz) : IDisposable
{
    private const int LowestRateHz = 8_000;
    private const int HighestRateHz = 96_000;

    private readonly Resampler? _resampler = sourceRateHz == targetRateHz ? null : new Resampler(sourceRateHz, targetRateHz);
    private readonly byte[] _left = new byte[2 * sizeof(short)];
    private int _leftCount;
    private short[] _mono = [];
    private short[] _resampled = [];

    /// <summary>Whether it is a form that can be read.</summary>
    public static bool Takes(long rateHz, int channels) => rateHz is >= LowestRateHz and <= HighestRateHz && channels is 1 or 2;

    /// <summary>Takes bytes; what they make is good until the next call.</summary>
    public ReadOnlyMemory<short> Read(ReadOnlySpan<byte> bytes)
    {
        var frame = channels * sizeof(short);
        if (_mono.Length < bytes.Length / frame + 1) _mono = new short[bytes.Length / frame + 1];
        var count = 0;
        while (_leftCount + bytes.Length >= frame)
        {
            if (_leftCount == 0)
            {
                _mono[count++] = Mix(bytes);
                bytes = bytes[frame..];
                continue;
            }

            bytes[..(frame - _leftCount)].CopyTo(_left.AsSpan(_leftCount));
            bytes = bytes[(frame - _leftCount)..];
            _leftCount = 0;
            _mono[count++] = Mix(_left);
        }

        bytes.CopyTo(_left.AsSpan(_leftCount));
        _leftCount += bytes.Length;
        if (_resampler is null) return _mono.AsMemory(0, count);
        var room = _resampler.MaxOutput(count);
        if (_resampled.Length < room) _resampled = new short[room];
        return _resampled.AsMemory(0, _resampler.Process(_mono.AsSpan(0, count), _resampled));
    }

    /// <summary>What the change of rate still holds, at the end.</summary>
    public ReadOnlyMemory<short> Flush()
    {
        if (_resampler is null) return default;
        if (_resampled.Length < _resampler.MaxTail) _resampled = new short[_resampler.MaxTail];
        return _resampled.AsMemory(0, _resampler.Flush(_resampled));
    }

    public void Dispose() => _resampler?.Dispose();

    private short Mix(ReadOnlySpan<byte> frame)
    {
        var left = BinaryPrimitives.ReadInt16LittleEndian(frame);
        return channels == 1 ? left : (short)((left + BinaryPrimitives.ReadInt16LittleEndian(frame[sizeof(short)..])) / 2);
    }
}
