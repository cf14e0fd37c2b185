using System.Collections.Concurrent;
using System.Device.Gpio;
using Emulator.Tests.Fakes;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using global::Nano;

namespace Emulator.Tests.Nano;

[TestClass]
public sealed class GpioTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [TestMethod]
    public void A_pull_up_reads_high_until_the_button_grounds_the_pin()
    {
        using var machine = new TestMachine();
        var pin = Open(machine, 0, PinMode.InputPullUp);

        Assert.AreEqual(PinValue.High, pin.Read());
        machine.Board.Pins[0].DriveFromOutside(false);
        Assert.AreEqual(PinValue.Low, pin.Read());
        machine.Board.Pins[0].DriveFromOutside(null);
        Assert.AreEqual(PinValue.High, pin.Read());
    }

    [TestMethod]
    public void Edges_are_told_in_order_on_a_thread_of_the_machine()
    {
        using var machine = new TestMachine();
        var pin = Open(machine, 0, PinMode.InputPullUp);
        using var edges = new BlockingCollection<(PinEventTypes Edge, int Thread, EmulatedMachine? Machine)>();
        pin.ValueChanged += (_, e) => edges.Add((e.ChangeType, Environment.CurrentManagedThreadId, EmulatedMachine.Find()));

        machine.Board.Pins[0].DriveFromOutside(false);
        machine.Board.Pins[0].DriveFromOutside(null);

        Assert.IsTrue(edges.TryTake(out var first, Patience));
        Assert.IsTrue(edges.TryTake(out var second, Patience));
        Assert.AreEqual(PinEventTypes.Falling, first.Edge);
        Assert.AreEqual(PinEventTypes.Rising, second.Edge);
        Assert.AreNotEqual(Environment.CurrentManagedThreadId, first.Thread);
        Assert.AreSame(machine.Board, first.Machine);
    }

    [TestMethod]
    public void A_bounce_within_the_debounce_time_is_one_event()
    {
        using var machine = new TestMachine();
        var pin = Open(machine, 0, PinMode.InputPullUp);
        pin.DebounceTimeout = TimeSpan.FromMilliseconds(20);
        var watch = Open(machine, 1, PinMode.Input);
        using var edges = new BlockingCollection<string>();
        watch.ValueChanged += (_, _) => edges.Add("end");

        using var hold = new ManualResetEventSlim();
        var holder = Open(machine, 2, PinMode.Input);
        holder.ValueChanged += (_, _) => hold.Wait(Patience);
        machine.Board.Pins[2].DriveFromOutside(true);
        pin.ValueChanged += (_, e) => edges.Add(e.ChangeType.ToString());
        machine.Board.Pins[0].DriveFromOutside(false);
        machine.Board.Pins[0].DriveFromOutside(null);
        machine.Board.Pins[0].DriveFromOutside(false);
        hold.Set();
        machine.Board.Pins[1].DriveFromOutside(true);

        Assert.IsTrue(edges.TryTake(out var only, Patience));
        Assert.IsTrue(edges.TryTake(out var next, Patience));
        Assert.AreEqual("Falling", only);
        Assert.AreEqual("end", next);
    }

    [TestMethod]
    public void An_input_cannot_be_written()
    {
        using var machine = new TestMachine();
        var pin = Open(machine, 5, PinMode.Input);

        Assert.ThrowsExactly<InvalidOperationException>(() => pin.Write(PinValue.High));
    }

    [TestMethod]
    public void A_pin_can_be_opened_once_until_it_is_closed()
    {
        using var machine = new TestMachine();
        Open(machine, 5, PinMode.Output).Dispose();
        Open(machine, 5, PinMode.Output);

        Assert.ThrowsExactly<InvalidOperationException>(() => Open(machine, 5, PinMode.Input));
    }

    [TestMethod]
    public void A_pin_that_the_chip_does_not_have_cannot_be_opened()
    {
        using var machine = new TestMachine("esp32c3");

        Assert.ThrowsExactly<InvalidOperationException>(() => Open(machine, 41, PinMode.Output));
    }

    [TestMethod]
    public void The_upper_pins_of_an_esp32_are_inputs_without_pulls()
    {
        using var machine = new TestMachine("esp32");

        Open(machine, 34, PinMode.Input);
        Assert.ThrowsExactly<ArgumentException>(() => Open(machine, 35, PinMode.Output));
        Assert.ThrowsExactly<ArgumentException>(() => Open(machine, 36, PinMode.InputPullUp));
    }

    [TestMethod]
    public void An_output_is_seen_from_outside()
    {
        using var machine = new TestMachine();
        var seen = new List<double>();
        machine.Board.Pins.Changed += (_, changed) => seen.Add(changed.Duty);
        var pin = Open(machine, 21, PinMode.Output);

        pin.Write(PinValue.High);
        pin.Toggle();

        CollectionAssert.AreEqual(new[] { 1.0, 0.0 }, seen);
    }

    private static GpioPin Open(TestMachine machine, int number, PinMode mode) => machine.Run(() => new GpioController().OpenPin(number, mode));
}
