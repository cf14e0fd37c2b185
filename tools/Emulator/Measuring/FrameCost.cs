extern alias Device;
using Device::Firmware.Audio;
using Nano;

namespace Emulator.Measuring;

/// <summary>What the threads of the audio path did for a number of frames of 60 ms.</summary>
internal sealed record FrameCost(double Frames, long ManagedBytes, double I2sCalls, double I2sBytes, double SocketCalls, double SocketBytes)
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
            spent.Sum(reading => reading[sound].Calls) / divisor,
            spent.Sum(reading => reading[sound].Bytes) / divisor,
            spent.Sum(reading => reading[socket].Calls) / divisor,
            spent.Sum(reading => reading[socket].Bytes) / divisor);
    }
}
