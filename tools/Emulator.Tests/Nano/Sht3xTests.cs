using System.Device.I2c;
using Emulator.Tests.Fakes;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using nanoFramework.Hardware.Esp32;
using global::Nano;

namespace Emulator.Tests.Nano;

[TestClass]
public sealed class Sht3xTests
{
    private const int Address = 0x44;

    [TestMethod]
    public void A_measurement_is_ready_after_15_ms_and_not_before()
    {
        using var machine = new TestMachine();
        var device = Wire(machine, new Sht3x(machine.Clock) { TemperatureCelsius = 21.5, RelativeHumidityPercent = 40 });
        var answer = new byte[6];

        Assert.AreEqual(I2cTransferStatus.FullTransfer, device.Write(new byte[] { 0x24, 0x00 }).Status);
        machine.Clock.AdvanceMilliseconds(14);
        Assert.AreEqual(I2cTransferStatus.SlaveAddressNotAcknowledged, device.Read(answer).Status);
        machine.Clock.AdvanceMilliseconds(1);
        Assert.AreEqual(I2cTransferStatus.FullTransfer, device.Read(answer).Status);

        Assert.AreEqual(21.5, -45 + 175.0 * ((answer[0] << 8) | answer[1]) / 65535, 0.01);
        Assert.AreEqual(40, 100.0 * ((answer[3] << 8) | answer[4]) / 65535, 0.01);
    }

    [TestMethod]
    public void The_checksum_is_that_of_the_data_sheet() =>
        Assert.AreEqual(0x92, Sht3x.Crc8([0xBE, 0xEF]));

    [TestMethod]
    public void A_command_that_the_sensor_does_not_know_is_not_acknowledged()
    {
        using var machine = new TestMachine();
        var device = Wire(machine, new Sht3x(machine.Clock));

        Assert.AreEqual(I2cTransferStatus.SlaveAddressNotAcknowledged, device.Write(new byte[] { 0x12, 0x34 }).Status);
    }

    [TestMethod]
    public void An_address_without_a_device_is_not_acknowledged()
    {
        using var machine = new TestMachine();
        var device = Wire(machine, new Sht3x(machine.Clock), address: 0x45);

        Assert.AreEqual(I2cTransferStatus.SlaveAddressNotAcknowledged, device.Write(new byte[] { 0x24, 0x00 }).Status);
    }

    [TestMethod]
    public void A_bus_without_pins_cannot_be_opened()
    {
        using var machine = new TestMachine();

        Assert.ThrowsExactly<ArgumentException>(() => machine.Run(() => new I2cDevice(new I2cConnectionSettings(2, Address))));
    }

    private static I2cDevice Wire(TestMachine machine, Sht3x sensor, int address = Address)
    {
        machine.Board.I2c.Attach(1, Address, sensor);
        return machine.Run(() =>
        {
            Configuration.SetPinFunction(41, DeviceFunction.I2C1_DATA);
            Configuration.SetPinFunction(42, DeviceFunction.I2C1_CLOCK);
            return new I2cDevice(new I2cConnectionSettings(1, address));
        });
    }
}
