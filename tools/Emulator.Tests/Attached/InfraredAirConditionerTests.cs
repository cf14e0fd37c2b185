using Emulator.Attached;
using Emulator.Tests.Fakes;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using nanoFramework.Hardware.Esp32.Rmt;

namespace Emulator.Tests.Attached;

[TestClass]
public sealed class InfraredAirConditionerTests
{
    /// <summary>Codes as owners have published them with their meaning.</summary>
    [TestMethod]
    [DataRow(0xB2BFC0, "on, cool, 25 °C, fan auto")]
    [DataRow(0xB2BFB0, "on, cool, 30 °C, fan auto")]
    [DataRow(0xB2BFBC, "on, heat, 30 °C, fan auto")]
    [DataRow(0xB21F08, "on, auto, 17 °C, fan auto")]
    [DataRow(0xB21FB4, "on, dry, 30 °C, fan auto")]
    [DataRow(0xB23FE4, "on, fan only, fan high")]
    [DataRow(0xB29FE4, "on, fan only, fan low")]
    [DataRow(0xB27BE0, "off")]
    public void A_published_code_does_what_it_is_known_for(int code, string expected)
    {
        using var machine = new TestMachine();
        var unit = new InfraredAirConditioner("air_conditioner", machine.Board, 9);

        Send(machine, Frame(code), Frame(code));

        Assert.AreEqual(expected, unit.Describe());
    }

    [TestMethod]
    public void Off_keeps_what_was_set()
    {
        using var machine = new TestMachine();
        var unit = new InfraredAirConditioner("air_conditioner", machine.Board, 9);

        Send(machine, Frame(0xB2BFBC));
        Send(machine, Frame(0xB27BE0));

        Assert.IsFalse(unit.IsOn);
        Assert.AreEqual(("heat", 30), (unit.Mode, unit.Celsius));
    }

    [TestMethod]
    public void A_wrong_complement_is_garbled_and_changes_nothing()
    {
        using var machine = new TestMachine();
        var unit = new InfraredAirConditioner("air_conditioner", machine.Board, 9);
        var frame = Frame(0xB2BFC0);
        var lastBitOfFirstComplement = frame[16];
        lastBitOfFirstComplement.Duration1 = lastBitOfFirstComplement.Duration1 > 1000 ? (ushort)560 : (ushort)1680;

        Send(machine, frame);

        Assert.AreEqual("off, garbled: byte B2 has the complement 4C", unit.Describe());
    }

    [TestMethod]
    public void A_repetition_that_differs_is_garbled()
    {
        using var machine = new TestMachine();
        var unit = new InfraredAirConditioner("air_conditioner", machine.Board, 9);

        Send(machine, Frame(0xB2BFC0), Frame(0xB2BFB0));

        Assert.AreEqual("off, garbled: the second frame differs from the first", unit.Describe());
    }

    [TestMethod]
    public void Receivers_forgive_a_tenth_but_not_a_half()
    {
        using var machine = new TestMachine();
        var unit = new InfraredAirConditioner("air_conditioner", machine.Board, 9);

        Send(machine, Stretched(Frame(0xB2BFC0), percent: 110));
        Assert.AreEqual(string.Empty, unit.Problem);

        Send(machine, Stretched(Frame(0xB2BFC0), percent: 150));
        Assert.AreNotEqual(string.Empty, unit.Problem);
    }

    [TestMethod]
    [DataRow(false, 38_000, "no carrier")]
    [DataRow(true, 56_000, "a carrier of 56000 Hz")]
    public void A_receiver_sees_its_own_carrier_only(bool carrier, int frequencyHz, string problem)
    {
        using var machine = new TestMachine();
        var unit = new InfraredAirConditioner("air_conditioner", machine.Board, 9);

        machine.Run(() => Send(Open(machine, carrier, frequencyHz), Frame(0xB2BFC0)));

        Assert.AreEqual(problem, unit.Problem);
    }

    private static TransmitterChannel Open(TestMachine machine, bool carrier = true, int frequencyHz = 38_000) =>
        machine.Run(() => new TransmitterChannel(new TransmitChannelSettings(9) { EnableCarrierWave = carrier, CarrierWaveFrequency = frequencyHz }));

    private static void Send(TestMachine machine, params RmtCommand[][] frames) => machine.Run(() =>
    {
        using var channel = Open(machine);
        Send(channel, frames);
    });

    private static void Send(TransmitterChannel channel, params RmtCommand[][] frames)
    {
        foreach (var command in frames.SelectMany(frame => frame)) channel.AddCommand(command);
        channel.Send(true);
    }

    /// <summary>Header, three bytes with their complements, last mark and pause.</summary>
    private static RmtCommand[] Frame(int code)
    {
        var frame = new List<RmtCommand> { Item(4500, 4500) };
        for (var shift = 16; shift >= 0; shift -= 8)
        {
            var value = (code >> shift) & 0xFF;
            var both = (value << 8) | (value ^ 0xFF);
            for (var bit = 15; bit >= 0; bit--) frame.Add(Item(560, (both >> bit & 1) == 1 ? 1680 : 560));
        }

        frame.Add(Item(560, 5200));
        return [.. frame];
    }

    private static RmtCommand[] Stretched(RmtCommand[] frame, int percent) =>
        [.. frame.Select(command => Item(command.Duration0 * percent / 100, command.Duration1 * percent / 100))];

    private static RmtCommand Item(int mark, int space) => new((ushort)mark, true, (ushort)space, false);
}
