using System.Device.Adc;

namespace Firmware.Things
{
    /// <summary>
    /// A light-dependent resistor from 3.3 V to the pin and a fixed one of about 10 kΩ from the pin to ground: the brighter,
    /// the higher the voltage. The converter reads 12 bits over about 3.1 V.
    /// </summary>
    public sealed class LdrProbe : ILightProbe
    {
        // The converter of these chips is noisy: single readings differ by some thirty steps.
        private const int Samples = 16;

        private readonly int _channelNumber;
        private AdcController _controller;
        private AdcChannel _channel;

        /// <param name="channelNumber">
        /// Channel of the first converter: 0 to 9 are GPIO 1 to 10 of an ESP32-S3; 0, 3, 4, 5, 6, 7 are GPIO 36, 39, 32, 33,
        /// 34, 35 of an ESP32; 0 to 4 are GPIO 0 to 4 of an ESP32-C3. The second converter belongs to the Wi-Fi driver:
        /// reading it throws while Wi-Fi runs.
        /// </param>
        public LdrProbe(int channelNumber)
        {
            _channelNumber = channelNumber;
        }

        public void Open()
        {
            _controller = new AdcController();
            _channel = _controller.OpenChannel(_channelNumber);
        }

        public bool TryMeasure(out double percent)
        {
            int sum = 0;
            for (int i = 0; i < Samples; i++)
            {
                sum += _channel.ReadValue();
            }

            percent = 100.0 * sum / (Samples * _controller.MaxValue);
            return true;
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
