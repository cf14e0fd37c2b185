using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Emulator.Sound;

/// <summary>WAV files: reads 16-bit PCM of 8 to 48 kHz, mono or stereo; writes 16-bit PCM.</summary>
/// <remarks>
/// RIFF: "RIFF" u32 size "WAVE", then chunks of a four-letter name, a u32 size and, padded to even, that many bytes.
/// "fmt ": u16 format (1 PCM, 0xFFFE extensible with the format in the first two bytes of a GUID at 24), u16 channels,
/// u32 rate, u32 bytes a second, u16 bytes a frame, u16 bits. "data": the samples. All little-endian.
/// </remarks>
internal static class WavFile
{
    private const int Pcm = 1;
    private const int Extensible = 0xFFFE;
    private const int HeaderBytes = 44;

    /// <summary>Reads a file as 16 kHz mono; false, with the reason in words, when it is none of the kinds that are read.</summary>
    public static bool TryRead(string path, [NotNullWhen(true)] out short[]? samples, out string problem)
    {
        samples = null;
        try
        {
            return TryParse(File.ReadAllBytes(path), out samples, out problem);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            problem = unreadable.Message;
            return false;
        }
    }

    /// <summary>As <see cref="TryRead"/>, from memory.</summary>
    public static bool TryParse(ReadOnlySpan<byte> file, [NotNullWhen(true)] out short[]? samples, out string problem)
    {
        samples = null;
        if (file.Length < 12 || !file[..4].SequenceEqual("RIFF"u8) || !file[8..12].SequenceEqual("WAVE"u8))
        {
            problem = "it is no WAV file";
            return false;
        }

        if (!TryChunk(file, "fmt "u8, out var format) || format.Length < 16 || !TryChunk(file, "data"u8, out var data))
        {
            problem = "it has no format or no data";
            return false;
        }

        int kind = BinaryPrimitives.ReadUInt16LittleEndian(format);
        if (kind == Extensible && format.Length >= 26) kind = BinaryPrimitives.ReadUInt16LittleEndian(format[24..]);
        int channels = BinaryPrimitives.ReadUInt16LittleEndian(format[2..]);
        var rate = BinaryPrimitives.ReadUInt32LittleEndian(format[4..]);
        int bits = BinaryPrimitives.ReadUInt16LittleEndian(format[14..]);
        if (kind != Pcm || bits != 16 || channels is not (1 or 2) || rate is < 8_000 or > 48_000)
        {
            problem = $"it has format {kind}, {bits} bits, {channels} channels, {rate} Hz; 16-bit PCM, mono or stereo, of 8,000 to 48,000 Hz is read";
            return false;
        }

        problem = string.Empty;
        samples = Resampler.ToSixteenKilohertz(Mono(data, channels), (int)rate);
        return true;
    }

    /// <summary>Writes one channel of 16-bit samples.</summary>
    public static void Write(string path, ReadOnlySpan<short> samples, int sampleRate)
    {
        var file = new byte[HeaderBytes + samples.Length * 2];
        Encoding.ASCII.GetBytes("RIFF", file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), file.Length - 8);
        Encoding.ASCII.GetBytes("WAVEfmt ", file.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(20), Pcm);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(22), 1);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(24), sampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(28), sampleRate * 2);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(32), 2);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(34), 16);
        Encoding.ASCII.GetBytes("data", file.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(40), samples.Length * 2);
        for (var i = 0; i < samples.Length; i++) BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(HeaderBytes + i * 2), samples[i]);
        File.WriteAllBytes(path, file);
    }

    /// <summary>A size past the end means up to the end, as programs write that stream WAV into a pipe.</summary>
    private static bool TryChunk(ReadOnlySpan<byte> file, ReadOnlySpan<byte> name, out ReadOnlySpan<byte> chunk)
    {
        chunk = default;
        long at = 12;
        while (at + 8 <= file.Length)
        {
            var size = BinaryPrimitives.ReadUInt32LittleEndian(file[((int)at + 4)..]);
            var end = Math.Min(at + 8 + size, file.Length);
            if (file.Slice((int)at, 4).SequenceEqual(name))
            {
                chunk = file[((int)at + 8)..(int)end];
                return true;
            }

            at = at + 8 + size + (size & 1);
        }

        return false;
    }

    private static short[] Mono(ReadOnlySpan<byte> data, int channels)
    {
        var samples = new short[data.Length / (2 * channels)];
        for (var i = 0; i < samples.Length; i++)
        {
            var sum = 0;
            for (var channel = 0; channel < channels; channel++) sum += BinaryPrimitives.ReadInt16LittleEndian(data[((i * channels + channel) * 2)..]);
            samples[i] = (short)(sum / channels);
        }

        return samples;
    }
}
