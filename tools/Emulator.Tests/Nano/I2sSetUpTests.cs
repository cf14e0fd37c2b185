using System.Device.I2s;
using Emulator.Tests.Fakes;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using nanoFramework.Hardware.Esp32;

namespace Emulator.Tests.Nano;

[TestClass]
public sealed class I2sSetUpTests
{
    [TestMethod]
    public void The_default_mode_is_pdm_and_does_not_work()
    {
        using var machine = new TestMachine();

        Assert.AreEqual(I2sMode.Pdm, new I2sConnectionSettings(1).Mode);
        Assert.ThrowsExactly<ArgumentException>(() => machine.OpenMicrophone(settings => settings.Mode = I2sMode.Pdm));
    }

    [TestMethod]
    public void Both_directions_at_once_do_not_work()
    {
        using var machine = new TestMachine();

        Assert.ThrowsExactly<ArgumentException>(() => machine.OpenMicrophone(settings => settings.Mode = I2sMode.Master | I2sMode.Rx | I2sMode.Tx));
    }

    [TestMethod]
    public void A_bus_serves_one_device_at_a_time()
    {
        using var machine = new TestMachine();
        using var microphone = machine.OpenMicrophone();

        Assert.ThrowsExactly<InvalidOperationException>(() => machine.OpenSpeaker(settings => settings.BusId = 1));
    }

    [TestMethod]
    public void A_closed_bus_can_change_its_direction()
    {
        using var machine = new TestMachine();
        machine.OpenMicrophone().Dispose();

        using var speaker = machine.OpenSpeaker(settings => settings.BusId = 1);

        Assert.IsTrue(machine.Board.I2s.IsInUse(1));
    }

    [TestMethod]
    public void Pins_come_first()
    {
        using var machine = new TestMachine();
        machine.AssignPins(1, DeviceFunction.I2S1_BCK, DeviceFunction.I2S1_WS);
        var settings = new I2sConnectionSettings(1) { Mode = I2sMode.Master | I2sMode.Rx, SampleRate = 16_000 };

        Assert.ThrowsExactly<ArgumentException>(() => machine.Run(() => new I2sDevice(settings)));
    }

    [TestMethod]
    public void An_esp32_c3_has_one_bus()
    {
        using var machine = new TestMachine("esp32c3");
        machine.OpenMicrophone().Dispose();

        Assert.ThrowsExactly<ArgumentException>(() => machine.OpenSpeaker());
    }

    [TestMethod]
    public void A_buffer_of_less_than_two_descriptors_is_refused()
    {
        using var machine = new TestMachine();

        Assert.ThrowsExactly<ArgumentException>(() => machine.OpenMicrophone(settings => settings.BufferSize = 4_095));
    }
}
