namespace Server.Updates;

/// <summary>Firmware that a board may load.</summary>
/// <param name="Board">Name of the board's folder.</param>
/// <param name="Version">Its version.</param>
/// <param name="Path">The file.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">64 hexadecimal digits, small letters.</param>
internal sealed record FirmwareImage(string Board, VersionNumber Version, string Path, long Size, string Sha256)
{
    /// <summary>The name it is downloaded by.</summary>
    public string FileName => FirmwareStore.FileNameOf(Board, Version);
}
