namespace nanoFramework.Hardware.Esp32.Rmt;

public enum ChannelMode : byte
{
    Receive = 0,
    Transmit = 1,
}

public enum SourceClock
{
    APB = 0,
    REF = 1,
}
