using System;
using System.Device.I2s;
using System.Threading;
using nanoFramework.Hardware.Esp32;

namespace Firmware.Audio
{
    /// <summary>An I2S microphone (INMP441 and its kin) on bus 1.</summary>
    public sealed class I2sMicrophone : IMicrophone
    {
        // The driver keeps 32-bit stereo, 8 bytes a sample pair: 32,768 bytes are 4,096 pairs, 256 ms at 16 kHz.
        private const int DmaBufferBytes = 32768;
        private const int DmaBufferMilliseconds = 256;

        // The driver hands over descriptors of 256 pairs: what is recorded shows up to 16 ms late.
        private const int DescriptorMilliseconds = 16;

        private readonly IClock _clock;
        private readonly int _bitClockPin;
        private readonly int _wordSelectPin;
        private readonly int _dataPin;
        private I2sDevice _device;
        private long _readSinceMilliseconds;
        private long _bytesRead;
        private int _overruns;

        public I2sMicrophone(IClock clock, int bitClockPin, int wordSelectPin, int dataPin)
        {
            _clock = clock;
            _bitClockPin = bitClockPin;
            _wordSelectPin = wordSelectPin;
            _dataPin = dataPin;
        }

        /// <summary>How often sound was lost because nobody read for longer than the hardware remembers.</summary>
        public int Overruns
        {
            get { return _overruns; }
        }

        public void Open()
        {
            Configuration.SetPinFunction(_bitClockPin, DeviceFunction.I2S1_BCK);
            Configuration.SetPinFunction(_wordSelectPin, DeviceFunction.I2S1_WS);
            Configuration.SetPinFunction(_dataPin, DeviceFunction.I2S1_MDATA_IN);

            // 16-bit RightLeft is the one reading format of the driver that neither drops nor shifts samples.
            _device = new I2sDevice(new I2sConnectionSettings(1)
            {
                Mode = I2sMode.Master | I2sMode.Rx,
                BitsPerSample = I2sBitsPerSample.Bit16,
                ChannelFormat = I2sChannelFormat.RightLeft,
                CommunicationFormat = I2sCommunicationFormat.I2S,
                SampleRate = AudioFormat.SampleRateHz,
                BufferSize = DmaBufferBytes
            });
            _readSinceMilliseconds = _clock.Milliseconds;
            _bytesRead = 0;
        }

        [AudioPath]
        public void Read(byte[] buffer, int offset, int count)
        {
            long recordedAt = _readSinceMilliseconds + ((_bytesRead + count) / AudioFormat.BytesPerMillisecond) + DescriptorMilliseconds;
            long wait = recordedAt - _clock.Milliseconds;
            if (wait > 0)
            {
                Thread.Sleep((int)wait);
            }
            else if (wait < -DmaBufferMilliseconds)
            {
                StartAnew(count);
            }

            _device.Read(new SpanByte(buffer, offset, count));
            _bytesRead += count;
        }

        public void Close()
        {
            if (_device == null)
            {
                return;
            }

            _device.Dispose();
            _device = null;
        }

        // What the arithmetic expects has been overwritten; counting on would make the driver block for all that is lost.
        [AudioPath]
        private void StartAnew(int count)
        {
            _overruns++;
            _readSinceMilliseconds = _clock.Milliseconds - DescriptorMilliseconds - (count / AudioFormat.BytesPerMillisecond);
            _bytesRead = 0;
        }
    }
}
