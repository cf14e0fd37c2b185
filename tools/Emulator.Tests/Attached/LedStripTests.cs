using Emulator.Attached;
using Emulator.Tests.Fakes;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using nanoFramework.Hardware.Esp32.Rmt;

namespace Emulator.Tests.Attached;

/// <summary>Ticks of 25 ns: 16 and 34 are a 0, 32 and 18 a 1.</summary>
[TestClass]
public sealed class LedStripTests
{
    [TestMethod]
    public void Bytes_come_as_green_red_blue()
    {
        using var machine = new TestMachine();
        var strip = Strip(machine, leds: 2);

        Send(machine, Bits(0x10, 0x20, 0x30, 0, 255, 0));

        CollectionAssert.AreEqual(new[] { new DiodeColor(0x20, 0x10, 0x30), new DiodeColor(255, 0, 0) }, strip.Diodes.ToArray());
        Assert.AreEqual("on, several colours, 100 %", strip.Describe());
    }

    [TestMethod]
    public void A_strip_in_one_colour_tells_it()
    {
        using var machine = new TestMachine();
        var strip = Strip(machine, leds: 2);

        Send(machine, Bits(0, 128, 0, 0, 128, 0));

        Assert.AreEqual("on, red, 50 %", strip.Describe());
    }

    [TestMethod]
    public void Diodes_that_the_data_do_not_reach_keep_their_colour()
    {
        using var machine = new TestMachine();
        var strip = Strip(machine, leds: 3);

        Send(machine, Bits(0, 255, 0));

        Assert.AreEqual("on, red, 100 %, 1 of 3", strip.Describe());
    }

    [TestMethod]
    public void Data_without_a_pause_before_them_are_garbled()
    {
        using var machine = new TestMachine();
        var strip = Strip(machine, leds: 1);
        var channel = Open(machine);

        machine.Run(() => channel.SendData(Bits(0, 255, 0), true));
        machine.Clock.Advance(100);
        machine.Run(() => channel.SendData(Bits(255, 0, 0), true));
        Assert.AreEqual("garbled: only 100 µs after the data before", strip.Describe());

        machine.Clock.Advance(280);
        machine.Run(() => channel.SendData(Bits(255, 0, 0), true));
        Assert.AreEqual("on, green, 100 %", strip.Describe());
    }

    [TestMethod]
    public void Bits_of_a_wrong_length_are_garbled()
    {
        using var machine = new TestMachine();
        var strip = Strip(machine, leds: 1);
        var bits = Bits(0, 255, 0);
        bits[4] = 24;

        Send(machine, bits);

        Assert.AreEqual("garbled: bit 1 is high for 600 ns", strip.Describe());
    }

    [TestMethod]
    public void The_carrier_that_is_on_by_default_garbles_everything()
    {
        using var machine = new TestMachine();
        var strip = Strip(machine, leds: 1);

        machine.Run(() => new TransmitterChannel(new TransmitChannelSettings(9) { ClockDivider = 2 }).SendData(Bits(0, 255, 0), true));

        Assert.AreEqual("garbled: there is a carrier on the data", strip.Describe());
    }

    [TestMethod]
    public void Half_a_diode_is_garbled()
    {
        using var machine = new TestMachine();
        var strip = Strip(machine, leds: 1);

        Send(machine, Bits(0, 255));

        Assert.AreEqual("garbled: 16 bits are no whole number of diodes", strip.Describe());
    }

    private static LedStrip Strip(TestMachine machine, int leds) => new("strip", machine.Board, 9, leds);

    private static TransmitterChannel Open(TestMachine machine) =>
        machine.Run(() => new TransmitterChannel(new TransmitChannelSettings(9) { ClockDivider = 2, EnableCarrierWave = false }));

    private static void Send(TestMachine machine, byte[] items) => machine.Run(() => Open(machine).SendData(items, true));

    private static byte[] Bits(params byte[] bytes) => [.. bytes.SelectMany(value => Enumerable.Range(0, 8).SelectMany(bit => Bit((value & (0x80 >> bit)) != 0)))];

    private static byte[] Bit(bool one) => one ? [32, 0x80, 18, 0] : [16, 0x80, 34, 0];
}
