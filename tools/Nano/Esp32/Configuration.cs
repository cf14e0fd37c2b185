using Nano;

namespace nanoFramework.Hardware.Esp32;

/// <summary>Routes peripherals to pins.</summary>
public class Configuration
{
    private const int SpiKind = 1;
    private const int I2cKind = 2;
    private const int SerialKind = 3;
    private const int PwmKind = 4;
    private const int AdcKind = 5;

    /// <exception cref="ArgumentException">
    /// The chip has no such pin, the pin cannot drive what the function drives, or it is an ADC function: the pins of those
    /// are fixed and the real call knows none of them. Open the channel without it.
    /// </exception>
    /// <exception cref="InvalidOperationException">A PWM function that the chip lacks: the real call writes past its table.</exception>
    public static void SetPinFunction(int pin, DeviceFunction value)
    {
        var machine = EmulatedMachine.Current;
        var chip = machine.Chip;
        if (pin < 0 || pin >= chip.PinCount) throw new ArgumentException($"{chip.Name} has no GPIO {pin}.");
        if (Kind(value) == AdcKind) throw new ArgumentException($"{value} has its pin already: open the ADC channel.");
        if (Drives(value) && !chip.HasOutput(pin)) throw new ArgumentException($"GPIO {pin} has no output for {value}.");
        if (Kind(value) == PwmKind && Bus(value) > chip.PwmFunctions) throw new InvalidOperationException($"{chip.Name} has no {value}.");
        if (Kind(value) == SerialKind && Bus(value) > chip.SerialPorts) throw new ArgumentException($"{chip.Name} has no COM{Bus(value)}.");
        machine.Functions.Set(pin, value);
    }

    /// <summary>-1 when no pin has the function.</summary>
    public static int GetFunctionPin(DeviceFunction function) => Kind(function) == AdcKind
        ? AdcPin(EmulatedMachine.Current.Chip, (int)function & 0xFF)
        : EmulatedMachine.Current.Functions.PinOf(function);

    private static int AdcPin(Chip chip, int channel) => channel < chip.AdcPins.Count ? chip.AdcPins[channel] : -1;

    private static int Kind(DeviceFunction function) => (int)function >> 16;

    private static int Bus(DeviceFunction function) => ((int)function >> 8) & 0xFF;

    /// <summary>What the real call checks: both lines of I2C, MOSI and clock of SPI, TX and RTS of a serial port.</summary>
    private static bool Drives(DeviceFunction function) => (Kind(function), (int)function & 0xFF) switch
    {
        (I2cKind, _) => true,
        (SpiKind, var line) => line != 1,
        (SerialKind, var line) => line is 0 or 2,
        _ => false,
    };
}
