using System.IO.Ports;
using nanoFramework.Hardware.Esp32;

namespace Firmware.Things
{
    /// <summary>The second serial port; the first is the console on many boards. 8 bits, no parity, one stop bit.</summary>
    public sealed class UartLine : ISerialLine
    {
        // Only when the hardware's memory is full, which it is not with few bytes at a time.
        private const int WriteTimeoutMilliseconds = 100;

        private readonly int _transmitPin;
        private readonly int _receivePin;
        private readonly int _baudRate;
        private SerialPort _port;

        public UartLine(int transmitPin, int receivePin, int baudRate)
        {
            _transmitPin = transmitPin;
            _receivePin = receivePin;
            _baudRate = baudRate;
        }

        public void Open()
        {
            Configuration.SetPinFunction(_transmitPin, DeviceFunction.COM2_TX);
            Configuration.SetPinFunction(_receivePin, DeviceFunction.COM2_RX);

            // The constructor takes the port already: a second one throws until the first is disposed.
            _port = new SerialPort("COM2", _baudRate);
            _port.WriteTimeout = WriteTimeoutMilliseconds;
            _port.Open();
        }

        public void Write(byte[] buffer, int count)
        {
            _port.Write(buffer, 0, count);
        }

        public int Read(byte[] buffer, int offset, int count)
        {
            // Read waits for all the bytes that it is asked for, for ever unless told otherwise, and throws when they do not
            // come: ask for those that are there.
            int there = _port.BytesToRead;
            return there == 0 ? 0 : _port.Read(buffer, offset, there < count ? there : count);
        }

        public void Close()
        {
            if (_port != null)
            {
                _port.Close();
                _port.Dispose();
                _port = null;
            }
        }
    }
}
