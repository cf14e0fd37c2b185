namespace Server.Updates;

/// <summary>Says whether a file is firmware that a board can load by itself.</summary>
internal static class FirmwareCheck
{
    public const string Assembly = ".pe";
    public const string EspApplication = ".bin";

    /// <summary>What an assembly for the nanoFramework interpreter begins with.</summary>
    private static readonly byte[] InterpreterMark = "NFMRK"u8.ToArray();

    /// <summary>What a .NET assembly begins with: firmware for an emulated board.</summary>
    private static readonly byte[] DesktopMark = "MZ"u8.ToArray();

    /// <param name="content">The whole file.</param>
    /// <param name="version">What it is to be published as.</param>
    /// <param name="extension">How its file is called.</param>
    /// <param name="problem">Why it is refused, for people.</param>
    public static bool IsFirmware(ReadOnlySpan<byte> content, VersionNumber version, out string extension, out string problem)
    {
        extension = Assembly;
        problem = "";
        if (content.StartsWith(InterpreterMark) || content.StartsWith(DesktopMark)) return true;
        extension = EspApplication;
        // 0xFF stands before the boot loader in images of the flash of some chips.
        if (content.Length > 0 && content[0] is EspImage.Magic or 0xFF)
            return EspImage.TryRead(content, out var image, out problem) && IsOf(version, image!, out problem);
        problem = "This is no firmware for an update. What is loaded is the application: Firmware.pe of this project, or the .bin of an ESP-IDF application.";
        return false;
    }

    /// <summary>A device that is offered 2.0 and then says that it runs 1.9 would load it again and again.</summary>
    private static bool IsOf(VersionNumber version, EspImage image, out string problem)
    {
        var same = image.Version.Length == 0 || (VersionNumber.TryParse(image.Version, out var its) && its.CompareTo(version) == 0);
        problem = same ? "" : $"A device that runs this image says that it runs \"{image.Version}\", not {version}, and would load it again and again. Publish it under its own version.";
        return same;
    }
}
