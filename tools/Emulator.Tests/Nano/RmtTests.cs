using Emulator.Tests.Fakes;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using nanoFramework.Hardware.Esp32.Rmt;
using Nano;

namespace Emulator.Tests.Nano;

[TestClass]
public sealed class RmtTests
{
    private const int Pin = 17;

    [TestMethod]
    public void A_transmission_appears_on_its_pin_with_levels_ticks_and_carrier()
    {
        using var machine = new TestMachine();
        var trains = Trains(machine);
        var channel = Open(machine, settings => settings.ClockDivider = 40);
        channel.AddCommand(new RmtCommand(100, true, 200, false));
        channel.AddCommand(new RmtCommand(300, true, 400, false));

        machine.Run(() => channel.Send(true));

        var train = Assert.ContainsSingle(trains);
        CollectionAssert.AreEqual(new[] { new Pulse(true, 100), new Pulse(false, 200), new Pulse(true, 300), new Pulse(false, 400) }, train.Pulses.ToArray());
        Assert.AreEqual(2_000_000, train.TicksPerSecond);
        Assert.AreEqual(new PulseCarrier(38_000, 33, OnHigh: true), train.Carrier);
    }

    [TestMethod]
    public void Waiting_for_the_end_takes_as_long_as_the_pulses()
    {
        using var machine = new TestMachine();
        var channel = Open(machine);

        machine.Run(() => channel.SendData(Items(count: 10, ticks: 500), true));

        Assert.AreEqual(10_000, machine.Clock.Slept);
    }

    [TestMethod]
    public void Without_waiting_it_returns_at_once_and_the_next_one_waits()
    {
        using var machine = new TestMachine();
        var channel = Open(machine);

        machine.Run(() => channel.SendData(Items(count: 10, ticks: 500), false));
        Assert.AreEqual(0, machine.Clock.Slept);

        machine.Run(() => channel.SendData(Items(count: 1, ticks: 500), false));
        Assert.AreEqual(10_000, machine.Clock.Slept);
        Assert.AreEqual(0, machine.Board.Rmt.OverwrittenTrains);
    }

    [TestMethod]
    public void A_train_larger_than_the_memory_is_overwritten_by_one_that_comes_too_early()
    {
        using var machine = new TestMachine();
        var channel = Open(machine);

        machine.Run(() => channel.SendData(Items(count: 48, ticks: 500), false));
        machine.Run(() => channel.SendData(Items(count: 1, ticks: 500), false));

        Assert.AreEqual(1, machine.Board.Rmt.OverwrittenTrains);
    }

    [TestMethod]
    public void Being_idle_is_a_setting_and_tells_nothing_of_a_transmission()
    {
        using var machine = new TestMachine();
        var channel = Open(machine);
        var floating = Open(machine, settings => settings.EnableIdleLevelOutput = false);

        machine.Run(() => channel.SendData(Items(count: 10, ticks: 500), false));

        Assert.IsTrue(channel.IsChannelIdle);
        Assert.IsFalse(floating.IsChannelIdle);
    }

    [TestMethod]
    public void A_setter_hands_on_the_figure_before_the_new_one()
    {
        using var machine = new TestMachine();
        var channel = Open(machine);

        machine.Run(() => channel.IdleLevel = true);
        Assert.IsFalse(machine.Board.Pins[Pin].IsHigh);

        machine.Run(() => channel.IdleLevel = true);
        Assert.IsTrue(machine.Board.Pins[Pin].IsHigh);
    }

    [TestMethod]
    public void A_duration_of_zero_ends_the_train()
    {
        using var machine = new TestMachine();
        var trains = Trains(machine);
        var channel = Open(machine);

        machine.Run(() => channel.SendData([100, 0x80, 0, 0, 100, 0x80, 100, 0], true));

        Assert.HasCount(1, trains[0].Pulses);
    }

    [TestMethod]
    public void A_transmission_that_repeats_for_ever_lets_no_other_follow()
    {
        using var machine = new TestMachine();
        var channel = Open(machine, settings => settings.EnableLooping = true);

        machine.Run(() => channel.SendData(Items(count: 1, ticks: 500), false));

        Assert.ThrowsExactly<InvalidOperationException>(() => machine.Run(() => channel.SendData(Items(count: 1, ticks: 500), false)));
    }

    [TestMethod]
    [DataRow("esp32", 8)]
    [DataRow("esp32s2", 4)]
    [DataRow("esp32s3", 4)]
    [DataRow("esp32c3", 2)]
    public void A_chip_has_as_many_senders_as_its_data_sheet_says(string chip, int senders)
    {
        using var machine = new TestMachine(chip);
        for (var i = 0; i < senders; i++) Open(machine);

        Assert.ThrowsExactly<Exception>(() => Open(machine));
    }

    [TestMethod]
    public void A_disposed_channel_is_free_and_a_second_dispose_throws()
    {
        using var machine = new TestMachine("esp32c3");
        Open(machine);
        var channel = Open(machine);

        machine.Run(channel.Dispose);
        Assert.AreEqual(1, Open(machine).Channel);

        Assert.ThrowsExactly<ObjectDisposedException>(() => machine.Run(channel.Dispose));
    }

    [TestMethod]
    public void An_input_only_pin_cannot_send()
    {
        using var machine = new TestMachine("esp32");

        Assert.ThrowsExactly<Exception>(() => machine.Run(() => new TransmitterChannel(new TransmitChannelSettings(34))));
    }

    [TestMethod]
    public void What_does_not_fit_is_refused()
    {
        using var machine = new TestMachine();
        var channel = Open(machine);

        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new RmtCommand(32_768, true, 1, false));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new TransmitChannelSettings(8, Pin));
        Assert.ThrowsExactly<Exception>(() => machine.Run(() => channel.SendData(new byte[6], true)));
    }

    private static List<PulseTrain> Trains(TestMachine machine)
    {
        var trains = new List<PulseTrain>();
        machine.Board.Pins[Pin].TrainSent += (_, train) => trains.Add(train);
        return trains;
    }

    private static TransmitterChannel Open(TestMachine machine, Action<TransmitChannelSettings>? change = null) => machine.Run(() =>
    {
        var settings = new TransmitChannelSettings(Pin);
        change?.Invoke(settings);
        return new TransmitterChannel(settings);
    });

    /// <summary>Items that are high and low for the same time.</summary>
    private static byte[] Items(int count, int ticks) =>
        [.. Enumerable.Repeat(new[] { (byte)ticks, (byte)(ticks >> 8 | 0x80), (byte)ticks, (byte)(ticks >> 8) }, count).SelectMany(item => item)];
}
