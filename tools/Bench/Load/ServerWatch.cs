using System.Globalization;
using Emulator.Running;

namespace Bench.Load;

/// <summary>What the server's process uses, looked at five times a second; Linux only, zeros elsewhere.</summary>
internal sealed class ServerWatch(ServerChild server)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly TimeSpan _processorAtStart = server.ProcessorTime;

    /// <summary>The most resident memory since the process began, in megabytes of 2^20 bytes.</summary>
    public double PeakMegabytes { get; private set; }

    public int MostThreads { get; private set; }

    /// <summary>Processor time of the server since the watch began.</summary>
    public TimeSpan ProcessorTime => server.ProcessorTime - _processorAtStart;

    /// <summary>Watches until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Interval);
        try
        {
            do Look();
            while (await timer.WaitForNextTickAsync(cancellationToken));
        }
        catch (OperationCanceledException)
        {
            Look();
        }
    }

    private void Look()
    {
        var status = $"/proc/{server.ProcessId}/status";
        if (!File.Exists(status)) return;
        foreach (var line in File.ReadLines(status))
        {
            if (line.StartsWith("VmHWM:", StringComparison.Ordinal)) PeakMegabytes = NumberIn(line) / 1024.0;
            if (line.StartsWith("Threads:", StringComparison.Ordinal)) MostThreads = Math.Max(MostThreads, NumberIn(line));
        }
    }

    private static int NumberIn(string line) => int.Parse(
        line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
}
