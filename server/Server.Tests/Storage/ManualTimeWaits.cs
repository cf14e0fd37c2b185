namespace Server.Tests.Storage;

internal static class ManualTimeWaits
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Waits until somebody waits for the clock, so that it can be moved.</summary>
    public static async Task TimerAsync(this ManualTime time)
    {
        using var timeout = new CancellationTokenSource(Patience);
        while (time.Waiting == 0) await Task.Delay(1, timeout.Token);
    }
}
