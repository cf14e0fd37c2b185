extern alias Device;
using Device::Firmware.Audio;
using Nano;

namespace Emulator.Measuring;

/// <summary>What the threads of the audio path did for a number of frames of 60 ms; the calls and their bytes are those of one frame.</summary>
/// <param name="Frames">How many.</param>
/// <param name="ManagedBytes">Of all frames: a text that comes among them shows here.</param>
/// <param name="AllocatingCalls">Calls before which something was allocated: 1 for a text, as many as frames for a fault of the audio path.</param>
internal sealed record FrameCost(double Frames, long ManagedBytes, long AllocatingCalls, double I2sCalls, double I2sBytes, double SocketCalls, double SocketBytes)
{
    /// <summary>A frame goes out in one write.</summary>
    public static FrameCost Listening(IEnumerable<MeterReading> spent)
    {
        var uplinks = spent.Select(reading => reading.Uplink()).ToList();
        return Of(uplinks, NativeCall.I2sRead, NativeCall.SocketSend, uplinks.Sum(reading => reading[NativeCall.SocketSend].Calls));
    }

    /// <summary>What came in the meantime counts, whether it has sounded already or not.</summary>
    public static FrameCost Speaking(IEnumerable<MeterReading> spent)
    {
        var readings = spent.Select(reading => new MeterReading([.. reading.Playback().Threads, .. reading.Receiver().Threads])).ToList();
        return Of(readings, NativeCall.I2sWrite, NativeCall.SocketReceive, readings.Sum(reading => reading[NativeCall.I2sWrite].Bytes) / (double)AudioFormat.FrameBytes);
    }

    private static FrameCost Of(List<MeterReading> spent, NativeCall sound, NativeCall socket, double frames)
    {
        var divisor = frames == 0 ? double.NaN : frames;
        return new FrameCost(
            frames,
            spent.Sum(reading => reading.ManagedBytes),
            spent.Sum(reading => reading[sound].AllocatingCalls + reading[socket].AllocatingCalls),
            spent.Sum(reading => reading[sound].Calls) / divisor,
            spent.Sum(reading => reading[sound].Bytes) / divisor,
            spent.Sum(reading => reading[socket].Calls) / divisor,
            spent.Sum(reading => reading[socket].Bytes) / divisor);
    }
}
