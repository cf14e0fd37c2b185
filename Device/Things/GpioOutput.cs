using System.Device.Gpio;

namespace Firmware.Things
{
    /// <summary>A pin that is high or low.</summary>
    public sealed class GpioOutput : IOutput
    {
        private readonly int _pinNumber;
        private GpioController _controller;
        private GpioPin _pin;

        public GpioOutput(int pinNumber)
        {
            _pinNumber = pinNumber;
        }

        public void Open()
        {
            _controller = new GpioController();
            _pin = _controller.OpenPin(_pinNumber, PinMode.Output);
            _pin.Write(PinValue.Low);
        }

        public void Set(double level)
        {
            _pin.Write(level >= 0.5 ? PinValue.High : PinValue.Low);
        }

        public void Close()
        {
            if (_pin == null)
            {
                return;
            }

            _pin.Dispose();
            _controller.Dispose();
            _pin = null;
        }
    }
}
