using System.Diagnostics;
using Emulator.Running;

namespace Emulator.Measuring;

/// <summary>What the firmware held at one moment.</summary>
/// <param name="When">In words.</param>
/// <param name="LiveBytes">As <see cref="LiveHeap"/> estimates them.</param>
/// <param name="BufferBytes">Of these, in arrays of numbers.</param>
/// <param name="Objects">How many.</param>
/// <param name="Threads">Of the firmware, those of them that make native calls.</param>
/// <param name="Sockets">Of the firmware.</param>
/// <param name="Handles">Of the whole process, the emulator's with them.</param>
internal sealed record HeapMark(string When, long LiveBytes, long BufferBytes, int Objects, int Threads, int Sockets, int Handles)
{
    public static HeapMark Take(EmulatedBoard board, string when)
    {
        var heap = board.WeighFirmware();
        using var process = Process.GetCurrentProcess();
        return new HeapMark(
            when,
            heap?.Bytes ?? 0,
            heap?.BufferBytes ?? 0,
            heap?.Objects ?? 0,
            board.Machine.Meter.Threads.Count(thread => thread.IsAlive),
            board.Machine.Network.OpenSockets,
            process.HandleCount);
    }
}
