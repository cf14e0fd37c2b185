namespace System.Device.I2s;

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
