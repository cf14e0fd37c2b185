using System;
using System.Device.I2s;
using nanoFramework.Hardware.Esp32;

namespace Firmware.Audio
{
    /// <summary>
    /// One I2S controller of the chip. It serves one direction at a time: microphone and speaker that share one, because
    /// the chip has no second or because they share pins, take turns, and each is closed before the other opens.
    /// </summary>
    public sealed class I2sBus
    {
        private readonly int _busNumber;
        private readonly object _gate = new object();
        private string _owner;

        /// <param name="busNumber">1, or 2 on an ESP32 or ESP32-S3: S2, C3 and C6 have one.</param>
        public I2sBus(int busNumber)
        {
            if (busNumber < 1 || busNumber > 2)
            {
                throw new ArgumentException("There is no I2S bus " + busNumber + ".");
            }

            _busNumber = busNumber;
        }

        /// <summary>
        /// Begins to record <see cref="AudioFormat"/>. Throws while the bus is held: the driver would not, but count a second
        /// user of the first one's set-up.
        /// </summary>
        public I2sDevice OpenForRecording(int bitClockPin, int wordSelectPin, int dataPin, int bufferBytes)
        {
            Claim("the microphone");
            return Open(I2sMode.Rx, bitClockPin, wordSelectPin, dataPin, bufferBytes);
        }

        /// <summary>Begins to play <see cref="AudioFormat"/>; silence until something is written. Throws while the bus is held.</summary>
        public I2sDevice OpenForPlaying(int bitClockPin, int wordSelectPin, int dataPin, int bufferBytes)
        {
            Claim("the speaker");
            return Open(I2sMode.Tx, bitClockPin, wordSelectPin, dataPin, bufferBytes);
        }

        /// <summary>Ends what one of the two has opened, at once: the driver throws away what its DMA buffers hold.</summary>
        public void Close(I2sDevice device)
        {
            try
            {
                device.Dispose();
            }
            finally
            {
                Release();
            }
        }

        private void Claim(string owner)
        {
            lock (_gate)
            {
                if (_owner != null)
                {
                    throw new InvalidOperationException(
                        "I2S bus " + _busNumber + " is held by " + _owner + "; " + owner + " must wait until it is closed.");
                }

                _owner = owner;
            }
        }

        private void Release()
        {
            lock (_gate)
            {
                _owner = null;
            }
        }

        private I2sDevice Open(I2sMode direction, int bitClockPin, int wordSelectPin, int dataPin, int bufferBytes)
        {
            bool opened = false;
            try
            {
                AssignPins(direction, bitClockPin, wordSelectPin, dataPin);

                // 16-bit RightLeft is the one reading format of the driver that neither drops nor shifts samples.
                var device = new I2sDevice(new I2sConnectionSettings(_busNumber)
                {
                    Mode = I2sMode.Master | direction,
                    BitsPerSample = I2sBitsPerSample.Bit16,
                    ChannelFormat = I2sChannelFormat.RightLeft,
                    CommunicationFormat = I2sCommunicationFormat.I2S,
                    SampleRate = AudioFormat.SampleRateHz,
                    BufferSize = bufferBytes
                });
                opened = true;
                return device;
            }
            finally
            {
                if (!opened)
                {
                    // The finalizer of a device that failed to open closes the bus: let it, before the next one holds it.
                    nanoFramework.Runtime.Native.GC.Run(false);
                    Release();
                }
            }
        }

        // Set each time: the other direction may have given the same pins another meaning.
        private void AssignPins(I2sMode direction, int bitClockPin, int wordSelectPin, int dataPin)
        {
            bool first = _busNumber == 1;
            Configuration.SetPinFunction(bitClockPin, first ? DeviceFunction.I2S1_BCK : DeviceFunction.I2S2_BCK);
            Configuration.SetPinFunction(wordSelectPin, first ? DeviceFunction.I2S1_WS : DeviceFunction.I2S2_WS);
            if (direction == I2sMode.Rx)
            {
                Configuration.SetPinFunction(dataPin, first ? DeviceFunction.I2S1_MDATA_IN : DeviceFunction.I2S2_MDATA_IN);
            }
            else
            {
                Configuration.SetPinFunction(dataPin, first ? DeviceFunction.I2S1_DATA_OUT : DeviceFunction.I2S2_DATA_OUT);
            }
        }
    }
}
