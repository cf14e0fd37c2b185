using System.Buffers.Binary;

namespace Server.Vision;

/// <summary>What a picture claims to measure, in pixels. Only its header is read and nothing of it is unpacked, so that
/// a small file that claims to be huge costs nothing here.</summary>
internal readonly record struct ImageSize(int Width, int Height)
{
    /// <summary>Below this there is nothing to be seen.</summary>
    public const int MinSide = 64;

    /// <summary>Five times the recommended 1920; whoever unpacks more than this runs out of memory.</summary>
    public const int MaxSide = 10_000;

    /// <summary>The most pixels altogether: the largest sensors of phones.</summary>
    public const long MaxPixels = 50_000_000;

    private const int MaxTiffFields = 512;

    public bool IsTooSmall => Width < MinSide || Height < MinSide;

    public bool IsTooLarge => Width > MaxSide || Height > MaxSide || (long)Width * Height > MaxPixels;

    /// <summary>False when the header is cut off or contradicts its format.</summary>
    /// <param name="content">The file.</param>
    /// <param name="mimeType">What <see cref="ImageFormats.MimeTypeOf"/> says of it.</param>
    /// <param name="size">Both sides above zero.</param>
    public static bool TryRead(ReadOnlySpan<byte> content, string mimeType, out ImageSize size)
    {
        var found = mimeType switch
        {
            "image/jpeg" => OfJpeg(content),
            "image/png" => OfPng(content),
            "image/gif" => OfGif(content),
            "image/bmp" => OfBitmap(content),
            "image/tiff" => OfTiff(content),
            "image/webp" => OfWebP(content),
            _ => null,
        };
        size = found.GetValueOrDefault();
        return size is { Width: > 0, Height: > 0 };
    }

    /// <summary>Walks the segments (marker, length, content) to the first frame header: precision, height, width.</summary>
    private static ImageSize? OfJpeg(ReadOnlySpan<byte> content)
    {
        for (var at = 2; at + 4 <= content.Length;)
        {
            if (content[at] != 0xFF) return null;
            var marker = content[at + 1];
            if (marker == 0xFF)
            {
                at++; // a fill byte
                continue;
            }

            // Restarts and TEM stand alone; a start of scan or an end before the frame header is no picture.
            if (marker is 0x01 or (>= 0xD0 and <= 0xD7))
            {
                at += 2;
                continue;
            }

            if (marker is 0x00 or 0xD8 or 0xD9 or 0xDA) return null;
            var length = BinaryPrimitives.ReadUInt16BigEndian(content[(at + 2)..]);
            if (length < 2) return null;
            if (marker is >= 0xC0 and <= 0xCF and not 0xC4 and not 0xC8 and not 0xCC)
            {
                return length < 8 || at + 9 > content.Length
                    ? null
                    : new ImageSize(BinaryPrimitives.ReadUInt16BigEndian(content[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(content[(at + 5)..]));
            }

            at += 2 + length;
        }

        return null;
    }

    private static ImageSize? OfPng(ReadOnlySpan<byte> content) =>
        content.Length >= 29 && content[8..16].SequenceEqual("\0\0\0\rIHDR"u8)
            ? Of(BinaryPrimitives.ReadUInt32BigEndian(content[16..]), BinaryPrimitives.ReadUInt32BigEndian(content[20..]))
            : null;

    private static ImageSize? OfGif(ReadOnlySpan<byte> content) =>
        content.Length >= 13
            ? new ImageSize(BinaryPrimitives.ReadUInt16LittleEndian(content[6..]), BinaryPrimitives.ReadUInt16LittleEndian(content[8..]))
            : null;

    /// <summary>The oldest header has 16-bit sides; in the others a height below zero means that the first row is the top one.</summary>
    private static ImageSize? OfBitmap(ReadOnlySpan<byte> content)
    {
        if (content.Length < 26) return null;
        if (content[14] == 12) return new ImageSize(BinaryPrimitives.ReadUInt16LittleEndian(content[18..]), BinaryPrimitives.ReadUInt16LittleEndian(content[20..]));
        var width = BinaryPrimitives.ReadInt32LittleEndian(content[18..]);
        var height = BinaryPrimitives.ReadInt32LittleEndian(content[22..]);
        return width <= 0 ? null : Of((uint)width, (uint)Math.Abs((long)height));
    }

    /// <summary>The first directory's fields 256 (width) and 257 (height), each a 16- or a 32-bit number.</summary>
    private static ImageSize? OfTiff(ReadOnlySpan<byte> content)
    {
        if (content.Length < 8) return null;
        var little = content[0] == 'I';
        var directory = Long(content[4..], little);
        if (directory < 8 || directory + 2 > content.Length) return null;
        var fields = Short(content[(int)directory..], little);
        if (fields > MaxTiffFields) return null;
        long width = 0, height = 0;
        for (var i = 0; i < fields; i++)
        {
            var at = directory + 2 + (12 * i);
            if (at + 12 > content.Length) return null;
            var field = content[(int)at..];
            var value = Short(field[2..], little) switch { 3 => Short(field[8..], little), 4 => Long(field[8..], little), _ => 0 };
            if (Short(field, little) == 256) width = value;
            if (Short(field, little) == 257) height = value;
        }

        return Of(width, height);
    }

    /// <summary>Three kinds of first chunk: lossy, lossless (14 bits a side, less one), extended (24 bits a side, less one).</summary>
    private static ImageSize? OfWebP(ReadOnlySpan<byte> content)
    {
        if (content.Length < 30) return null;
        var chunk = content[12..16];
        if (chunk.SequenceEqual("VP8 "u8) && content[23..26].SequenceEqual<byte>([0x9D, 0x01, 0x2A]))
            return new ImageSize(BinaryPrimitives.ReadUInt16LittleEndian(content[26..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(content[28..]) & 0x3FFF);
        if (chunk.SequenceEqual("VP8L"u8) && content[20] == 0x2F)
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(content[21..]);
            return new ImageSize((int)(bits & 0x3FFF) + 1, (int)((bits >> 14) & 0x3FFF) + 1);
        }

        return chunk.SequenceEqual("VP8X"u8)
            ? new ImageSize((int)(Long(content[24..], true) & 0xFFFFFF) + 1, (int)(Long(content[26..], true) >> 8) + 1)
            : null;
    }

    /// <summary>Claims that do not fit a number stay claims: as large as one can be.</summary>
    private static ImageSize Of(long width, long height) => new((int)Math.Min(width, int.MaxValue), (int)Math.Min(height, int.MaxValue));

    private static long Short(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static long Long(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
