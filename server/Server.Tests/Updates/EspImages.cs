using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Server.Tests.Updates;

/// <summary>Images of ESP-IDF, with all that makes them whole.</summary>
internal static class EspImages
{
    public const int Esp32S3 = 9;
    public const int Esp32C3 = 5;

    /// <summary>An application of two segments, with its SHA-256 behind it.</summary>
    public static byte[] Application(string version, int chipId = Esp32S3, int bytes = 1000)
    {
        var first = new byte[256 + bytes];
        BinaryPrimitives.WriteUInt32LittleEndian(first, 0xABCD5432);
        Encoding.ASCII.GetBytes(version).CopyTo(first, 16);
        Encoding.ASCII.GetBytes("xiaozhi").CopyTo(first, 48);
        for (var i = 256; i < first.Length; i++) first[i] = (byte)(i * 31);
        return Whole(chipId, first, new byte[37]);
    }

    /// <summary>A boot loader: like an application, but without the description.</summary>
    public static byte[] BootLoader(int chipId = Esp32S3) => Whole(chipId, new byte[300]);

    /// <summary>What <c>esptool merge_bin</c> makes: boot loader, table of partitions at 0x8000, application at 0x10000.</summary>
    /// <param name="bootLoaderAt">0 for newer chips, 0x1000 for the first ESP32.</param>
    public static byte[] WholeFlash(int bootLoaderAt)
    {
        var flash = new byte[0x12000];
        flash.AsSpan().Fill(0xFF);
        BootLoader().CopyTo(flash, bootLoaderAt);
        new byte[] { 0xAA, 0x50, 1, 2 }.CopyTo(flash, 0x8000);
        Application("2.0.0").CopyTo(flash, 0x10000);
        return flash;
    }

    private static byte[] Whole(int chipId, params byte[][] segments)
    {
        var image = new List<byte> { 0xE9, (byte)segments.Length, 2, 0x4F, 0, 0, 0, 0x40, 0xEE, 0, 0, 0, (byte)chipId, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1 };
        byte checksum = 0xEF;
        foreach (var segment in segments)
        {
            image.AddRange([0, 0, 0, 0x3C, .. BitConverter.GetBytes(segment.Length), .. segment]);
            checksum = segment.Aggregate(checksum, (sum, value) => (byte)(sum ^ value));
        }

        while (image.Count % 16 != 15) image.Add(0);
        image.Add(checksum);
        return [.. image, .. SHA256.HashData(image.ToArray())];
    }
}
