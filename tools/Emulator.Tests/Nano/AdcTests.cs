using System.Device.Adc;
using Emulator.Tests.Fakes;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using nanoFramework.Hardware.Esp32;

namespace Emulator.Tests.Nano;

[TestClass]
public sealed class AdcTests
{
    [TestMethod]
    [DataRow("esp32", 6, 34)]
    [DataRow("esp32s3", 0, 1)]
    [DataRow("esp32s3", 9, 10)]
    [DataRow("esp32c3", 4, 4)]
    public void A_channel_reads_the_voltage_of_its_own_pin(string chip, int channel, int pin)
    {
        using var machine = new TestMachine(chip);
        machine.Board.Pins[pin].VoltageShare = 0.5;

        var opened = machine.Run(() => new AdcController().OpenChannel(channel));

        Assert.AreEqual(2048, opened.ReadValue());
        Assert.AreEqual(0.5, opened.ReadRatio(), 0.001);
        Assert.AreEqual(pin, machine.Run(() => Configuration.GetFunctionPin(DeviceFunction.ADC1_CH0 + channel)));
    }

    [TestMethod]
    public void A_channel_of_the_second_converter_cannot_be_read_while_wifi_runs()
    {
        using var machine = new TestMachine();
        machine.Board.Pins[11].VoltageShare = 1;
        var channel = machine.Run(() => new AdcController().OpenChannel(10));

        Assert.ThrowsExactly<Exception>(() => channel.ReadValue());

        machine.Board.Network.TakeDown();
        Assert.AreEqual(4095, channel.ReadValue());
    }

    [TestMethod]
    public void The_adc_functions_cannot_be_set()
    {
        using var machine = new TestMachine();

        Assert.ThrowsExactly<ArgumentException>(() => machine.Run(() => Configuration.SetPinFunction(1, DeviceFunction.ADC1_CH0)));
    }

    [TestMethod]
    [DataRow("esp32", 21)]
    [DataRow("esp32s3", -1)]
    public void A_channel_that_the_chip_lacks_is_an_argument_error(string chip, int channel)
    {
        using var machine = new TestMachine(chip);

        Assert.ThrowsExactly<ArgumentException>(() => machine.Run(() => new AdcController().OpenChannel(channel)));
    }

    [TestMethod]
    public void The_broken_second_converter_of_the_c3_cannot_be_opened()
    {
        using var machine = new TestMachine("esp32c3");

        Assert.ThrowsExactly<Exception>(() => machine.Run(() => new AdcController().OpenChannel(5)));
    }

    [TestMethod]
    public void A_disposed_channel_reads_nothing()
    {
        using var machine = new TestMachine();
        var channel = machine.Run(() => new AdcController().OpenChannel(0));

        channel.Dispose();

        Assert.ThrowsExactly<ObjectDisposedException>(() => channel.ReadValue());
    }
}
