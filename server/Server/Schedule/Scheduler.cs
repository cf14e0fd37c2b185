using System.Threading.Channels;
using Server.Storage;

namespace Server.Schedule;

/// <summary>Does what is due: one loop with one clock, which is woken when something is added and when the next is due.</summary>
internal sealed class Scheduler(
    Agenda agenda, ScheduleKeeper keeper, DelayedCalls calls, Announcements announcements, TimeProvider time, ILogger<Scheduler> logger)
    : BackgroundService
{
    /// <summary>How soon what could not be done is tried again.</summary>
    public static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);

    /// <summary>The machine's clock may be set, and the machine may sleep: it is looked at again at the latest then.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private readonly List<Task> _running = [];
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var clock = time.CreateTimer(_ => Wake(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        agenda.Added += Wake;
        Wake();
        try
        {
            await foreach (var _ in _wake.Reader.ReadAllAsync(stoppingToken))
            {
                _running.RemoveAll(task => task.IsCompleted);
                foreach (var due in agenda.TakeDue()) _running.Add(RunAsync(due, stoppingToken));
                clock.Change(UntilNext(), Timeout.InfiniteTimeSpan);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            logger.LogDebug("The schedule ends.");
        }
        finally
        {
            agenda.Added -= Wake;
            await Task.WhenAll(_running);
        }
    }

    private void Wake() => _wake.Writer.TryWrite(true);

    private TimeSpan UntilNext()
    {
        if (agenda.Next is not { } next) return Timeout.InfiniteTimeSpan;
        // Up to the next millisecond: clocks count no less, and too early is for nothing.
        var left = TimeSpan.FromMilliseconds(Math.Ceiling((next - time.GetUtcNow()).TotalMilliseconds));
        return left < TimeSpan.Zero ? TimeSpan.Zero : left < LongestWait ? left : LongestWait;
    }

    /// <summary>Works on one entry; a failure is its own.</summary>
    private async Task RunAsync(Due due, CancellationToken stoppingToken)
    {
        try
        {
            if (await TryAsync(due, stoppingToken))
            {
                agenda.Remove(due);
                keeper.Drop(due.Entry.Id);
            }
            else
            {
                agenda.PutBack(due, Retry);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            logger.LogDebug("{Id}: is left for the next start.", due.Entry.Id);
        }
        catch (Exception exception)
        {
            logger.LogError(exception, "{DeviceId}: what was due failed.", due.Entry.DeviceId);
            agenda.Remove(due);
            keeper.Drop(due.Entry.Id);
        }
    }

    private Task<bool> TryAsync(Due due, CancellationToken cancellationToken) =>
        due is { Failure: null, Entry.Call: { } call }
            ? calls.TryAsync(due, call, cancellationToken)
            : announcements.TryAsync(due, cancellationToken);
}
