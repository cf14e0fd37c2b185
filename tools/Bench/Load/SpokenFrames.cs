using System.Runtime.InteropServices;
using Server.Audio;

namespace Bench.Load;

/// <summary>A spoken command as a stock device sends it: one Opus packet for every 60 ms of 16 kHz mono.</summary>
internal sealed record SpokenFrames(string Text, IReadOnlyList<byte[]> Packets)
{
    public const int FrameMilliseconds = 60;

    private static readonly AudioFormat Uplink = new(AudioCodec.Opus, AudioFormat.RecognitionRateHz, 1, FrameMilliseconds);

    public static SpokenFrames From(SpokenText recording)
    {
        using var encoder = new FrameEncoder(Uplink, AudioFormat.RecognitionRateHz);
        encoder.Write(MemoryMarshal.Cast<byte, short>(recording.Pcm.Span));
        encoder.Flush();
        var packets = new List<byte[]>();
        var buffer = new byte[encoder.MaxFrameBytes];
        while (encoder.TryRead(buffer, out var length)) packets.Add(buffer[..length]);
        return new SpokenFrames(recording.Text, packets);
    }
}
