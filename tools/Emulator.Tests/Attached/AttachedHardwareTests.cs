using System.Device.Pwm;
using Emulator.Attached;
using Emulator.Tests.Fakes;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using nanoFramework.Hardware.Esp32;

namespace Emulator.Tests.Attached;

[TestClass]
public sealed class AttachedHardwareTests
{
    [TestMethod]
    [DataRow(1.0, 0.0, 0.0, "on, red, 100 %")]
    [DataRow(0.5, 0.0, 0.0, "on, red, 50 %")]
    [DataRow(0.25, 0.25, 0.25, "on, white, 25 %")]
    [DataRow(0.3, 0.0, 0.5, "on, purple, 50 %")]
    [DataRow(1.0, 0.7, 0.4, "on, warm white, 100 %")]
    [DataRow(0.0, 0.0, 0.0, "off")]
    public void A_lamp_shows_what_its_duty_cycles_make_of_it(double red, double green, double blue, string expected)
    {
        using var machine = new TestMachine();
        var lamp = new RgbLamp("lamp", machine.Board, 9, 10, 11);

        Drive(machine, 9, DeviceFunction.PWM1, red);
        Drive(machine, 10, DeviceFunction.PWM2, green);
        Drive(machine, 11, DeviceFunction.PWM3, blue);

        Assert.AreEqual(expected, lamp.Describe());
    }

    [TestMethod]
    public void A_fan_turns_as_fast_as_its_duty_says()
    {
        using var machine = new TestMachine();
        var fan = new Motor("fan", machine.Board, 12, 13);
        var changes = 0;
        fan.Changed += (_, _) => changes++;

        Drive(machine, 12, DeviceFunction.PWM5, 0.75);

        Assert.AreEqual("turning at 75 %", fan.Describe());
        Assert.AreEqual(1, changes);
    }

    [TestMethod]
    [DataRow(9, 11, "driving forward")]
    [DataRow(10, 12, "driving backward")]
    [DataRow(9, 12, "turning")]
    public void A_rover_drives_where_its_motors_turn(int left, int right, string expected)
    {
        using var machine = new TestMachine();
        var rover = new TwoMotors("robot", machine.Board, 9, 10, 11, 12);
        Assert.AreEqual("standing still", rover.Describe());

        Drive(machine, left, DeviceFunction.PWM1, 0.8);
        Drive(machine, right, DeviceFunction.PWM2, 0.8);

        Assert.AreEqual(expected, rover.Describe());
    }

    private static void Drive(TestMachine machine, int pin, DeviceFunction function, double duty) => machine.Run(() =>
    {
        Configuration.SetPinFunction(pin, function);
        PwmChannel.CreateFromPin(pin, 5000, duty)!.Start();
    });
}
