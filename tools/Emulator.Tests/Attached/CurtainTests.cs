using System.Device.Gpio;
using System.Device.Pwm;
using Emulator.Attached;
using Emulator.Tests.Fakes;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using nanoFramework.Hardware.Esp32;
using nanoFramework.Hardware.Esp32.Rmt;

namespace Emulator.Tests.Attached;

[TestClass]
public sealed class CurtainTests
{
    [TestMethod]
    [DataRow(0.025, "closed")]
    [DataRow(0.05, "25 % open")]
    [DataRow(0.125, "open")]
    public void A_servo_goes_where_its_pulse_says(double duty, string expected)
    {
        using var machine = new TestMachine();
        var curtain = new ServoCurtain("curtain", machine.Board, 9, 500, 2500);

        StartPwm(machine, 9, 50, duty);

        Assert.AreEqual(expected, curtain.Describe());
    }

    [TestMethod]
    public void A_servo_may_be_mounted_the_other_way_round()
    {
        using var machine = new TestMachine();
        var curtain = new ServoCurtain("curtain", machine.Board, 9, 2000, 1000);

        StartPwm(machine, 9, 50, 0.0625);

        Assert.AreEqual(75, curtain.PositionPercent, 0.01);
    }

    [TestMethod]
    [DataRow(400, 0.6, "closed, does not follow 400 Hz")]
    [DataRow(50, 0.5, "closed, does not follow 10000 µs")]
    public void A_servo_stays_where_it_is_when_its_pulses_are_none(int frequencyHz, double duty, string expected)
    {
        using var machine = new TestMachine();
        var curtain = new ServoCurtain("curtain", machine.Board, 9, 500, 2500);

        StartPwm(machine, 9, frequencyHz, duty);

        Assert.AreEqual(expected, curtain.Describe());
    }

    [TestMethod]
    public void A_stepper_counts_edges_in_the_direction_of_its_pin()
    {
        using var machine = new TestMachine();
        var curtain = new StepperCurtain("curtain", machine.Board, 9, 10, null, null, steps: 8);
        var step = Output(machine, 9);
        var direction = Output(machine, 10);

        direction.Write(PinValue.High);
        Pulse(step, 6);
        Assert.AreEqual("75 % open", curtain.Describe());

        direction.Write(PinValue.Low);
        Pulse(step, 4);
        Assert.AreEqual("25 % open", curtain.Describe());
    }

    [TestMethod]
    public void A_stepper_counts_the_pulses_of_a_transmission()
    {
        using var machine = new TestMachine();
        var curtain = new StepperCurtain("curtain", machine.Board, 9, 10, null, null, steps: 8);
        Output(machine, 10).Write(PinValue.High);

        SendSteps(machine, 4, carrier: false);

        Assert.AreEqual(4, curtain.Position);
    }

    [TestMethod]
    public void Steps_on_a_carrier_move_nothing()
    {
        using var machine = new TestMachine();
        var curtain = new StepperCurtain("curtain", machine.Board, 9, 10, null, null, steps: 8);
        Output(machine, 10).Write(PinValue.High);

        SendSteps(machine, 4, carrier: true);

        Assert.AreEqual(0, curtain.Position);
    }

    [TestMethod]
    public void A_stepper_slips_at_its_ends_and_its_switch_tells_when_it_is_closed()
    {
        using var machine = new TestMachine();
        var curtain = new StepperCurtain("curtain", machine.Board, 9, 10, null, 11, steps: 4);
        machine.Run(() => new GpioController().OpenPin(11, PinMode.InputPullUp));
        var step = Output(machine, 9);
        var direction = Output(machine, 10);
        Assert.IsFalse(machine.Board.Pins[11].IsHigh);

        direction.Write(PinValue.High);
        Pulse(step, 9);
        Assert.AreEqual("open", curtain.Describe());
        Assert.IsTrue(machine.Board.Pins[11].IsHigh);

        direction.Write(PinValue.Low);
        Pulse(step, 9);
        Assert.AreEqual("closed", curtain.Describe());
        Assert.IsFalse(machine.Board.Pins[11].IsHigh);
    }

    [TestMethod]
    public void A_driver_that_is_not_enabled_does_not_turn()
    {
        using var machine = new TestMachine();
        var curtain = new StepperCurtain("curtain", machine.Board, 9, 10, 11, null, steps: 8);
        var step = Output(machine, 9);
        Output(machine, 10).Write(PinValue.High);
        var enable = Output(machine, 11);

        enable.Write(PinValue.High);
        Pulse(step, 2);
        Assert.AreEqual(0, curtain.Position);

        enable.Write(PinValue.Low);
        Pulse(step, 2);
        Assert.AreEqual(2, curtain.Position);
    }

    private static GpioPin Output(TestMachine machine, int pin) => machine.Run(() => new GpioController().OpenPin(pin, PinMode.Output));

    private static void Pulse(GpioPin pin, int times)
    {
        for (var i = 0; i < times; i++)
        {
            pin.Write(PinValue.High);
            pin.Write(PinValue.Low);
        }
    }

    private static void SendSteps(TestMachine machine, int steps, bool carrier) => machine.Run(() =>
    {
        var channel = new TransmitterChannel(new TransmitChannelSettings(9) { EnableCarrierWave = carrier });
        for (var i = 0; i < steps; i++) channel.AddCommand(new RmtCommand(500, true, 500, false));
        channel.Send(true);
    });

    private static void StartPwm(TestMachine machine, int pin, int frequencyHz, double duty) => machine.Run(() =>
    {
        Configuration.SetPinFunction(pin, DeviceFunction.PWM1);
        PwmChannel.CreateFromPin(pin, frequencyHz, duty)!.Start();
    });
}
