using Emulator.Tests.Fakes;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using nanoFramework.Runtime.Native;
using global::Nano;

namespace Emulator.Tests.Nano;

[TestClass]
public sealed class MachineTests
{
    [TestMethod]
    public void Threads_and_timers_of_the_firmware_belong_to_its_machine()
    {
        using var one = new TestMachine();
        using var other = new TestMachine();
        using var seen = new System.Collections.Concurrent.BlockingCollection<EmulatedMachine?>();

        other.Run(() =>
        {
            var thread = new Thread(() => seen.Add(EmulatedMachine.Find()));
            one.Run(() => seen.Add(EmulatedMachine.Find()));
            thread.Start();
            thread.Join();
        });

        Assert.AreSame(one.Board, seen.Take());
        Assert.AreSame(other.Board, seen.Take());
        Assert.IsNull(EmulatedMachine.Find());
    }

    [TestMethod]
    public void A_thread_of_the_firmware_that_throws_dies_alone()
    {
        using var machine = new TestMachine();
        var console = new List<string>();
        machine.Board.ConsoleWritten += (_, line) => console.Add(line);

        machine.Run(() =>
        {
            var thread = new Thread(() => throw new InvalidOperationException("no such thing"));
            thread.Start();
            thread.Join();
        });

        Assert.AreEqual(1, machine.Board.ThreadDeaths);
        Assert.Contains("no such thing", console.Single());
    }

    [TestMethod]
    public void A_reset_lets_go_of_pins_and_buses()
    {
        using var machine = new TestMachine();
        machine.OpenMicrophone();
        machine.Run(() => new System.Device.Gpio.GpioController().OpenPin(9, System.Device.Gpio.PinMode.Output).Write(1));

        machine.Board.Reset();

        Assert.IsFalse(machine.Board.I2s.IsInUse(1));
        Assert.IsFalse(machine.Board.Pins[9].IsOpen);
        Assert.AreEqual(0, machine.Board.Pins[9].Duty);
    }

    [TestMethod]
    public void Without_a_machine_hardware_cannot_be_had() =>
        Assert.ThrowsExactly<InvalidOperationException>(() => new System.Device.Gpio.GpioController());

    [TestMethod]
    public void A_reboot_is_told_and_never_returns()
    {
        using var machine = new TestMachine();

        Assert.ThrowsExactly<BoardRebootedException>(() => machine.Run(() => Power.RebootDevice()));

        Assert.AreEqual(1, machine.Board.Reboots);
    }

    [TestMethod]
    public void A_span_outside_its_array_is_refused()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new SpanByte(new byte[4], 2, 3).Length);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new SpanByte(new byte[4], 1, 3).Slice(2, 2).Length);
        Assert.ThrowsExactly<IndexOutOfRangeException>(() => _ = new SpanByte(new byte[4], 1, 2)[2]);
    }

    [TestMethod]
    public void A_span_reads_and_writes_its_window()
    {
        byte[] bytes = [0, 1, 2, 3, 4];
        var span = new SpanByte(bytes, 1, 3).Slice(1);
        span[0] = 9;

        Assert.AreEqual(9, bytes[2]);
        CollectionAssert.AreEqual(new byte[] { 9, 3 }, span.ToArray());
    }
}
