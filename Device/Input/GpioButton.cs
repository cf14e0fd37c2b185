using System;
using System.Device.Gpio;

namespace Firmware.Input
{
    /// <summary>A button between a pin and ground: low while it is pressed.</summary>
    public sealed class GpioButton : IButton
    {
        // Contacts of push buttons bounce for less than 10 ms; people notice from about 100 ms on.
        private const int DebounceMilliseconds = 20;

        private readonly int _pinNumber;
        private GpioController _controller;
        private GpioPin _pin;
        private bool _isDown;

        public GpioButton(int pinNumber)
        {
            _pinNumber = pinNumber;
        }

        public event ButtonChanged Changed;

        public void Open()
        {
            _controller = new GpioController();

            // 34 to 39 of an ESP32 have no pull-up; what hangs on them brings its own.
            bool hasPullUp = _controller.IsPinModeSupported(_pinNumber, PinMode.InputPullUp);
            _pin = _controller.OpenPin(_pinNumber, hasPullUp ? PinMode.InputPullUp : PinMode.Input);
            _pin.DebounceTimeout = TimeSpan.FromMilliseconds(DebounceMilliseconds);
            _pin.ValueChanged += PinValueChanged;
        }

        public void Close()
        {
            if (_pin == null)
            {
                return;
            }

            _pin.ValueChanged -= PinValueChanged;
            _pin.Dispose();
            _controller.Dispose();
            _pin = null;
        }

        private void PinValueChanged(object sender, PinValueChangedEventArgs e)
        {
            bool isDown = e.ChangeType == PinEventTypes.Falling;

            // An edge may be reported twice when the pin bounced across the debounce time.
            if (isDown == _isDown)
            {
                return;
            }

            _isDown = isDown;
            ButtonChanged changed = Changed;
            if (changed != null)
            {
                changed(isDown);
            }
        }
    }
}
