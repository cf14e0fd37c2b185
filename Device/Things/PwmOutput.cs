using System.Device.Pwm;
using nanoFramework.Hardware.Esp32;

namespace Firmware.Things
{
    /// <summary>A pin whose level is the share of time for which it is high.</summary>
    public sealed class PwmOutput : IOutput
    {
        // Above flicker and below what motor drivers switch. Channels share timers in pairs, so all have one frequency.
        private const int FrequencyHz = 5000;

        private readonly int _pinNumber;
        private readonly DeviceFunction _channelFunction;
        private PwmChannel _channel;

        /// <param name="pinNumber">GPIO number.</param>
        /// <param name="channelFunction"><c>PWM1</c> to <c>PWM16</c>, each used once on a board; chips other than the ESP32 have eight.</param>
        public PwmOutput(int pinNumber, DeviceFunction channelFunction)
        {
            _pinNumber = pinNumber;
            _channelFunction = channelFunction;
        }

        public void Open()
        {
            Configuration.SetPinFunction(_pinNumber, _channelFunction);
            _channel = PwmChannel.CreateFromPin(_pinNumber, FrequencyHz, 0);
            _channel.Start();
        }

        public void Set(double level)
        {
            _channel.DutyCycle = level;
        }

        public void Close()
        {
            if (_channel == null)
            {
                return;
            }

            _channel.Stop();
            _channel.Dispose();
            _channel = null;
        }
    }
}
