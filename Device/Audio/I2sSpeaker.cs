using System;
using System.Device.I2s;

namespace Firmware.Audio
{
    /// <summary>An I2S amplifier (MAX98357A and its kin).</summary>
    public sealed class I2sSpeaker : ISpeaker
    {
        // 39 descriptors of 256 sample pairs of 4 bytes: 624 ms at 16 kHz.
        private const int DmaBufferBytes = 40000;

        private readonly IClock _clock;
        private readonly I2sBus _bus;
        private readonly int _bitClockPin;
        private readonly int _wordSelectPin;
        private readonly int _dataPin;
        private I2sDevice _device;
        private long _soundsUntilMilliseconds;

        public I2sSpeaker(IClock clock, I2sBus bus, int bitClockPin, int wordSelectPin, int dataPin)
        {
            _clock = clock;
            _bus = bus;
            _bitClockPin = bitClockPin;
            _wordSelectPin = wordSelectPin;
            _dataPin = dataPin;
        }

        public void Open()
        {
            _device = _bus.OpenForPlaying(_bitClockPin, _wordSelectPin, _dataPin, DmaBufferBytes);
            _soundsUntilMilliseconds = _clock.Milliseconds;
        }

        [AudioPath]
        public int BufferedMilliseconds()
        {
            long left = _soundsUntilMilliseconds - _clock.Milliseconds;
            return left > 0 ? (int)left : 0;
        }

        [AudioPath]
        public void Write(byte[] buffer, int offset, int count)
        {
            long now = _clock.Milliseconds;
            if (_soundsUntilMilliseconds < now)
            {
                _soundsUntilMilliseconds = now;
            }

            _device.Write(new SpanByte(buffer, offset, count));
            _soundsUntilMilliseconds += count / AudioFormat.BytesPerMillisecond;
        }

        public void Stop()
        {
            if (_device == null)
            {
                return;
            }

            I2sDevice device = _device;
            _device = null;
            _bus.Close(device);
        }
    }
}
