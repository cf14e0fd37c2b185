using System;
using System.Device.I2c;
using System.Threading;
using nanoFramework.Hardware.Esp32;

namespace Firmware.Things
{
    /// <summary>
    /// A Sensirion SHT3x on I2C bus 1 (data sheet of 2022, §4.3 single shot, §4.12 checksum, §4.13 conversion).
    /// <code>
    /// write  0x24 0x00                     measure once, high repeatability, no clock stretching; ready after 15 ms
    /// read   T.high T.low CRC(T)  H.high H.low CRC(H)
    /// </code>
    /// </summary>
    public sealed class Sht3xProbe : IClimateProbe
    {
        public const int DefaultAddress = 0x44;

        private const int MeasuringMilliseconds = 20;
        private const int ReplyBytes = 6;

        private readonly int _dataPin;
        private readonly int _clockPin;
        private readonly int _address;
        private readonly byte[] _measure = { 0x24, 0x00 };
        private readonly byte[] _reply = new byte[ReplyBytes];
        private I2cDevice _device;

        public Sht3xProbe(int dataPin, int clockPin, int address)
        {
            _dataPin = dataPin;
            _clockPin = clockPin;
            _address = address;
        }

        public void Open()
        {
            Configuration.SetPinFunction(_dataPin, DeviceFunction.I2C1_DATA);
            Configuration.SetPinFunction(_clockPin, DeviceFunction.I2C1_CLOCK);
            _device = I2cDevice.Create(new I2cConnectionSettings(1, _address, I2cBusSpeed.FastMode));
        }

        public bool TryMeasure(out double celsius, out double humidityPercent)
        {
            celsius = 0;
            humidityPercent = 0;
            if (_device.Write(new SpanByte(_measure)).Status != I2cTransferStatus.FullTransfer)
            {
                return false;
            }

            Thread.Sleep(MeasuringMilliseconds);
            return _device.Read(new SpanByte(_reply)).Status == I2cTransferStatus.FullTransfer
                && TryDecode(_reply, out celsius, out humidityPercent);
        }

        public void Close()
        {
            if (_device != null)
            {
                _device.Dispose();
                _device = null;
            }
        }

        /// <summary>False when a checksum does not fit.</summary>
        public static bool TryDecode(byte[] reply, out double celsius, out double humidityPercent)
        {
            int temperature = (reply[0] << 8) | reply[1];
            int humidity = (reply[3] << 8) | reply[4];
            celsius = -45 + (175.0 * temperature / 65535);
            humidityPercent = 100.0 * humidity / 65535;
            return Checksum(reply, 0) == reply[2] && Checksum(reply, 3) == reply[5];
        }

        // CRC-8 with polynomial 0x31 and initial value 0xFF over two bytes.
        private static byte Checksum(byte[] bytes, int offset)
        {
            int crc = 0xFF;
            for (int i = offset; i < offset + 2; i++)
            {
                crc ^= bytes[i];
                for (int bit = 0; bit < 8; bit++)
                {
                    crc = (crc & 0x80) != 0 ? ((crc << 1) ^ 0x31) & 0xFF : (crc << 1) & 0xFF;
                }
            }

            return (byte)crc;
        }
    }
}
