namespace Server.Updates;

/// <summary>Firmware that lies in the folder.</summary>
/// <param name="Board">The name that it was published under.</param>
/// <param name="Version">Its version.</param>
/// <param name="Path">The file.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">64 hexadecimal digits, small letters.</param>
/// <param name="Channel">For whom it was published at first; what holds now is in the catalogue.</param>
/// <param name="RolloutPercent">For how many of them at first.</param>
/// <param name="PublishedAt">When.</param>
internal sealed record FirmwareImage(
    string Board, VersionNumber Version, string Path, long Size, string Sha256, string Channel, int RolloutPercent, DateTimeOffset PublishedAt)
{
    /// <summary><c>.pe</c> for an assembly, <c>.bin</c> for an application of ESP-IDF.</summary>
    public string Extension => System.IO.Path.GetExtension(Path);

    /// <summary>The name it is downloaded by.</summary>
    public string FileName => $"{Board}_{Version}{Extension}";
}
