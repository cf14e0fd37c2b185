using nanoFramework.Hardware.Esp32.Rmt;

namespace Firmware.Things
{
    /// <summary>An infrared diode on a pin, through a transistor and about 100 mA to reach across a room.</summary>
    public sealed class RmtInfraredSender : IInfraredSender
    {
        private const int CarrierHz = 38000;
        private const byte DutyPercent = 33;

        private readonly int _pinNumber;
        private TransmitterChannel _channel;

        public RmtInfraredSender(int pinNumber)
        {
            _pinNumber = pinNumber;
        }

        public void Open()
        {
            var settings = new TransmitChannelSettings(_pinNumber);
            settings.ClockDivider = RmtItem.MicrosecondDivider;
            settings.EnableCarrierWave = true;
            settings.CarrierWaveFrequency = CarrierHz;
            settings.CarrierWaveDutyPercentage = DutyPercent;
            _channel = new TransmitterChannel(settings);
        }

        public void Send(byte[] items)
        {
            // A code takes a fifth of a second: waiting for it would stop the whole interpreter, the microphone with it.
            _channel.SendData(items, false);
        }

        public void Close()
        {
            if (_channel != null)
            {
                _channel.Dispose();
                _channel = null;
            }
        }
    }
}
