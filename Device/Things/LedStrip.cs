using System;
using nanoFramework.Hardware.Esp32.Rmt;

namespace Firmware.Things
{
    /// <summary>
    /// A strip of WS2812B diodes, all in the same colour, on one pin. Timing from the data sheet of 2015: a bit takes 1.25 µs,
    /// high for 0.4 µs when it is 0 and for 0.8 µs when it is 1, each within 0.15 µs; three bytes a diode in the order green,
    /// red, blue, highest bit first; low for 280 µs shows them.
    /// </summary>
    public sealed class LedStrip : ILamp
    {
        /// <summary>The interpreter waits while the strip is written, 30 µs a diode: 9 ms for the longest.</summary>
        public const int MaxDiodes = 300;

        // 80 MHz divided by 2: a tick is 25 ns.
        private const byte ClockDivider = 2;
        private const int ZeroHighTicks = 16;
        private const int ZeroLowTicks = 34;
        private const int OneHighTicks = 32;
        private const int OneLowTicks = 18;
        private const int BytesPerDiode = 24 * RmtItem.Bytes;

        // 300 µs: the pause that shows the diodes is part of the data, so that nothing can follow too soon.
        private const int PauseTicks = 12000;

        private readonly int _pinNumber;
        private readonly byte[] _items;
        private TransmitterChannel _channel;

        /// <param name="pinNumber">GPIO number of the data line; 3.3 V suffice for most strips when the line is short.</param>
        /// <param name="diodeCount">1 to <see cref="MaxDiodes"/>.</param>
        public LedStrip(int pinNumber, int diodeCount)
        {
            if (diodeCount < 1 || diodeCount > MaxDiodes)
            {
                throw new ArgumentOutOfRangeException();
            }

            _pinNumber = pinNumber;
            _items = new byte[diodeCount * BytesPerDiode];
        }

        public bool HasColor
        {
            get { return true; }
        }

        public void Open()
        {
            // A carrier is on unless it is switched off, and would chop every bit.
            _channel = new TransmitterChannel(new TransmitChannelSettings(_pinNumber) { ClockDivider = ClockDivider, EnableCarrierWave = false });
            Show(0, 0, 0);
        }

        public void Show(double red, double green, double blue)
        {
            WriteDiode(_items, (byte)(green * 255), (byte)(red * 255), (byte)(blue * 255));
            for (int written = BytesPerDiode; written < _items.Length; written *= 2)
            {
                int rest = _items.Length - written;
                Array.Copy(_items, 0, _items, written, rest < written ? rest : written);
            }

            _items[_items.Length - 2] = PauseTicks & 0xFF;
            _items[_items.Length - 1] = PauseTicks >> 8;

            // Waiting is safe here and needed: items that are sent while others are on their way overwrite them, and
            // IsChannelIdle of the real library tells whether an idle level is set, not whether the channel is idle.
            _channel.SendData(_items, true);
        }

        public void Close()
        {
            if (_channel != null)
            {
                _channel.Dispose();
                _channel = null;
            }
        }

        /// <summary>Writes the 24 items of one diode to the beginning.</summary>
        public static void WriteDiode(byte[] items, byte green, byte red, byte blue)
        {
            int bits = (green << 16) | (red << 8) | blue;
            int offset = 0;
            for (int mask = 0x800000; mask != 0; mask >>= 1)
            {
                bool one = (bits & mask) != 0;
                offset = RmtItem.WriteHighLow(items, offset, one ? OneHighTicks : ZeroHighTicks, one ? OneLowTicks : ZeroLowTicks);
            }
        }
    }
}
