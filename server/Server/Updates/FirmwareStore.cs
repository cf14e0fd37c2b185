using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Server.Storage;

namespace Server.Updates;

/// <summary>
/// Published firmware: <c>firmware/BOARD/VERSION.pe</c> or <c>.bin</c> in the storage folder with a <c>VERSION.json</c>
/// beside it that holds size, SHA-256 and for whom it was published. The folder is read at each question, so that what
/// another process publishes is there at once; no name that comes over the network is ever made part of a path before it
/// was found to be a name.
/// </summary>
internal sealed partial class FirmwareStore(StorageOptions options)
{
    private readonly string _folder = Path.Combine(options.Folder, "firmware");

    /// <summary>All there is, or that of one board.</summary>
    public IReadOnlyList<FirmwareImage> List(string? board = null)
    {
        if (board is not null && !Publication.IsBoardName(board)) return [];
        var folder = board is null ? _folder : Path.Combine(_folder, board);
        if (!Directory.Exists(folder)) return [];
        var options = new EnumerationOptions { RecurseSubdirectories = board is null, MaxRecursionDepth = 1 };
        return [.. Directory.EnumerateFiles(folder, "*.json", options).Select(Read).OfType<FirmwareImage>()];
    }

    /// <summary>The firmware of that file name; null when there is none. A bare <c>1.0.3.bin</c>, as the C# server API writes
    /// it, is found when it can only be one.</summary>
    public FirmwareImage? Find(string fileName)
    {
        var all = List();
        if (all.FirstOrDefault(image => image.FileName == fileName) is { } exact) return exact;
        var bare = all.Where(image => image.Version.Text + image.Extension == fileName).Take(2).ToArray();
        return bare.Length == 1 ? bare[0] : null;
    }

    /// <summary>Takes firmware in. Who breaks off leaves nothing; two that publish at once do so one after the other.</summary>
    /// <param name="source">The file; read to its end, or to one byte more than is taken.</param>
    /// <param name="publication">Names that were checked.</param>
    /// <param name="time">Tells when it was published.</param>
    /// <param name="cancellationToken">Breaks off.</param>
    /// <exception cref="IOException">The source breaks off, or the folder cannot be written for another reason than that it is full.</exception>
    public async Task<PublishOutcome> PublishAsync(Stream source, Publication publication, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            await using var upload = await FirmwareUpload.ReceiveAsync(_folder, source, cancellationToken);
            if (upload is null) return Refuse(PublishProblem.TooLarge, $"The file is larger than {FirmwareUpload.MaxBytes >> 20} MB: no firmware for an update is.");
            var content = await upload.ReadAsync(cancellationToken);
            if (!FirmwareCheck.IsFirmware(content, publication.Version, out var extension, out var problem)) return Refuse(PublishProblem.NoFirmware, problem);
            await using var alone = await FolderLock.TakeAsync(_folder, time, cancellationToken);
            return Keep(upload.Path, content, publication, extension, time.GetUtcNow());
        }
        catch (IOException full) when (IsDiskFull(full))
        {
            return Refuse(PublishProblem.DiskFull, "The disk is full; nothing was published.");
        }
    }

    private PublishOutcome Keep(string upload, byte[] content, Publication publication, string extension, DateTimeOffset now)
    {
        var (board, version, channel, percent) = publication;
        var entry = new Entry(content.Length, Convert.ToHexStringLower(SHA256.HashData(content)), channel, percent, now, extension);
        var others = List(board);
        if (others.FirstOrDefault(image => image.Version.CompareTo(version) == 0) is { } there)
        {
            return there.Sha256 == entry.Sha256
                ? new PublishOutcome.Published(there, IsNew: false)
                : Refuse(PublishProblem.Conflict, $"{board} {there.Version} is published with other content. Boards that loaded it would not load it again: raise the version.");
        }

        if (others.FirstOrDefault(image => !IsForTheSameBoard(image, content, extension)) is { } other)
            return Refuse(PublishProblem.Conflict, $"{other.FileName} is for another kind of board: {KindOf(File.ReadAllBytes(other.Path), other.Extension)}; this is {KindOf(content, extension)}.");
        var path = Path.Combine(_folder, board, version.Text + extension);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Move(upload, path, overwrite: true);
        Describe(path, entry);
        return new PublishOutcome.Published(ImageOf(board, version, path, entry), IsNew: true);
    }

    /// <summary>Takes back what was just published.</summary>
    internal static void Undo(FirmwareImage image)
    {
        File.Delete(Path.ChangeExtension(image.Path, ".json"));
        File.Delete(image.Path);
    }

    /// <summary>Last, because it is what makes the firmware visible; and nobody sees half of it.</summary>
    private static void Describe(string path, Entry entry)
    {
        var description = Path.ChangeExtension(path, ".json");
        var unfinished = description + ".new";
        try
        {
            File.WriteAllBytes(unfinished, JsonSerializer.SerializeToUtf8Bytes(entry, StoreJson.Default.Entry));
            File.Move(unfinished, description, overwrite: true);
        }
        catch (IOException)
        {
            File.Delete(unfinished);
            File.Delete(path);
            throw;
        }
    }

    /// <summary>What a description describes; null for a file that is not one of ours.</summary>
    private static FirmwareImage? Read(string description)
    {
        var board = Path.GetFileName(Path.GetDirectoryName(description))!;
        if (!VersionNumber.TryParse(Path.GetFileNameWithoutExtension(description), out var version)) return null;
        try
        {
            var entry = JsonSerializer.Deserialize(File.ReadAllBytes(description), StoreJson.Default.Entry);
            if (entry?.Extension is not (FirmwareCheck.Assembly or FirmwareCheck.EspApplication)) return null;
            var path = Path.ChangeExtension(description, entry.Extension);
            if (entry.PublishedAt == default) entry = entry with { PublishedAt = File.GetLastWriteTimeUtc(description) };
            return File.Exists(path) ? ImageOf(board, version, path, entry) : null;
        }
        catch (Exception gone) when (gone is JsonException or FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private static FirmwareImage ImageOf(string board, VersionNumber version, string path, Entry entry) =>
        new(board, version, path, entry.Size, entry.Sha256, entry.Channel, entry.RolloutPercent, entry.PublishedAt);

    private static bool IsForTheSameBoard(FirmwareImage image, byte[] content, string extension) =>
        image.Extension == extension && (extension == FirmwareCheck.Assembly || ChipOf(File.ReadAllBytes(image.Path)) is not { } chip || chip == ChipOf(content));

    private static string KindOf(byte[] content, string extension) =>
        extension == FirmwareCheck.Assembly ? "an assembly for nanoFramework" : $"an ESP-IDF application for chip {ChipOf(content)}";

    private static int? ChipOf(byte[] content) => EspImage.TryRead(content, out var image, out _) ? image!.ChipId : null;

    /// <summary>ENOSPC and EDQUOT of Unix, ERROR_HANDLE_DISK_FULL and ERROR_DISK_FULL of Windows.</summary>
    private static bool IsDiskFull(IOException exception) => exception.HResult is 28 or 122 or unchecked((int)0x80070027) or unchecked((int)0x80070070);

    private static PublishOutcome.Refused Refuse(PublishProblem problem, string words) => new(problem, words);

    /// <summary>What the description file holds; those of earlier versions have the first two alone.</summary>
    internal sealed record Entry(
        long Size, string Sha256, string Channel = Publication.Stable, int RolloutPercent = 100, DateTimeOffset PublishedAt = default, string Extension = FirmwareCheck.Assembly);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
    [JsonSerializable(typeof(Entry))]
    internal sealed partial class StoreJson : JsonSerializerContext;
}
