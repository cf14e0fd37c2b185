using System;
using System.Device.I2c;
using System.Threading;
using nanoFramework.Hardware.Esp32;

namespace Firmware.Boards
{
    /// <summary>
    /// The AXP192 of a Core2 (its data sheet, chapter 10; the board's schematic for what hangs on it): it feeds the touch
    /// panel, switches the amplifier on and drives the green LED.
    /// <code>
    /// 0x03  identity: 0x03; an AXP2101, as of Core2 v1.1, has 0x4A
    /// 0x12  outputs on: bit 2 is LDO2, for the logic of display and touch panel; bit 0 is DCDC1, the ESP32 itself
    /// 0x28  voltage of LDO2 in the upper four bits: 1.8 V and 0.1 V a step
    /// 0x92  GPIO1, the LED          bits 2-0 = 0: open drain
    /// 0x93  GPIO2, the amplifier    bits 2-0 = 0: open drain
    /// 0x94  levels: bit 1 is GPIO1, low lights the LED; bit 2 is GPIO2, high (let go) enables the amplifier
    /// 0x95  GPIO3 and 4: bits 7 and 3-2 make GPIO4, the reset of the touch panel, an open drain
    /// 0x96  their levels: bit 1 is GPIO4
    /// </code>
    /// </summary>
    internal sealed class PowerChip
    {
        private const int Address = 0x34;
        private const int Identity = 0x03;
        private const int ResetMilliseconds = 20;

        // The FT6336U answers 300 ms after its reset at the latest (its data sheet, reset timing).
        private const int TouchStartMilliseconds = 300;

        private readonly int _dataPin;
        private readonly int _clockPin;
        private readonly byte[] _register = new byte[1];
        private readonly byte[] _value = new byte[1];
        private readonly byte[] _write = new byte[2];
        private I2cDevice _device;
        private bool _isKnown;

        public PowerChip(int dataPin, int clockPin)
        {
            _dataPin = dataPin;
            _clockPin = clockPin;
        }

        /// <summary>Powers touch panel and amplifier. Throws when the chip is another or does not answer.</summary>
        public void Open()
        {
            Configuration.SetPinFunction(_dataPin, DeviceFunction.I2C1_DATA);
            Configuration.SetPinFunction(_clockPin, DeviceFunction.I2C1_CLOCK);
            _device = I2cDevice.Create(new I2cConnectionSettings(1, Address, I2cBusSpeed.FastMode));
            int identity = Read(0x03);
            if (identity != Identity)
            {
                throw new InvalidOperationException("The power chip has identity " + identity + ": this is no Core2 with an AXP192.");
            }

            _isKnown = true;
            Change(0x28, 0xF0, 0xF0);
            Change(0x12, 0x04, 0x04);
            Change(0x92, 0x07, 0x00);
            Change(0x93, 0x07, 0x00);
            ShowLight(false);
            Change(0x94, 0x04, 0x04);
            ResetTouchPanel();
        }

        /// <summary>Does nothing before <see cref="Open"/>, nor when another chip answers: its registers mean something else.</summary>
        public void ShowLight(bool lit)
        {
            if (!_isKnown)
            {
                return;
            }

            Change(0x94, 0x02, lit ? 0x00 : 0x02);
        }

        /// <summary>Silences the amplifier; the touch panel keeps its power.</summary>
        public void Close()
        {
            if (_device == null)
            {
                return;
            }

            try
            {
                if (_isKnown)
                {
                    Change(0x94, 0x04, 0x00);
                }
            }
            finally
            {
                _isKnown = false;
                _device.Dispose();
                _device = null;
            }
        }

        private void ResetTouchPanel()
        {
            Change(0x95, 0x8D, 0x84);
            Change(0x96, 0x02, 0x00);
            Thread.Sleep(ResetMilliseconds);
            Change(0x96, 0x02, 0x02);
            Thread.Sleep(TouchStartMilliseconds);
        }

        private void Change(int register, int mask, int bits)
        {
            _write[0] = (byte)register;
            _write[1] = (byte)((Read(register) & ~mask) | bits);
            Check(_device.Write(new SpanByte(_write)), register);
        }

        private int Read(int register)
        {
            _register[0] = (byte)register;
            Check(_device.WriteRead(new SpanByte(_register), new SpanByte(_value)), register);
            return _value[0];
        }

        private static void Check(I2cTransferResult result, int register)
        {
            if (result.Status != I2cTransferStatus.FullTransfer)
            {
                throw new InvalidOperationException("The power chip does not answer at register " + register + ".");
            }
        }
    }
}
