namespace Firmware.Things
{
    /// <summary>
    /// One entry of the remote control peripheral's memory: two levels, each held for a number of its ticks. As bytes, little
    /// endian (the layout that <c>TransmitterChannel.SendData</c> copies into <c>rmt_item32_t</c>):
    /// <code>
    /// byte 0      duration 1, low 8 bits
    /// byte 1      level 1 in bit 7, duration 1, high 7 bits
    /// byte 2, 3   level 2 and duration 2 likewise
    /// </code>
    /// A duration of 0 ends a transmission.
    /// </summary>
    public static class RmtItem
    {
        public const int Bytes = 4;

        /// <summary>Longest time that one level can be held, in ticks.</summary>
        public const int MaxDuration = 0x7FFF;

        /// <summary>Ticks of a microsecond at the clock divider 80, which makes 1 MHz of the 80 MHz of every chip but the H2.</summary>
        public const byte MicrosecondDivider = 80;

        /// <summary>Writes an item that is high and then low; returns the offset behind it.</summary>
        public static int WriteHighLow(byte[] items, int offset, int highTicks, int lowTicks)
        {
            items[offset] = (byte)highTicks;
            items[offset + 1] = (byte)(0x80 | (highTicks >> 8));
            items[offset + 2] = (byte)lowTicks;
            items[offset + 3] = (byte)(lowTicks >> 8);
            return offset + Bytes;
        }
    }
}
