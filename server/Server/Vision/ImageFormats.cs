namespace Server.Vision;

/// <summary>The formats that are taken, told by what a file holds and never by its name or by what the sender says.</summary>
public static class ImageFormats
{
    /// <summary>For people.</summary>
    public const string Names = "JPEG, PNG, GIF, BMP, TIFF, WebP";

    /// <summary>The MIME type of a picture; null for anything that is none of <see cref="Names"/>.</summary>
    public static string? MimeTypeOf(ReadOnlySpan<byte> content) => content switch
    {
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => "image/png",
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => "image/gif",
        [(byte)'I', (byte)'I', 42, 0, ..] or [(byte)'M', (byte)'M', 0, 42, ..] => "image/tiff",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "image/webp",
        // Two letters alone would make a picture of many a text: the size of the header behind them is one of seven.
        [(byte)'B', (byte)'M', _, _, _, _, _, _, _, _, _, _, _, _, 12 or 40 or 52 or 56 or 64 or 108 or 124, 0, 0, 0, ..] => "image/bmp",
        _ => null,
    };
}
