namespace System.Device.I2s;

/// <summary>How a bus is set up. The defaults are the real ones, and useless: Pdm at 44.1 kHz.</summary>
public sealed class I2sConnectionSettings(int busId)
{
    /// <summary>1 or 2.</summary>
    public int BusId { get; set; } = busId;

    public I2sMode Mode { get; set; } = I2sMode.Pdm;

    public I2sBitsPerSample BitsPerSample { get; set; } = I2sBitsPerSample.Bit16;

    public I2sChannelFormat ChannelFormat { get; set; } = I2sChannelFormat.RightLeft;

    public I2sCommunicationFormat CommunicationFormat { get; set; } = I2sCommunicationFormat.I2S;

    /// <summary>Hertz.</summary>
    public int SampleRate { get; set; } = 44_100;

    /// <summary>Bytes of DMA memory, rounded down to whole descriptors of 256 frames.</summary>
    public int BufferSize { get; set; } = 10_000;
}
