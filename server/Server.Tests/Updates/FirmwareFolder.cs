using Server.Storage;
using Server.Updates;

namespace Server.Tests.Updates;

/// <summary>A firmware store in a folder of its own.</summary>
internal sealed class FirmwareFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("firmware").FullName;

    public FirmwareStore Store => new(new StorageOptions { Folder = Path });

    /// <summary>What an assembly for the interpreter looks like, with so many bytes after its mark.</summary>
    public static byte[] Image(int bytes = 1000) => [.. "NFMRK1\0\0"u8, .. Enumerable.Range(0, bytes).Select(i => (byte)i)];

    public string Write(string name, byte[] bytes)
    {
        var file = System.IO.Path.Combine(Path, name);
        File.WriteAllBytes(file, bytes);
        return file;
    }

    public async Task<PublishOutcome> TryPublishAsync(byte[] bytes, string board, string version, string? channel = null, string? percent = null)
    {
        if (!Publication.TryParse(board, version, channel, percent, out var publication, out var problem)) throw new InvalidOperationException(problem);
        return await Store.PublishAsync(new MemoryStream(bytes), publication!, TimeProvider.System, CancellationToken.None);
    }

    public async Task PublishAsync(string board, string version, byte[]? bytes = null, string? channel = null, string? percent = null)
    {
        var outcome = await TryPublishAsync(bytes ?? Image(), board, version, channel, percent);
        if (outcome is not PublishOutcome.Published) throw new InvalidOperationException(outcome.ToString());
    }

    /// <summary>All files of the firmware folder that somebody could take for firmware.</summary>
    public string[] Files() => Directory.Exists(System.IO.Path.Combine(Path, "firmware"))
        ? [.. Directory.EnumerateFiles(System.IO.Path.Combine(Path, "firmware"), "*", SearchOption.AllDirectories).Select(file => System.IO.Path.GetFileName(file)).Where(name => name != ".lock").Order(StringComparer.Ordinal)]
        : [];

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
