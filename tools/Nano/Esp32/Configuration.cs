using Nano;

namespace nanoFramework.Hardware.Esp32;

/// <summary>Routes peripherals to pins.</summary>
public class Configuration
{
    /// <exception cref="ArgumentException">The chip has no such pin.</exception>
    public static void SetPinFunction(int pin, DeviceFunction value)
    {
        var machine = EmulatedMachine.Current;
        if (pin < 0 || pin >= machine.Chip.PinCount) throw new ArgumentException($"{machine.Chip.Name} has no GPIO {pin}.");
        machine.Functions.Set(pin, value);
    }

    /// <summary>-1 when no pin has the function.</summary>
    public static int GetFunctionPin(DeviceFunction function) => EmulatedMachine.Current.Functions.PinOf(function);
}
