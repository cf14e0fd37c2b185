using System.Buffers.Binary;

namespace Server.Audio;

/// <summary>What the bytes before the samples of a WAV file say.</summary>
/// <param name="SampleRateHz">Of the samples, 16 bits each.</param>
/// <param name="Channels">1, or 2 interleaved.</param>
/// <param name="Length">Of the header in bytes; the samples follow.</param>
/// <param name="DataBytes">How many bytes of samples follow; null when the writer did not know, as one that streams.</param>
public readonly record struct WavHeader(int SampleRateHz, int Channels, int Length, long? DataBytes)
{
    /// <summary>Writers put some text before the samples; a header is longer than that in nobody's file.</summary>
    public const int MaxLength = 4096;

    private const int RiffBytes = 12;
    private const int ChunkHeadBytes = 8;
    private const int FormatBytes = 16;
    private const int CanonicalLength = RiffBytes + ChunkHeadBytes + FormatBytes + ChunkHeadBytes;
    private const ushort Pcm = 1;
    private const ushort Extensible = 0xFFFE;
    private const int SubFormatOffset = 24;

    /// <summary>Whether bytes begin as a WAV file does.</summary>
    public static bool IsWav(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= RiffBytes && bytes[..4].SequenceEqual("RIFF"u8) && bytes[8..12].SequenceEqual("WAVE"u8);

    /// <summary>Reads a header. Null when more bytes are needed than there are.</summary>
    /// <exception cref="FormatException">It is no WAV file of 16-bit samples in one channel or two.</exception>
    public static WavHeader? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < RiffBytes) return null;
        if (!IsWav(bytes)) throw new FormatException("It is no WAV file.");
        (int Rate, int Channels)? format = null;
        for (var at = RiffBytes; ;)
        {
            if (at > MaxLength) throw new FormatException("The header of the WAV file is too long.");
            if (bytes.Length < at + ChunkHeadBytes) return null;
            var size = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(at + 4)..]);
            if (bytes.Slice(at, 4).SequenceEqual("data"u8))
            {
                if (format is not { } found) throw new FormatException("The WAV file does not say its format.");
                return new WavHeader(found.Rate, found.Channels, at + ChunkHeadBytes, size is 0 or >= int.MaxValue ? null : size);
            }

            if (size > MaxLength) throw new FormatException("The header of the WAV file is too long.");
            var end = at + ChunkHeadBytes + (int)size + (int)(size & 1);
            if (bytes.Length < end) return null;
            if (bytes.Slice(at, 4).SequenceEqual("fmt "u8)) format = ReadFormat(bytes.Slice(at + ChunkHeadBytes, (int)size));
            at = end;
        }
    }

    /// <summary>The header of mono samples.</summary>
    public static byte[] Write(int sampleRateHz, int sampleCount)
    {
        var header = new byte[CanonicalLength];
        var dataBytes = sampleCount * sizeof(short);
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(4), CanonicalLength - ChunkHeadBytes + dataBytes);
        "WAVEfmt "u8.CopyTo(header.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(16), FormatBytes);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(20), Pcm);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(22), 1);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(24), sampleRateHz);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(28), sampleRateHz * sizeof(short));
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(32), sizeof(short));
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(34), 16);
        "data"u8.CopyTo(header.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(40), dataBytes);
        return header;
    }

    private static (int Rate, int Channels) ReadFormat(ReadOnlySpan<byte> format)
    {
        if (format.Length < FormatBytes) throw new FormatException("The format of the WAV file is cut short.");
        var codec = BinaryPrimitives.ReadUInt16LittleEndian(format);
        if (codec == Extensible && format.Length >= SubFormatOffset + 2) codec = BinaryPrimitives.ReadUInt16LittleEndian(format[SubFormatOffset..]);
        var channels = BinaryPrimitives.ReadUInt16LittleEndian(format[2..]);
        var rate = BinaryPrimitives.ReadUInt32LittleEndian(format[4..]);
        var bits = BinaryPrimitives.ReadUInt16LittleEndian(format[14..]);
        return codec == Pcm && bits == 16 && PcmReader.Takes(rate, channels)
            ? ((int)rate, channels)
            : throw new FormatException($"The WAV file has codec {codec}, {bits} bits, {channels} channels, {rate} Hz; 16-bit PCM in one channel or two is needed.");
    }
}
