using System;
using System.Device.Pwm;
using nanoFramework.Hardware.Esp32;

namespace Firmware.Things
{
    /// <summary>
    /// A pin whose level is the share of time for which it is high. What the real driver makes of the functions:
    /// <list type="bullet">
    /// <item>PWM 1 and 2 share a timer, 3 and 4, 5 and 6, 7 and 8 likewise, and with it the frequency: the last one started
    /// sets it. A servo needs a pair without outputs of another frequency.</item>
    /// <item>Take PWM 1 to 8. From 9 on the ESP32 changes to other channels, which refuse to be made once one of the first is
    /// running; all other chips use the channels and timers of PWM 1 to 8 a second time.</item>
    /// <item>At most eight outputs at once, six on ESP32-C3 and C6: one more cannot be opened.</item>
    /// </list>
    /// </summary>
    public sealed class PwmOutput : IOutput
    {
        /// <summary>Above flicker and below what motor drivers switch.</summary>
        private const int DimmingHz = 5000;

        private const int ServoHz = 50;

        private readonly int _pinNumber;
        private readonly DeviceFunction _channelFunction;
        private readonly int _frequencyHz;
        private PwmChannel _channel;

        /// <summary>For lamps and motors, at 5 kHz.</summary>
        /// <param name="pinNumber">GPIO number.</param>
        /// <param name="channelFunction"><c>PWM1</c> to <c>PWM8</c>, each used once on a board.</param>
        public PwmOutput(int pinNumber, DeviceFunction channelFunction)
            : this(pinNumber, channelFunction, DimmingHz)
        {
        }

        private PwmOutput(int pinNumber, DeviceFunction channelFunction, int frequencyHz)
        {
            _pinNumber = pinNumber;
            _channelFunction = channelFunction;
            _frequencyHz = frequencyHz;
        }

        /// <summary>For a servo, at 50 Hz: a level of 0.05 is a pulse of 1 ms.</summary>
        /// <param name="pinNumber">GPIO number.</param>
        /// <param name="channelFunction">Of a pair that no 5 kHz output uses: <c>PWM7</c>, say.</param>
        public static PwmOutput ForServo(int pinNumber, DeviceFunction channelFunction)
        {
            return new PwmOutput(pinNumber, channelFunction, ServoHz);
        }

        public void Open()
        {
            Configuration.SetPinFunction(_pinNumber, _channelFunction);
            PwmChannel channel = PwmChannel.CreateFromPin(_pinNumber, _frequencyHz, 0);
            if (channel == null)
            {
                throw new InvalidOperationException("GPIO " + _pinNumber + " has no PWM function");
            }

            channel.Start();
            _channel = channel;
        }

        public void Set(double level)
        {
            _channel.DutyCycle = level;
        }

        /// <summary>Leaves the pin low.</summary>
        public void Close()
        {
            if (_channel == null)
            {
                return;
            }

            // Never Stop: the driver has one "started" flag for all channels, and while it is clear no channel takes a
            // new level. Dispose only forgets the channel; the pin stays at the level that it had.
            _channel.DutyCycle = 0;
            _channel.Dispose();
            _channel = null;
        }
    }
}
