using System;
using System.Device.Gpio;

namespace Firmware.Things
{
    /// <summary>A contact or detector on a pin.</summary>
    public sealed class GpioInput : IInput
    {
        // Contacts bounce for less than 10 ms; a spark on a long wire is shorter still.
        private const int DebounceMilliseconds = 20;

        private readonly int _pinNumber;
        private readonly bool _activeLow;
        private GpioController _controller;
        private GpioPin _pin;
        private bool _active;
        private bool _wasActive;
        private bool _differed;

        /// <param name="pinNumber">GPIO number; 34 to 39 of an ESP32 have no pull-up and need a resistor.</param>
        /// <param name="activeLow">
        /// True for a contact to ground, which gets a pull-up; false for a detector that drives the pin high, which gets a
        /// pull-down.
        /// </param>
        public GpioInput(int pinNumber, bool activeLow)
        {
            _pinNumber = pinNumber;
            _activeLow = activeLow;
        }

        public void Open()
        {
            _controller = new GpioController();
            PinMode pulled = _activeLow ? PinMode.InputPullUp : PinMode.InputPullDown;
            _pin = _controller.OpenPin(_pinNumber, _controller.IsPinModeSupported(_pinNumber, pulled) ? pulled : PinMode.Input);
            _pin.DebounceTimeout = TimeSpan.FromMilliseconds(DebounceMilliseconds);
            _pin.ValueChanged += PinValueChanged;
            _active = IsLevelActive();
            _wasActive = _active;
        }

        public bool TakeActive()
        {
            // The native debouncing drops an edge that comes in the moment in which its timer ends, and would then tell
            // the opposite for good: a level that has differed twice is believed.
            bool differs = IsLevelActive() != _active;
            if (differs && _differed)
            {
                _active = !_active;
                differs = false;
            }

            _differed = differs;
            bool seen = _active || _wasActive;
            _wasActive = false;
            return seen;
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

        private bool IsLevelActive()
        {
            return (_pin.Read() == PinValue.Low) == _activeLow;
        }

        private void PinValueChanged(object sender, PinValueChangedEventArgs e)
        {
            _active = (e.ChangeType == PinEventTypes.Falling) == _activeLow;
            if (_active)
            {
                _wasActive = true;
            }
        }
    }
}
