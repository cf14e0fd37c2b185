using Nano;

namespace Emulator.Measuring;

/// <summary>Tells the firmware's threads, which have no names, by what they did between two readings.</summary>
internal static class BoardThreads
{
    /// <summary>The event loop.</summary>
    public static MeterReading Loop(this MeterReading spent) => spent.Of(thread => thread.Turns > 0);

    /// <summary>From the microphone to the server.</summary>
    public static MeterReading Uplink(this MeterReading spent) => spent.Of(thread => thread[NativeCall.I2sRead].Calls > 0);

    /// <summary>From the jitter buffer to the speaker.</summary>
    public static MeterReading Playback(this MeterReading spent) => spent.Of(thread => thread[NativeCall.I2sWrite].Calls > 0);

    /// <summary>From the server to the jitter buffer, or to the event loop.</summary>
    public static MeterReading Receiver(this MeterReading spent) => spent.Of(thread => thread[NativeCall.SocketReceive].Calls > 0);
}
