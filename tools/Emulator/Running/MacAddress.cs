using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Emulator.Running;

/// <summary>Network addresses of emulated boards.</summary>
internal static class MacAddress
{
    /// <summary>Six bytes in hexadecimal with colons or dashes between them.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out byte[]? mac)
    {
        mac = null;
        var parts = text.Split(':', '-');
        if (parts.Length != 6) return false;
        var bytes = new byte[6];
        for (var i = 0; i < bytes.Length; i++)
        {
            if (parts[i].Length != 2 || !byte.TryParse(parts[i], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out bytes[i])) return false;
        }

        mac = bytes;
        return true;
    }

    /// <summary>Always the same for a board of that name; locally administered, so that it is nobody's.</summary>
    public static byte[] For(string boardName)
    {
        var hash = 2166136261u;
        foreach (var c in boardName) hash = (hash ^ c) * 16777619;
        return [0x02, 0x4E, (byte)(hash >> 24), (byte)(hash >> 16), (byte)(hash >> 8), (byte)hash];
    }
}
