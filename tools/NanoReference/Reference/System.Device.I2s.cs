// The public API of System.Device.I2s as the package nanoFramework.System.Device.I2s 1.0.28 has it. Nothing here runs: the compiler only
// needs to know which members exist. Never add a member that a device does not have.

[assembly: System.Reflection.AssemblyVersion("1.0.28.0")]

namespace System.Device.I2s
{
    public enum I2sBitsPerSample
    {
        Bit8 = 8,
        Bit16 = 16,
        Bit24 = 24,
        Bit32 = 32,
    }

    public enum I2sChannelFormat
    {
        RightLeft = 0,
        AllRight = 1,
        AllLeft = 2,
        OnlyRight = 3,
        OnlyLeft = 4,
    }

    public enum I2sCommunicationFormat
    {
        I2S = 1,
        Msb = 3,
        PcmShort = 4,
        PcmLong = 12,
        Max = 13,
    }

    public sealed class I2sConnectionSettings
    {
        public I2sConnectionSettings(int busId) => throw null;
        public int BusId { get => throw null; set => throw null; }
        public I2sMode Mode { get => throw null; set => throw null; }
        public I2sBitsPerSample BitsPerSample { get => throw null; set => throw null; }
        public I2sChannelFormat ChannelFormat { get => throw null; set => throw null; }
        public I2sCommunicationFormat CommunicationFormat { get => throw null; set => throw null; }
        public int SampleRate { get => throw null; set => throw null; }
        public int BufferSize { get => throw null; set => throw null; }
    }

    public class I2sDevice : IDisposable
    {
        public I2sDevice(I2sConnectionSettings settings) => throw null;
        public I2sConnectionSettings ConnectionSettings => throw null;
        public void Read(SpanByte buffer) => throw null;
        public void Write(SpanByte buffer) => throw null;
        public static I2sDevice Create(I2sConnectionSettings settings) => throw null;
        public void Dispose() => throw null;
    }

    [Flags]
    public enum I2sMode
    {
        Master = 1,
        Slave = 2,
        Tx = 4,
        Rx = 8,
        DacBuiltIn = 16,
        AdcBuiltIn = 32,
        Pdm = 64,
    }
}
