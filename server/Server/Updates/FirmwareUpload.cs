namespace Server.Updates;

/// <summary>A file that is being taken in; gone when it is disposed of, unless it was moved to its place.</summary>
internal sealed class FirmwareUpload : IAsyncDisposable
{
    /// <summary>The largest slot of a board with 32 MB of flash.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    /// <summary>What is left over from a server that died is this old at least.</summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromDays(1);

    private FirmwareUpload(string path) => Path = path;

    public string Path { get; }

    /// <summary>Writes a source into a file of its own; null when it is longer than <see cref="MaxBytes"/>.</summary>
    public static async Task<FirmwareUpload?> ReceiveAsync(string firmwareFolder, Stream source, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateDirectory(System.IO.Path.Combine(firmwareFolder, ".incoming"));
        foreach (var left in folder.EnumerateFiles().Where(file => TimeProvider.System.GetUtcNow() - file.LastWriteTimeUtc > Abandoned)) left.Delete();
        var upload = new FirmwareUpload(System.IO.Path.Combine(folder.FullName, Guid.NewGuid().ToString("N")));
        var whole = false;
        try
        {
            return (whole = await CopyAsync(source, upload.Path, cancellationToken)) ? upload : null;
        }
        finally
        {
            if (!whole) File.Delete(upload.Path);
        }
    }

    public Task<byte[]> ReadAsync(CancellationToken cancellationToken) => File.ReadAllBytesAsync(Path, cancellationToken);

    public ValueTask DisposeAsync()
    {
        File.Delete(Path);
        return ValueTask.CompletedTask;
    }

    private static async Task<bool> CopyAsync(Stream source, string path, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        var buffer = new byte[64 * 1024];
        var total = 0L;
        int read;
        while ((read = await source.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if ((total += read) > MaxBytes) return false;
            await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        // What a description speaks of must outlive a loss of power.
        file.Flush(flushToDisk: true);
        return true;
    }
}
