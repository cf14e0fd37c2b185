using System;
using nanoFramework.Hardware.Esp32.Rmt;

namespace Firmware.Things
{
    /// <summary>
    /// Pulses by the remote control peripheral: an item is a pulse, so that their number is exact. Trains of 1, 2, 4, 8 …
    /// pulses exist from the start; any number is sent as a few of them.
    /// </summary>
    public sealed class RmtPulseTrain : IPulseTrain
    {
        /// <summary>A level is held for at most 32,767 µs.</summary>
        public const int MinPulsesPerSecond = 31;

        /// <summary>The gap between trains, up to one tick, would take more of the time than the pulses.</summary>
        public const int MaxPulsesPerSecond = 4000;

        private const int TrainsPerSecond = 4;

        private readonly int _pinNumber;
        private readonly byte[][] _trains;
        private TransmitterChannel _channel;

        /// <param name="pinNumber">GPIO number.</param>
        /// <param name="pulsesPerSecond"><see cref="MinPulsesPerSecond"/> to <see cref="MaxPulsesPerSecond"/>.</param>
        public RmtPulseTrain(int pinNumber, int pulsesPerSecond)
        {
            if (pulsesPerSecond < MinPulsesPerSecond || pulsesPerSecond > MaxPulsesPerSecond)
            {
                throw new ArgumentOutOfRangeException();
            }

            _pinNumber = pinNumber;
            PulsesPerSecond = pulsesPerSecond;
            int sizes = 1;
            while ((1 << sizes) <= pulsesPerSecond / TrainsPerSecond)
            {
                sizes++;
            }

            _trains = new byte[sizes][];
        }

        public int PulsesPerSecond { get; }

        public void Open()
        {
            // A carrier is on unless it is switched off, and every pulse would be hundreds.
            _channel = new TransmitterChannel(new TransmitChannelSettings(_pinNumber) { ClockDivider = RmtItem.MicrosecondDivider, EnableCarrierWave = false });
            for (int i = 0; i < _trains.Length; i++)
            {
                _trains[i] = _trains[i] ?? Train(1 << i);
            }
        }

        public int Send(int wanted)
        {
            int i = _trains.Length - 1;
            while ((1 << i) > wanted)
            {
                i--;
            }

            // Without waiting, which would stop the whole interpreter. The driver keeps a copy and feeds the peripheral from
            // it: another train before this one is out would overwrite it.
            _channel.SendData(_trains[i], false);
            return 1 << i;
        }

        public void Close()
        {
            if (_channel != null)
            {
                _channel.Dispose();
                _channel = null;
            }
        }

        private byte[] Train(int pulses)
        {
            int microseconds = 1000000 / PulsesPerSecond;
            int high = microseconds / 2;
            var items = new byte[pulses * RmtItem.Bytes];
            RmtItem.WriteHighLow(items, 0, high, microseconds - high);
            for (int written = RmtItem.Bytes; written < items.Length; written *= 2)
            {
                Array.Copy(items, 0, items, written, written);
            }

            return items;
        }
    }
}
