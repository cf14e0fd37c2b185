namespace Server.Updates;

/// <summary>Lets one at a time change the firmware folder, over all processes of the machine.</summary>
internal static class FolderLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <exception cref="IOException">Another holds it for longer than anybody needs it.</exception>
    public static async Task<IAsyncDisposable> TakeAsync(string folder, TimeProvider time, CancellationToken cancellationToken)
    {
        var from = time.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(Path.Combine(folder, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (time.GetElapsedTime(from) < Patience)
            {
                await Task.Delay(Pause, time, cancellationToken);
            }
        }
    }
}
