using System.Threading.Channels;
using Server.Storage;

namespace Server.Updates;

/// <summary>Notes which devices asked, with what they run on. Devices do not wait for the database: a thousand of them come
/// at once after a power cut.</summary>
internal sealed class DeviceSightings(Database database, TimeProvider time, ILogger<DeviceSightings> logger) : BackgroundService
{
    /// <summary>Of more that wait to be written, the oldest are dropped: a device asks again.</summary>
    private const int Capacity = 4096;

    private const int BatchSize = 256;

    private readonly Channel<Sighting> _waiting = Channel.CreateBounded<Sighting>(
        new BoundedChannelOptions(Capacity) { SingleReader = true, FullMode = BoundedChannelFullMode.DropOldest });

    public void Post(string deviceId, string? clientId, CheckBody body) => _waiting.Writer.TryWrite(
        new Sighting(deviceId, time.GetUtcNow(), clientId, NullIfEmpty(body.Board), NullIfEmpty(body.Version)));

    /// <summary>Writes what still waits, then ends.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _waiting.Writer.TryComplete();
        if (ExecuteTask is { } writing) await writing.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await _waiting.Reader.WaitToReadAsync(CancellationToken.None))
        {
            var batch = new List<Sighting>();
            while (batch.Count < BatchSize && _waiting.Reader.TryRead(out var sighting)) batch.Add(sighting);
            try
            {
                await database.WriteAsync(async session =>
                {
                    await DeviceStore.SeeAsync(session, Sighting.Merge(batch));
                    return batch.Count;
                }, CancellationToken.None);
            }
            catch (StorageUnavailableException outage)
            {
                logger.LogDebug("Devices that asked are not noted: {Reason}.", outage.Message);
            }
            catch (Exception exception)
            {
                // What nobody foresaw costs these notes, not the server.
                logger.LogError(exception, "{Count} devices that asked could not be noted.", batch.Count);
            }
        }
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
