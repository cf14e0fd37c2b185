using System.Buffers.Binary;

namespace Server.Tests.Vision;

/// <summary>Files that begin like pictures: headers with true sizes, and rubbish instead of pixels.</summary>
internal static class Pictures
{
    public static readonly string[] Types = ["image/jpeg", "image/png", "image/gif", "image/bmp", "image/tiff", "image/webp"];

    public static byte[] Of(string mimeType, int width, int height) => mimeType switch
    {
        "image/jpeg" => Jpeg(width, height),
        "image/png" => [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8, .. Big32(width), .. Big32(height), 8, 2, 0, 0, 0, .. Big32(0)],
        "image/gif" => [.. "GIF89a"u8, .. Little16(width), .. Little16(height), 0, 0, 0],
        "image/bmp" => [.. "BM"u8, .. new byte[12], 40, 0, 0, 0, .. Little32(width), .. Little32(-height), .. new byte[28]],
        "image/tiff" => Tiff(width, height),
        "image/webp" => [.. "RIFF"u8, 0, 0, 0, 0, .. "WEBPVP8 "u8, 0, 0, 0, 0, 0, 0, 0, 0x9D, 0x01, 0x2A, .. Little16(width), .. Little16(height)],
        _ => throw new ArgumentException(mimeType),
    };

    /// <summary>A picture that is taken.</summary>
    public static byte[] Photo => [.. Jpeg(640, 480), .. new byte[2000]];

    public static byte[] LosslessWebP(int width, int height) =>
        [.. "RIFF"u8, 0, 0, 0, 0, .. "WEBPVP8L"u8, 0, 0, 0, 0, 0x2F, .. Little32((width - 1) | ((height - 1) << 14)), 0, 0, 0, 0, 0];

    public static byte[] ExtendedWebP(int width, int height) =>
        [.. "RIFF"u8, 0, 0, 0, 0, .. "WEBPVP8X"u8, 10, 0, 0, 0, 0, 0, 0, 0, .. Little32(width - 1)[..3], .. Little32(height - 1)[..3]];

    /// <summary>As cameras write it: an application segment and a table before the frame header.</summary>
    private static byte[] Jpeg(int width, int height) =>
    [
        0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0,
        0xFF, 0xFF, 0xDB, 0, 4, 1, 2,
        0xFF, 0xC0, 0, 17, 8, .. Big16(height), .. Big16(width), 3, 1, 0x21, 0, 2, 0x11, 1, 3, 0x11, 1,
    ];

    private static byte[] Tiff(int width, int height) =>
    [
        .. "MM\0*"u8, .. Big32(8), .. Big16(2),
        .. Big16(256), .. Big16(3), .. Big32(1), .. Big16(width), 0, 0,
        .. Big16(257), .. Big16(4), .. Big32(1), .. Big32(height),
        .. Big32(0),
    ];

    private static byte[] Big16(int value) => [(byte)(value >> 8), (byte)value];

    private static byte[] Little16(int value) => [(byte)value, (byte)(value >> 8)];

    private static byte[] Big32(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] Little32(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }
}
