using System;
using System.Device.I2c;
using Firmware.Input;
using nanoFramework.Hardware.Esp32;

namespace Firmware.Boards
{
    /// <summary>
    /// The whole touch panel (FT6336U) as one button: register 0xA4 set to 0 makes its interrupt line low for as long as a
    /// finger is on the glass, instead of a pulse for each movement.
    /// </summary>
    internal sealed class TouchButton : IButton
    {
        private const int Address = 0x38;
        private const byte InterruptMode = 0xA4;
        private const byte LowWhileTouched = 0x00;

        private readonly int _dataPin;
        private readonly int _clockPin;
        private readonly GpioButton _line;

        public TouchButton(int dataPin, int clockPin, int interruptPin)
        {
            _dataPin = dataPin;
            _clockPin = clockPin;
            _line = new GpioButton(interruptPin);
        }

        public event ButtonChanged Changed
        {
            add { _line.Changed += value; }
            remove { _line.Changed -= value; }
        }

        /// <summary>Throws when the panel does not answer.</summary>
        public void Open()
        {
            Configuration.SetPinFunction(_dataPin, DeviceFunction.I2C1_DATA);
            Configuration.SetPinFunction(_clockPin, DeviceFunction.I2C1_CLOCK);
            using (I2cDevice panel = I2cDevice.Create(new I2cConnectionSettings(1, Address, I2cBusSpeed.FastMode)))
            {
                if (panel.Write(new SpanByte(new byte[] { InterruptMode, LowWhileTouched })).Status != I2cTransferStatus.FullTransfer)
                {
                    throw new InvalidOperationException("The touch panel does not answer.");
                }
            }

            _line.Open();
        }

        public void Close()
        {
            _line.Close();
        }
    }
}
