using System.Device.Gpio;

namespace Firmware.Things
{
    /// <summary>A pin that is high or low.</summary>
    public sealed class GpioOutput : IOutput
    {
        private readonly int _pinNumber;
        private readonly PinValue _on;
        private readonly PinValue _off;
        private GpioController _controller;
        private GpioPin _pin;

        /// <summary>High is on.</summary>
        public GpioOutput(int pinNumber)
            : this(pinNumber, false)
        {
        }

        /// <param name="pinNumber">GPIO number.</param>
        /// <param name="activeLow">True when low is on, as at most relay boards.</param>
        public GpioOutput(int pinNumber, bool activeLow)
        {
            _pinNumber = pinNumber;
            _on = activeLow ? PinValue.Low : PinValue.High;
            _off = activeLow ? PinValue.High : PinValue.Low;
        }

        public void Open()
        {
            _controller = new GpioController();
            _pin = _controller.OpenPin(_pinNumber, PinMode.Output);
            _pin.Write(_off);
        }

        public void Set(double level)
        {
            _pin.Write(level >= 0.5 ? _on : _off);
        }

        /// <summary>Off, then let go: an input without a pull, so that only resistors outside hold the level.</summary>
        public void Close()
        {
            if (_pin == null)
            {
                return;
            }

            _pin.Write(_off);
            _pin.Dispose();
            _controller.Dispose();
            _pin = null;
        }
    }
}
