using System.Device.Adc;
using System.Device.Gpio;
using Emulator.Attached;
using Emulator.Tests.Fakes;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Emulator.Tests.Attached;

/// <summary>What a person makes happen reaches the pins.</summary>
[TestClass]
public sealed class DrivenInputTests
{
    [TestMethod]
    [DataRow(true, "on", true)]
    [DataRow(true, "off", false)]
    [DataRow(false, "on", false)]
    [DataRow(false, "off", true)]
    public void Motion_is_the_active_level_of_its_pin(bool activeHigh, string word, bool expected)
    {
        using var machine = new TestMachine();
        var detector = new MotionDetector("hall_motion", machine.Board, 4, activeHigh);

        Assert.IsTrue(detector.TrySet(word));

        Assert.AreEqual(expected, machine.Board.Pins[4].IsHigh);
        Assert.AreEqual(word == "on" ? "somebody moves" : "nobody moves", detector.Describe());
    }

    [TestMethod]
    public void Light_is_what_the_converter_reads()
    {
        using var machine = new TestMachine();
        var sensor = new LightSensor("hall_light", machine.Board, 1);

        Assert.IsTrue(sensor.TrySet("25%"));

        Assert.AreEqual(1024, machine.Run(() => new AdcController().OpenChannel(0).ReadValue()));
        Assert.AreEqual("25 % light", sensor.Describe());
    }

    [TestMethod]
    [DataRow("101")]
    [DataRow("-1")]
    [DataRow("NaN")]
    [DataRow("bright")]
    public void Light_outside_of_0_to_100_is_refused(string word)
    {
        using var machine = new TestMachine();

        Assert.IsFalse(new LightSensor("hall_light", machine.Board, 1).TrySet(word));
    }

    [TestMethod]
    public void An_open_door_is_the_contacts_active_level_and_the_siren_is_heard()
    {
        using var machine = new TestMachine();
        var loop = new SecurityLoop("alarm", machine.Board, 4, 5, activeHigh: true);
        Assert.AreEqual("door closed, siren silent", loop.Describe());

        Assert.IsTrue(loop.TrySet("open"));
        Output(machine, 5).Write(PinValue.High);

        Assert.IsTrue(machine.Board.Pins[4].IsHigh);
        Assert.AreEqual("door open, siren sounding", loop.Describe());
    }

    [TestMethod]
    public void A_bell_button_connects_its_pin_to_ground_and_lets_it_go()
    {
        using var machine = new TestMachine();
        var bell = new DoorBell("doorbell", machine.Board, 4, 5, activeHigh: false);
        machine.Run(() => new GpioController().OpenPin(4, PinMode.InputPullUp));

        Assert.IsTrue(bell.TrySet("pressed"));
        Assert.IsFalse(machine.Board.Pins[4].IsHigh);

        Assert.IsTrue(bell.TrySet("released"));
        Assert.IsTrue(machine.Board.Pins[4].IsHigh);
    }

    [TestMethod]
    public void Weather_is_made_of_degrees_and_per_cent()
    {
        using var machine = new TestMachine();
        var sensor = new ClimateSensor("air", machine.Board, 1, 0x44);

        Assert.IsTrue(sensor.TrySet("18.5", "70"));

        Assert.AreEqual(18.5, sensor.TemperatureCelsius);
        Assert.AreEqual(70, sensor.RelativeHumidityPercent);
        Assert.IsFalse(sensor.TrySet("warm"));
    }

    [TestMethod]
    [DataRow(true, true, "on")]
    [DataRow(true, false, "off")]
    [DataRow(false, true, "off")]
    [DataRow(false, false, "on")]
    public void A_relay_is_on_at_its_active_level(bool activeHigh, bool level, string expected)
    {
        using var machine = new TestMachine();
        var relay = new Relay("kettle", machine.Board, 5, activeHigh);
        Assert.AreEqual("off", relay.Describe());

        Output(machine, 5).Write(level ? PinValue.High : PinValue.Low);

        Assert.AreEqual(expected, relay.Describe());
    }

    private static GpioPin Output(TestMachine machine, int pin) => machine.Run(() => new GpioController().OpenPin(pin, PinMode.Output));
}
