extern alias Device;

using Device::Firmware.Things;
using Emulator.Attached;
using Emulator.Tests.Fakes;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using nanoFramework.Hardware.Esp32;
using HardwareStrip = Emulator.Attached.LedStrip;
using LedStrip = Device::Firmware.Things.LedStrip;

namespace Emulator.Tests.Things;

/// <summary>The firmware's drivers on the pins of a board, with what hangs there: it has its own reading of what they send.</summary>
[TestClass]
public sealed class DriverTests
{
    [TestMethod]
    [DataRow("red", "on, red, 50 %")]
    [DataRow("orange", "on, orange, 50 %")]
    [DataRow("blue", "on, blue, 50 %")]
    public void A_strip_shows_the_color_of_its_light(string color, string expected)
    {
        using var machine = new TestMachine();
        var strip = new HardwareStrip("lamp", machine.Board, 8, 30);
        var light = Open(machine, new Light("lamp", "lamp", new LedStrip(8, 30)));
        Assert.AreEqual("off", strip.Describe());

        light.Run("set_brightness", "value", 50);
        light.Run("set_color", "color", color);

        Assert.AreEqual(expected, strip.Describe());
        Assert.HasCount(30, strip.Diodes);
    }

    [TestMethod]
    public void An_active_low_relay_is_off_from_the_beginning()
    {
        using var machine = new TestMachine();
        var relay = new Relay("socket", machine.Board, 3, activeHigh: false);
        var socket = Open(machine, new Switch("socket", "socket", new GpioOutput(3, true)));
        Assert.IsFalse(relay.IsOn);

        socket.Run("turn_on");
        Assert.IsTrue(relay.IsOn);
        socket.Close();
        Assert.IsFalse(relay.IsOn);
    }

    [TestMethod]
    public void A_stepper_makes_exactly_its_steps_and_sends_no_train_into_another()
    {
        using var machine = new TestMachine();
        var curtain = new StepperCurtain("curtain", machine.Board, 18, 19, null, null, 2000);
        var things = Open(machine, new Curtain("curtain", "curtain", new StepperDrive(new RmtPulseTrain(18, 800), new GpioOutput(19), null, 2000), machine.FirmwareClock()));

        things.Run("set_position", "position", 60);
        things.Pass(4000);
        Assert.AreEqual(1200, curtain.Position);
        things.Run("close");
        things.Pass(4000);

        Assert.AreEqual(0, curtain.Position);
        Assert.AreEqual(0, machine.Clock.Slept);
        Assert.AreEqual("""{"position":0,"state":"closed"}""", things.State);
    }

    [TestMethod]
    public void A_servo_keeps_its_frequency_beside_a_lamp()
    {
        using var machine = new TestMachine();
        var blind = new ServoCurtain("blind", machine.Board, 1, 1000, 2000);
        var things = Open(machine, new Curtain("blind", "blind", new ServoDrive(PwmOutput.ForServo(1, DeviceFunction.PWM7), 1000, 2000, 2000), machine.FirmwareClock()));
        var lamp = Open(machine, new Light("lamp", "lamp", new Device::Firmware.Things.DimmableLamp(new PwmOutput(9, DeviceFunction.PWM1))));

        things.Run("open");
        things.Pass(2000);
        lamp.Run("turn_on");
        things.Run("set_position", "position", 25);
        things.Pass(2000);

        Assert.AreEqual("25 % open", blind.Describe());
    }

    [TestMethod]
    public void An_air_conditioner_understands_what_it_is_sent()
    {
        using var machine = new TestMachine();
        var unit = new InfraredAirConditioner("air_conditioner", machine.Board, 14);
        var things = Open(machine, new AirConditioner("air_conditioner", "air conditioner", new CoolixRemote(new RmtInfraredSender(14)), machine.FirmwareClock()));

        things.Run("set_temperature", "temperature", 22);
        things.Run("set_mode", "mode", "heat");
        things.Run("set_fan_speed", "fan_speed", "low");
        things.Pass(500);
        Assert.AreEqual("on, heat, 22 °C, fan low", unit.Describe());
        Assert.AreEqual(0, machine.Clock.Slept);

        things.Run("turn_off");
        Assert.AreEqual("off", unit.Describe());
    }

    [TestMethod]
    public void A_roomba_is_commanded_and_read_over_its_serial_port()
    {
        using var machine = new TestMachine();
        var robot = new SerialVacuum("robot", machine.Board, 2, 115_200);
        var things = Open(machine, new RobotVacuum("robot", "robot", new SerialVacuumPort(new UartLine(14, 13, 115_200)), machine.FirmwareClock()));
        things.Pass(3000);
        Assert.AreEqual("""{"state":"docked","battery":80,"cleaning_mode":"auto"}""", things.State);

        things.Run("start");
        things.Pass(2000);
        Assert.Contains("cleaning", robot.Describe());
        things.Run("return_home");
        things.Pass(40_000);

        Assert.Contains("on its dock", robot.Describe());
        Assert.Contains("\"state\":\"docked\"", things.State);
        Assert.AreEqual(0, machine.Clock.Slept);
    }

    [TestMethod]
    public void A_light_dependent_resistor_is_read_in_percent()
    {
        using var machine = new TestMachine();
        var light = new LightSensor("light", machine.Board, 1);
        light.Set(35);
        var things = Open(machine, new LightLevelSensor("light", "light sensor", new LdrProbe(0)));

        things.Run("get_reading");

        Assert.AreEqual("""{"light_level":35}""", things.State);
    }

    [TestMethod]
    public void More_outputs_than_the_chip_has_channels_are_a_hardware_error()
    {
        using var machine = new TestMachine("esp32c3");
        for (var pin = 0; pin < 2; pin++) Open(machine, new Light("lamp", "lamp", new LedStrip(pin, 1)));

        var third = new LedStrip(2, 1);

        Assert.Throws<Exception>(() => machine.Run(third.Open));
    }

    [TestMethod]
    public void Closing_one_pwm_output_leaves_it_low_and_the_others_as_they_are()
    {
        using var machine = new TestMachine();
        var red = new PwmOutput(9, DeviceFunction.PWM1);
        var green = new PwmOutput(10, DeviceFunction.PWM2);
        machine.Run(() =>
        {
            red.Open();
            green.Open();
            red.Set(1);
            green.Set(0.5);
            red.Close();
            green.Set(0.7);
        });

        Assert.AreEqual(0, machine.Board.Pins[9].Duty);
        Assert.AreEqual(0.7, machine.Board.Pins[10].Duty, 0.001);
        Assert.AreEqual(0, machine.Board.Pwm.IgnoredDuties);
    }

    private static ThingOnBoard Open(TestMachine machine, Thing thing) => new(machine, thing);
}
