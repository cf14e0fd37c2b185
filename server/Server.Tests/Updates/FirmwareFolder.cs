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

    public void Publish(string board, string version, byte[]? bytes = null)
    {
        if (!Store.TryPublish(Write("built.pe", bytes ?? Image()), board, version, out _, out var problem)) throw new InvalidOperationException(problem);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
