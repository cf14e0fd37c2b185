using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Server.Storage;

namespace Server.Updates;

/// <summary>
/// Published firmware: <c>firmware/BOARD/VERSION.pe</c> in the storage folder with a <c>VERSION.json</c> beside it that
/// holds size and SHA-256. The folder is read at each question, so that what another process publishes is there at once;
/// no name that comes over the network is ever made part of a path.
/// </summary>
internal sealed partial class FirmwareStore(StorageOptions options)
{
    /// <summary>More than any ESP32's file system holds.</summary>
    public const long MaxImageBytes = 8 * 1024 * 1024;

    /// <summary>What an assembly for the nanoFramework interpreter begins with.</summary>
    private static readonly byte[] InterpreterMark = "NFMRK"u8.ToArray();

    /// <summary>What a .NET assembly begins with: firmware for an emulated board.</summary>
    private static readonly byte[] DesktopMark = "MZ"u8.ToArray();

    private readonly string _folder = Path.Combine(options.Folder, "firmware");

    /// <summary>The newest firmware of a board; null when there is none, or no such board.</summary>
    public FirmwareImage? Newest(string board) => All().Where(image => image.Board == board).MaxBy(image => image.Version);

    /// <summary>The firmware of that file name; null when there is none.</summary>
    public FirmwareImage? Find(string fileName) => All().FirstOrDefault(image => image.FileName == fileName);

    /// <summary>Takes a file in; false, with the reason in words, when it is no firmware for updates or its names are none.</summary>
    public bool TryPublish(string file, string board, string versionText, out FirmwareImage? image, out string problem)
    {
        image = null;
        if (!BoardName().IsMatch(board))
        {
            problem = $"\"{board}\" is no name of a board: small letters, digits, '.', '_' and '-', beginning with a letter or digit.";
            return false;
        }

        if (!VersionNumber.TryParse(versionText, out var version))
        {
            problem = $"\"{versionText}\" is no version: up to four numbers with dots between them, like 1.2.0.";
            return false;
        }

        if (!TryRead(file, out var bytes, out problem)) return false;
        var entry = new Entry(bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        var path = Path.Combine(_folder, board, version.Text + ".pe");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Replace(path, bytes);

        // Last, because it is what makes the firmware visible.
        Replace(Path.ChangeExtension(path, ".json"), JsonSerializer.SerializeToUtf8Bytes(entry, StoreJson.Default.Entry));
        image = new FirmwareImage(board, version, path, entry.Size, entry.Sha256);
        return true;
    }

    internal static string FileNameOf(string board, VersionNumber version) => $"{board}_{version}.pe";

    private IEnumerable<FirmwareImage> All()
    {
        if (!Directory.Exists(_folder)) yield break;
        foreach (var description in Directory.EnumerateFiles(_folder, "*.json", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1 }))
        {
            if (Read(description) is { } image) yield return image;
        }
    }

    /// <summary>What a description describes; null for a file that is not one of ours.</summary>
    private static FirmwareImage? Read(string description)
    {
        var path = Path.ChangeExtension(description, ".pe");
        var board = Path.GetFileName(Path.GetDirectoryName(description))!;
        if (!VersionNumber.TryParse(Path.GetFileNameWithoutExtension(description), out var version) || !File.Exists(path)) return null;
        try
        {
            var entry = JsonSerializer.Deserialize(File.ReadAllBytes(description), StoreJson.Default.Entry);
            return entry is null ? null : new FirmwareImage(board, version, path, entry.Size, entry.Sha256);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool TryRead(string file, out byte[] bytes, out string problem)
    {
        bytes = [];
        problem = string.Empty;
        try
        {
            if (new FileInfo(file).Length > MaxImageBytes)
            {
                problem = $"{file} is larger than {MaxImageBytes >> 20} MB: no firmware for an update is.";
                return false;
            }

            bytes = File.ReadAllBytes(file);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            problem = $"{file} cannot be read: {unreadable.Message}";
            return false;
        }

        if (bytes.AsSpan().StartsWith(InterpreterMark) || bytes.AsSpan().StartsWith(DesktopMark)) return true;
        problem = $"{file} is no firmware for an update. What is loaded is the application's assembly, Firmware.pe, not an image of the flash.";
        return false;
    }

    /// <summary>Nobody sees half a file.</summary>
    private static void Replace(string path, byte[] bytes)
    {
        var unfinished = path + ".new";
        File.WriteAllBytes(unfinished, bytes);
        File.Move(unfinished, path, overwrite: true);
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9._-]{0,63}$")]
    private static partial Regex BoardName();

    internal sealed record Entry(long Size, string Sha256);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
    [JsonSerializable(typeof(Entry))]
    internal sealed partial class StoreJson : JsonSerializerContext;
}
