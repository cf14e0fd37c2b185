namespace Server.Storage;

/// <summary>The database cannot be used now: locked, full, read-only, damaged or out of reach. It may come back.</summary>
internal sealed class StorageUnavailableException : Exception
{
    public StorageUnavailableException(string reason, Exception? inner = null)
        : base(reason, inner)
    {
    }
}

/// <summary>The database must not be used as it is configured: a newer server wrote it, or its address cannot be read.
/// Waiting does not help, so the server does not start.</summary>
internal sealed class StorageRefusedException : Exception
{
    public StorageRefusedException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
