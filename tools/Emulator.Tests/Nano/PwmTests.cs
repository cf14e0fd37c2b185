using System.Device.Pwm;
using Emulator.Tests.Fakes;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using nanoFramework.Hardware.Esp32;

namespace Emulator.Tests.Nano;

[TestClass]
public sealed class PwmTests
{
    [TestMethod]
    public void A_pin_without_a_pwm_function_has_no_channel()
    {
        using var machine = new TestMachine();

        Assert.IsNull(machine.Run(() => PwmChannel.CreateFromPin(9)));
    }

    [TestMethod]
    public void The_duty_is_one_half_unless_told_otherwise()
    {
        using var machine = new TestMachine();

        Channel(machine, 9, DeviceFunction.PWM1, null).Start();

        Assert.AreEqual(0.5, machine.Board.Pins[9].Duty);
    }

    [TestMethod]
    public void A_new_duty_reaches_the_pin_of_a_started_channel_only()
    {
        using var machine = new TestMachine();
        var channel = Channel(machine, 9, DeviceFunction.PWM1, 0);

        channel.DutyCycle = 0.3;
        Assert.AreEqual(0, machine.Board.Pins[9].Duty);

        channel.Start();
        channel.DutyCycle = 0.7;
        Assert.AreEqual(0.7, machine.Board.Pins[9].Duty);
    }

    [TestMethod]
    public void Stopping_one_channel_deafens_all_others()
    {
        using var machine = new TestMachine();
        var red = Channel(machine, 9, DeviceFunction.PWM1, 0);
        var fan = Channel(machine, 12, DeviceFunction.PWM5, 0);
        red.Start();
        fan.Start();

        fan.Stop();
        red.DutyCycle = 1;

        Assert.AreEqual(0, machine.Board.Pins[9].Duty);
        Assert.AreEqual(1, machine.Board.Pwm.IgnoredDuties);
    }

    [TestMethod]
    public void A_duty_outside_0_to_1_is_refused()
    {
        using var machine = new TestMachine();
        var channel = Channel(machine, 9, DeviceFunction.PWM1, 0);

        Assert.ThrowsExactly<ArgumentException>(() => channel.DutyCycle = 1.01);
        Assert.ThrowsExactly<ArgumentException>(() => channel.DutyCycle = -0.01);
        Assert.ThrowsExactly<ArgumentException>(() => channel.DutyCycle = double.NaN);
    }

    private static PwmChannel Channel(TestMachine machine, int pin, DeviceFunction function, double? duty) => machine.Run(() =>
    {
        Configuration.SetPinFunction(pin, function);
        return duty is { } given ? PwmChannel.CreateFromPin(pin, 5000, given)! : PwmChannel.CreateFromPin(pin)!;
    });
}
