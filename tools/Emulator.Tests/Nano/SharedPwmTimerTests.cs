using System.Device.Pwm;
using Emulator.Tests.Fakes;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using nanoFramework.Hardware.Esp32;

namespace Emulator.Tests.Nano;

[TestClass]
public sealed class SharedPwmTimerTests
{
    [TestMethod]
    public void A_servo_pulse_is_the_duty_of_the_period()
    {
        using var machine = new TestMachine();

        Start(machine, 9, DeviceFunction.PWM1, 50, 0.075);

        Assert.AreEqual(1500, machine.Board.Pins[9].PulseMicroseconds, 0.001);
        Assert.AreEqual(50, machine.Board.Pins[9].PulseFrequencyHz);
    }

    [TestMethod]
    public void The_second_channel_of_a_pair_changes_the_frequency_of_the_first()
    {
        using var machine = new TestMachine();
        Start(machine, 9, DeviceFunction.PWM1, 50, 0.075);

        Start(machine, 10, DeviceFunction.PWM2, 5000, 1);

        Assert.AreEqual(5000, machine.Board.Pins[9].PulseFrequencyHz);
        Assert.AreNotEqual(1500, machine.Board.Pins[9].PulseMicroseconds, 1.0);
    }

    [TestMethod]
    public void A_channel_of_another_pair_leaves_it_alone()
    {
        using var machine = new TestMachine();
        Start(machine, 9, DeviceFunction.PWM1, 50, 0.075);

        Start(machine, 10, DeviceFunction.PWM3, 5000, 1);

        Assert.AreEqual(1500, machine.Board.Pins[9].PulseMicroseconds, 0.001);
    }

    [TestMethod]
    public void A_new_frequency_changes_the_pulses_at_once()
    {
        using var machine = new TestMachine();
        var channel = Start(machine, 9, DeviceFunction.PWM1, 5000, 0.25);

        channel.Frequency = 50;

        Assert.AreEqual(5000, machine.Board.Pins[9].PulseMicroseconds, 0.001);
    }

    [TestMethod]
    public void A_slow_channel_with_a_high_duty_overflows_where_timers_have_20_bits()
    {
        using var fine = new TestMachine();
        using var overflowing = new TestMachine("esp32");

        Start(fine, 9, DeviceFunction.PWM1, 50, 0.9);
        Start(overflowing, 9, DeviceFunction.PWM1, 50, 0.9);

        Assert.AreEqual(0.9, fine.Board.Pins[9].Duty, 0.001);
        Assert.IsLessThan(0.1, overflowing.Board.Pins[9].Duty);
    }

    [TestMethod]
    public void A_function_past_the_end_of_the_chips_table_is_refused()
    {
        using var machine = new TestMachine();

        Assert.ThrowsExactly<InvalidOperationException>(() => machine.Run(() => Configuration.SetPinFunction(9, DeviceFunction.PWM9)));
    }

    [TestMethod]
    public void A_pin_without_an_output_has_no_channel()
    {
        using var machine = new TestMachine("esp32");

        Assert.ThrowsExactly<ArgumentException>(() => Start(machine, 34, DeviceFunction.PWM1, 50, 0.5));
    }

    private static PwmChannel Start(TestMachine machine, int pin, DeviceFunction function, int frequencyHz, double duty) => machine.Run(() =>
    {
        Configuration.SetPinFunction(pin, function);
        var channel = PwmChannel.CreateFromPin(pin, frequencyHz, duty)!;
        channel.Start();
        return channel;
    });
}
