using System.Diagnostics.CodeAnalysis;

namespace Server.Sessions;

/// <summary>What a client asked for and waits for, beside the talk: run beside the receive loop, which must go on because
/// it brings what things report. Bounded; ended with the session.</summary>
[SuppressMessage("Reliability", "CA1001", Justification =
    "The source has no timer and no parent, and the receive loop may ask for its token after its end: there is nothing to dispose.")]
internal sealed class Errands(string deviceId, ILogger logger)
{
    /// <summary>How many may be under way.</summary>
    public const int Limit = 8;

    private readonly CancellationTokenSource _ending = new();
    private readonly Lock _lock = new();
    private readonly List<Task> _running = [];

    /// <summary>Starts one; false when too many are under way. Only the receive loop calls this.</summary>
    public bool TryStart(Func<CancellationToken, Task> errand)
    {
        if (_ending.IsCancellationRequested) return false;
        lock (_lock)
        {
            _running.RemoveAll(task => task.IsCompleted);
            if (_running.Count >= Limit) return false;
            _running.Add(RunAsync(errand));
            return true;
        }
    }

    /// <summary>Cancels what is under way and returns when it is over.</summary>
    public async Task StopAsync()
    {
        await _ending.CancelAsync();
        Task[] running;
        lock (_lock) running = [.. _running];
        await Task.WhenAll(running);
    }

    private async Task RunAsync(Func<CancellationToken, Task> errand)
    {
        try
        {
            await errand(_ending.Token);
        }
        catch (OperationCanceledException) when (_ending.IsCancellationRequested)
        {
            logger.LogDebug("{DeviceId}: the session ended before a request was answered.", deviceId);
        }
        catch (Exception exception)
        {
            logger.LogError(exception, "{DeviceId}: a request failed.", deviceId);
        }
    }
}
