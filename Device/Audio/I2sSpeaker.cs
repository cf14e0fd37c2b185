using System;
using System.Device.I2s;
using nanoFramework.Hardware.Esp32;

namespace Firmware.Audio
{
    /// <summary>An I2S amplifier (MAX98357A and its kin) on bus 2.</summary>
    public sealed class I2sSpeaker : ISpeaker
    {
        // 39 descriptors of 256 sample pairs of 4 bytes: 624 ms at 16 kHz.
        private const int DmaBufferBytes = 40000;

        private readonly IClock _clock;
        private readonly int _bitClockPin;
        private readonly int _wordSelectPin;
        private readonly int _dataPin;
        private I2sDevice _device;
        private long _soundsUntilMilliseconds;

        public I2sSpeaker(IClock clock, int bitClockPin, int wordSelectPin, int dataPin)
        {
            _clock = clock;
            _bitClockPin = bitClockPin;
            _wordSelectPin = wordSelectPin;
            _dataPin = dataPin;
        }

        public void Open()
        {
            Configuration.SetPinFunction(_bitClockPin, DeviceFunction.I2S2_BCK);
            Configuration.SetPinFunction(_wordSelectPin, DeviceFunction.I2S2_WS);
            Configuration.SetPinFunction(_dataPin, DeviceFunction.I2S2_DATA_OUT);

            _device = new I2sDevice(new I2sConnectionSettings(2)
            {
                Mode = I2sMode.Master | I2sMode.Tx,
                BitsPerSample = I2sBitsPerSample.Bit16,
                ChannelFormat = I2sChannelFormat.RightLeft,
                CommunicationFormat = I2sCommunicationFormat.I2S,
                SampleRate = AudioFormat.SampleRateHz,
                BufferSize = DmaBufferBytes
            });
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

            _device.Dispose();
            _device = null;
        }
    }
}
