using Nano;

namespace Emulator.Measuring;

/// <summary>What it took to connect, up to the things' states on the wire.</summary>
/// <param name="DescriptorManagedBytes">What the event loop allocated for them, since its turn began.</param>
/// <param name="Spent">All threads, from the break or the start on.</param>
internal sealed record ConnectionCost(long DescriptorManagedBytes, MeterReading Spent)
{
    /// <summary>What the event loop sends on a new link: hello, descriptors, states.</summary>
    public const int Messages = 3;

    /// <summary>The connection that was just made, of the loop that had sent so many messages before it.</summary>
    public static ConnectionCost Of(MeterReading spent, long sentBefore)
    {
        var sends = spent.Loop().Threads[0].Thread[NativeCall.SocketSend];
        var recent = sends.RecentAllocations();
        return new ConnectionCost(recent[^(int)(sends.Calls - sentBefore - 1)], spent);
    }
}
