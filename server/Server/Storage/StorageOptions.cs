namespace Server.Storage;

/// <summary>Where the server keeps what must outlive it, and for how long; section <c>Storage</c> of the configuration.</summary>
internal sealed record StorageOptions
{
    /// <summary>Folder, relative to the one the server was started in.</summary>
    public string Folder { get; init; } = "data";

    /// <summary>A PostgreSQL database, as <c>Host=…;Database=…</c> or <c>postgres://user:password@host/database</c>. Empty:
    /// SQLite, in <c>server.db</c> in the folder.</summary>
    public string ConnectionString { get; init; } = "";

    /// <summary>Whether what was said is kept as text. Sound never is.</summary>
    public bool KeepConversations { get; init; } = true;

    /// <summary>How many days a conversation is kept.</summary>
    public int ConversationDays { get; init; } = 30;

    /// <summary>How many days an event (a session, a command, a refused message) is kept.</summary>
    public int EventDays { get; init; } = 30;

    /// <summary>How many days a device is remembered that nobody took in or named and that does not come any more.</summary>
    public int DeviceDays { get; init; } = 30;
}
