namespace Server.Storage;

/// <summary>Removes what is older than it shall be kept, every hour.</summary>
internal sealed class Retention(
    EventStore events, ConversationStore conversations, DeviceStore devices, StorageOptions options, TimeProvider time, ILogger<Retention> logger) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    private const int MaxDays = 36500;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await TrimAsync(stoppingToken);
                await Task.Delay(Interval, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            logger.LogDebug("Nothing more is trimmed.");
        }
    }

    private async Task TrimAsync(CancellationToken cancellationToken)
    {
        try
        {
            await events.TrimAsync(Oldest(options.EventDays), cancellationToken);
            await conversations.TrimAsync(Oldest(options.ConversationDays), cancellationToken);
            await devices.TrimAsync(Oldest(options.DeviceDays), cancellationToken);
        }
        catch (StorageUnavailableException)
        {
            logger.LogDebug("Nothing was trimmed; the next hour will do.");
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            logger.LogError(failure, "What is old could not be removed.");
        }
    }

    private DateTimeOffset Oldest(int days) => time.GetUtcNow().AddDays(-Math.Clamp(days, 0, MaxDays));
}
