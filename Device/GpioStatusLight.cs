using System.Device.Gpio;

namespace Firmware
{
    /// <summary>A light-emitting diode on one pin, lit by a high level.</summary>
    public sealed class GpioStatusLight : IStatusLight
    {
        private readonly int _pinNumber;
        private GpioController _controller;
        private GpioPin _pin;

        public GpioStatusLight(int pinNumber)
        {
            _pinNumber = pinNumber;
        }

        public void Open()
        {
            _controller = new GpioController();
            _pin = _controller.OpenPin(_pinNumber, PinMode.Output);
            _pin.Write(PinValue.Low);
        }

        public void Show(bool lit)
        {
            _pin.Write(lit ? PinValue.High : PinValue.Low);
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
