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
