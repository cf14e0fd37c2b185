namespace Server.Storage;

/// <summary>Where the server keeps what must outlive it; section <c>Storage</c> of the configuration.</summary>
internal sealed record StorageOptions
{
    /// <summary>Folder, relative to the one the server was started in.</summary>
    public string Folder { get; init; } = "data";
}
