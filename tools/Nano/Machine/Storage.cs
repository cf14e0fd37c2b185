namespace Nano;

/// <summary>
/// The board's internal storage: a littlefs volume called <c>I:\</c>, kept in a folder of the PC. Knows nothing of the
/// shapes of System.IO on a board; the stand-ins in FileSystem/ give it those.
/// </summary>
public sealed class Storage
{
    private const string Drive = @"I:\";
    private readonly NativeCallMeter _meter;

    internal Storage(string folder, NativeCallMeter meter)
    {
        Folder = folder;
        _meter = meter;
    }

    /// <summary>The folder of the PC.</summary>
    public string Folder { get; }

    /// <summary>Size of the volume: 256 KB on boards with 4 MB flash, two to three MB on larger ones.</summary>
    public long CapacityBytes { get; set; } = 2 * 1024 * 1024;

    /// <summary>
    /// Bytes that may still be written before the power fails: then every access throws <see cref="BoardRebootedException"/>,
    /// and what is on the volume is what a restart finds. Negative: the power holds.
    /// </summary>
    public long PowerFailsAfterBytes { get; set; } = -1;

    /// <summary>
    /// As <see cref="PowerFailsAfterBytes"/>, counting every change of the volume: a byte written, a file created, cut off,
    /// deleted or moved.
    /// </summary>
    public long PowerFailsAfterChanges { get; set; } = -1;

    /// <summary>True between the wish for a reboot and the reset: as after a loss of power, nothing reaches the volume.</summary>
    public bool IsOff { get; set; }

    /// <summary>True: a move copies and deletes, as System.IO.File on a board does when the rename fails.</summary>
    public bool RenamesFail { get; set; }

    /// <summary>Bytes in files.</summary>
    public long UsedBytes => Directory.Exists(Folder)
        ? new DirectoryInfo(Folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length)
        : 0;

    /// <summary>Where a board path lies on the PC.</summary>
    /// <exception cref="IOException">Not on drive I:, or it leaves the volume.</exception>
    public string OnPc(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!path.StartsWith(Drive, StringComparison.OrdinalIgnoreCase)) throw new IOException($"There is no volume for {path}.");
        var parts = path[Drive.Length..].Split('\\', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Any(part => part is "." or ".." || part.Contains('/'))) throw new IOException($"{path} is no path of this volume.");
        return Path.Combine([Folder, .. parts]);
    }

    /// <summary>The board path of something in the folder.</summary>
    public string OnBoard(string pcPath) => Drive + Path.GetRelativePath(Folder, pcPath).Replace('/', '\\');

    /// <summary>Opens a file; writes to it are held to the volume's capacity.</summary>
    public Stream Open(string path, FileMode mode, FileAccess access)
    {
        Look();
        Directory.CreateDirectory(Folder);
        if (mode != FileMode.Open && (mode is FileMode.Create or FileMode.Truncate || !File.Exists(OnPc(path)))) Change();
        var stream = new FileStream(OnPc(path), mode, access, FileShare.Read, bufferSize: 1);
        return new VolumeStream(this, stream, _meter);
    }

    /// <summary>To be called before the volume is looked at: without power nothing is.</summary>
    public void Look()
    {
        if (IsOff || PowerFailsAfterBytes == 0 || PowerFailsAfterChanges == 0) throw new BoardRebootedException();
    }

    /// <summary>To be called before something is created, cut off, deleted or moved.</summary>
    public void Change()
    {
        Look();
        if (PowerFailsAfterChanges > 0) PowerFailsAfterChanges--;
    }

    internal int Allow(int bytes, bool grows)
    {
        if (IsOff) throw new BoardRebootedException();
        if (grows && UsedBytes + bytes > CapacityBytes) throw new IOException("The volume is full.");
        var allowed = bytes;
        if (PowerFailsAfterBytes >= 0) allowed = (int)Math.Min(allowed, PowerFailsAfterBytes);
        if (PowerFailsAfterChanges >= 0) allowed = (int)Math.Min(allowed, PowerFailsAfterChanges);
        if (PowerFailsAfterBytes >= 0) PowerFailsAfterBytes -= allowed;
        if (PowerFailsAfterChanges >= 0) PowerFailsAfterChanges -= allowed;
        return allowed;
    }
}
