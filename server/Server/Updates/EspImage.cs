using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Server.Updates;

/// <summary>An application image of ESP-IDF, which is what stock boards load.</summary>
/// <param name="ChipId">0 is ESP32, 2 S2, 5 C3, 9 S3, 13 C6, 18 P4.</param>
/// <param name="Version">What a device that runs it says that it runs; may be empty.</param>
/// <remarks>
/// Figures of ESP-IDF's "App Image Format" and <c>esp_app_format.h</c>, <c>esp_app_desc.h</c>: 24 bytes of header (0xE9,
/// number of segments, …, chip at 12, "SHA-256 appended" at 23), then segments of 8 bytes of header (address, length) and
/// content. The first segment begins with the description of the application: a magic word, and the version at 16 with 32
/// bytes. A checksum ends the last row of 16 bytes; 32 bytes of SHA-256 over all of it may follow.
/// </remarks>
internal sealed record EspImage(int ChipId, string Version)
{
    public const byte Magic = 0xE9;

    private const int HeaderBytes = 24;
    private const int SegmentHeaderBytes = 8;
    private const int MaxSegments = 16;
    private const int DescriptionAt = HeaderBytes + SegmentHeaderBytes;
    private const uint DescriptionMagic = 0xABCD5432;
    private const int VersionAt = DescriptionAt + 16;
    private const int VersionBytes = 32;
    private const int PartitionTableAt = 0x8000;
    private const byte ChecksumSeed = 0xEF;

    /// <summary>False, with the reason in words, for what a running device cannot put into its other slot.</summary>
    public static bool TryRead(ReadOnlySpan<byte> content, out EspImage? image, out string problem)
    {
        image = null;
        if (!IsApplication(content))
        {
            problem = HasPartitionTable(content)
                ? "This is an image of the whole flash: it has a boot loader at its beginning and the table of partitions at 0x8000. An update replaces the application alone. Publish the application's own .bin (in ESP-IDF build/PROJECT.bin, not merged-binary.bin), and flash this one over the cable."
                : "This is no application of ESP-IDF: the description that belongs at 0x20 is missing. A boot loader and an image of the whole flash begin alike; publish the application's own .bin.";
            return false;
        }

        if (!IsWhole(content))
        {
            problem = "The image is damaged or cut off: its segments, its checksum or its SHA-256 do not agree with what is there.";
            return false;
        }

        problem = "";
        var version = content.Slice(VersionAt, VersionBytes);
        var end = version.IndexOf((byte)0);
        image = new EspImage(BinaryPrimitives.ReadUInt16LittleEndian(content[12..]), Encoding.ASCII.GetString(end < 0 ? version : version[..end]));
        return true;
    }

    private static bool IsApplication(ReadOnlySpan<byte> content) =>
        content.Length >= VersionAt + VersionBytes && content[0] == Magic && BinaryPrimitives.ReadUInt32LittleEndian(content[DescriptionAt..]) == DescriptionMagic;

    /// <summary>Chips whose boot loader lies behind the beginning have 0xFF before it.</summary>
    private static bool HasPartitionTable(ReadOnlySpan<byte> content) =>
        content.Length > PartitionTableAt + 2 && content[PartitionTableAt] == 0xAA && content[PartitionTableAt + 1] == 0x50;

    private static bool IsWhole(ReadOnlySpan<byte> content)
    {
        if (content[1] is 0 or > MaxSegments) return false;
        var at = (long)HeaderBytes;
        var checksum = ChecksumSeed;
        for (var segment = 0; segment < content[1]; segment++)
        {
            if (at + SegmentHeaderBytes > content.Length) return false;
            var length = BinaryPrimitives.ReadUInt32LittleEndian(content[(int)(at + 4)..]);
            at += SegmentHeaderBytes;
            if (at + length > content.Length) return false;
            foreach (var value in content.Slice((int)at, (int)length)) checksum ^= value;
            at += length;
        }

        var end = (int)((at + 16) & ~15L);
        if (end > content.Length || content[end - 1] != checksum) return false;
        if (content[23] == 0) return true;
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content[..end], hash);
        return content.Length >= end + hash.Length && content.Slice(end, hash.Length).SequenceEqual(hash);
    }
}
