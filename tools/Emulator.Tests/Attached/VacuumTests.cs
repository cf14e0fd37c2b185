using System.Device.Gpio;
using System.IO.Ports;
using Emulator.Attached;
using Emulator.Tests.Fakes;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using nanoFramework.Hardware.Esp32;

namespace Emulator.Tests.Attached;

[TestClass]
public sealed class VacuumTests
{
    private const int Clean = 9;
    private const int Home = 10;

    [TestMethod]
    public void A_press_of_clean_starts_the_robot_and_another_halts_it()
    {
        using var machine = new TestMachine();
        var robot = new RelayVacuum("vacuum", machine.Board, Clean, Home);
        var clean = Output(machine, Clean);

        Press(machine, clean, milliseconds: 300);
        Assert.AreEqual("cleaning", robot.Describe());

        Press(machine, clean, milliseconds: 300);
        Assert.AreEqual("standing", robot.Describe());
    }

    [TestMethod]
    public void A_press_of_home_sends_it_to_its_dock_which_takes_a_while()
    {
        using var machine = new TestMachine();
        var robot = new RelayVacuum("vacuum", machine.Board, Clean, Home);
        Press(machine, Output(machine, Clean), milliseconds: 300);

        Press(machine, Output(machine, Home), milliseconds: 300);
        Assert.AreEqual("on its way home", robot.Describe());

        machine.Clock.Advance(VacuumRobot.WayHomeMicroseconds);
        Assert.AreEqual("on its dock", robot.Describe());
    }

    [TestMethod]
    [DataRow(49, "on its dock, missed a press of 49 ms")]
    [DataRow(50, "cleaning")]
    [DataRow(1000, "cleaning")]
    [DataRow(1001, "on its dock, held for 1001 ms")]
    public void A_press_lasts_50_to_1000_milliseconds(int milliseconds, string expected)
    {
        using var machine = new TestMachine();
        var robot = new RelayVacuum("vacuum", machine.Board, Clean, Home);

        Press(machine, Output(machine, Clean), milliseconds);

        Assert.AreEqual(expected, robot.Describe());
    }

    [TestMethod]
    public void Over_the_wire_it_understands_nothing_until_it_is_started()
    {
        using var machine = new TestMachine();
        var robot = new SerialVacuum("vacuum", machine.Board, 2, 115_200);
        var port = Open(machine);

        port.WriteByte(135);
        Assert.AreEqual("on its dock, battery 80 %, not spoken to yet", robot.Describe());

        port.Write([128, 135], 0, 2);
        Assert.AreEqual("cleaning, battery 80 %", robot.Describe());
    }

    [TestMethod]
    public void The_power_packets_tell_charging_state_charge_and_capacity()
    {
        using var machine = new TestMachine();
        var robot = new SerialVacuum("vacuum", machine.Board, 2, 115_200);
        Assert.IsTrue(robot.TrySet("battery", "50"));
        var port = Open(machine);
        var group = new byte[10];

        port.Write([128, 142, 3], 0, 3);
        port.Read(group, 0, 10);

        Assert.AreEqual(2, group[0]);
        Assert.AreEqual(1350, group[6] << 8 | group[7]);
        Assert.AreEqual(2700, group[8] << 8 | group[9]);
    }

    [TestMethod]
    public void A_robot_off_its_dock_does_not_charge()
    {
        using var machine = new TestMachine();
        var robot = new SerialVacuum("vacuum", machine.Board, 2, 115_200);
        Assert.IsTrue(robot.TrySet("away"));
        var port = Open(machine);

        port.Write([128, 142, 21], 0, 3);

        Assert.AreEqual(0, port.ReadByte());
    }

    [TestMethod]
    public void Dock_sends_it_home_and_a_full_battery_trickles()
    {
        using var machine = new TestMachine();
        var robot = new SerialVacuum("vacuum", machine.Board, 2, 115_200);
        Assert.IsTrue(robot.TrySet("battery", "100"));
        var port = Open(machine);

        port.Write([128, 135, 143], 0, 3);
        Assert.AreEqual(VacuumState.Returning, robot.State);

        machine.Clock.Advance(VacuumRobot.WayHomeMicroseconds);
        port.Write([142, 21], 0, 2);
        Assert.AreEqual(3, port.ReadByte());
    }

    private static GpioPin Output(TestMachine machine, int pin) => machine.Run(() => new GpioController().OpenPin(pin, PinMode.Output));

    private static void Press(TestMachine machine, GpioPin pin, int milliseconds)
    {
        pin.Write(PinValue.High);
        machine.Clock.AdvanceMilliseconds(milliseconds);
        pin.Write(PinValue.Low);
    }

    private static SerialPort Open(TestMachine machine) => machine.Run(() =>
    {
        Configuration.SetPinFunction(17, DeviceFunction.COM2_TX);
        Configuration.SetPinFunction(18, DeviceFunction.COM2_RX);
        var port = new SerialPort("COM2", 115_200);
        port.Open();
        return port;
    });
}
