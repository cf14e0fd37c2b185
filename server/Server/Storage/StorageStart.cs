namespace Server.Storage;

/// <summary>Makes the tables ready before the first request. A database that is out of reach does not keep the server
/// from starting; one that a newer server wrote does.</summary>
internal sealed class StorageStart(Database database, ILogger<StorageStart> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await database.OpenAsync(cancellationToken);
        }
        catch (StorageUnavailableException outage)
        {
            logger.LogDebug(outage, "Started without the database.");
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
