using System;
using System.Device.I2s;
using System.Threading;

namespace Firmware.Audio
{
    /// <summary>An I2S microphone (INMP441 and its kin).</summary>
    public sealed class I2sMicrophone : IMicrophone
    {
        // The driver keeps 32-bit stereo, 8 bytes a sample pair: 32,768 bytes are 4,096 pairs, 256 ms at 16 kHz.
        private const int DmaBufferBytes = 32768;
        private const int DmaBufferMilliseconds = 256;

        // The driver hands over descriptors of 256 pairs: what is recorded shows up to 16 ms late.
        private const int DescriptorMilliseconds = 16;

        private readonly IClock _clock;
        private readonly I2sBus _bus;
        private readonly int _bitClockPin;
        private readonly int _wordSelectPin;
        private readonly int _dataPin;
        private I2sDevice _device;
        private long _readSinceMilliseconds;
        private long _bytesRead;
        private int _overruns;

        public I2sMicrophone(IClock clock, I2sBus bus, int bitClockPin, int wordSelectPin, int dataPin)
        {
            _clock = clock;
            _bus = bus;
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
            _device = _bus.OpenForRecording(_bitClockPin, _wordSelectPin, _dataPin, DmaBufferBytes);
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

            I2sDevice device = _device;
            _device = null;
            _bus.Close(device);
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
