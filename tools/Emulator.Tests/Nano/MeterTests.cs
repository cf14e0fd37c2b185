using System.Device.Adc;
using System.Device.I2c;
using System.IO.Ports;
using Emulator.Tests.Fakes;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using nanoFramework.Hardware.Esp32;
using nanoFramework.Hardware.Esp32.Rmt;
using Nano;

namespace Emulator.Tests.Nano;

[TestClass]
public sealed class MeterTests
{
    [TestMethod]
    public void The_difference_of_two_readings_is_what_came_between()
    {
        using var machine = new TestMachine();
        Write(machine, 100);
        var before = machine.Board.Meter.Read();

        Write(machine, 30);
        Write(machine, 12);

        var written = machine.Board.Meter.Read().Since(before)[NativeCall.FileWrite];
        Assert.AreEqual(2, written.Calls);
        Assert.AreEqual(42, written.Bytes);
    }

    [TestMethod]
    public void Allocated_bytes_count_from_one_call_to_the_next_without_those_of_the_call()
    {
        using var machine = new TestMachine();
        using var file = machine.Board.Storage.Open(@"I:\log", FileMode.Create, FileAccess.ReadWrite);
        var payload = new byte[10];
        file.Write(payload, 0, payload.Length);
        file.Write(payload, 0, payload.Length);
        var before = machine.Board.Meter.Read();

        var kept = new byte[5000];
        file.Write(kept, 0, 10);

        var difference = machine.Board.Meter.Read().Since(before);
        var bytes = difference[NativeCall.FileWrite].ManagedBytes;
        Assert.IsTrue(bytes is >= 5000 and < 6000, $"{bytes}");
        Assert.IsGreaterThanOrEqualTo(bytes, difference.ManagedBytes);
    }

    [TestMethod]
    public void Files_rmt_adc_i2c_and_serial_ports_are_counted()
    {
        using var machine = new TestMachine();
        machine.Board.Serial[2].Attach(new FakeSerialPeer { Answer = [1, 2, 3] });
        Write(machine, 5);

        machine.Run(() =>
        {
            using var file = machine.Board.Storage.Open(@"I:\5", FileMode.Open, FileAccess.Read);
            file.ReadExactly(new byte[5]);
            new TransmitterChannel(new TransmitChannelSettings(17)).SendData(new byte[8], true);
            new AdcController().OpenChannel(0).ReadValue();
            Configuration.SetPinFunction(41, DeviceFunction.I2C1_DATA);
            Configuration.SetPinFunction(42, DeviceFunction.I2C1_CLOCK);
            new I2cDevice(new I2cConnectionSettings(1, 0x44)).Write(new byte[2]);
            Configuration.SetPinFunction(15, DeviceFunction.COM2_TX);
            Configuration.SetPinFunction(16, DeviceFunction.COM2_RX);
            var port = new SerialPort("COM2", 10_000);
            port.Open();
            port.Write([9], 0, 1);
            port.Read(new byte[3], 0, 3);
        });

        var reading = machine.Board.Meter.Read();
        Assert.AreEqual((1, 5), (reading[NativeCall.FileWrite].Calls, reading[NativeCall.FileWrite].Bytes));
        Assert.AreEqual((1, 5), (reading[NativeCall.FileRead].Calls, reading[NativeCall.FileRead].Bytes));
        Assert.AreEqual((1, 8), (reading[NativeCall.RmtSend].Calls, reading[NativeCall.RmtSend].Bytes));
        Assert.AreEqual(1, reading[NativeCall.AdcRead].Calls);
        Assert.AreEqual(1, reading[NativeCall.I2cTransfer].Calls);
        Assert.AreEqual((1, 1), (reading[NativeCall.SerialWrite].Calls, reading[NativeCall.SerialWrite].Bytes));
        Assert.AreEqual((1, 3), (reading[NativeCall.SerialRead].Calls, reading[NativeCall.SerialRead].Bytes));
    }

    [TestMethod]
    public void Waiting_for_a_transmission_counts_as_standing_still()
    {
        using var machine = new TestMachine();

        machine.Run(() => new TransmitterChannel(new TransmitChannelSettings(17)).SendData([0xE8, 0x83, 0xE8, 0x03], true));

        Assert.AreEqual(2000, machine.Board.Meter.Read()[NativeCall.RmtSend].BlockedMicroseconds);
    }

    [TestMethod]
    public void A_reading_can_be_narrowed_to_the_threads_of_a_name()
    {
        using var machine = new TestMachine();
        Write(machine, 7);
        var uploader = new Thread(() => Write(machine, 20)) { Name = "uploader" };
        uploader.Start();
        uploader.Join();

        Assert.AreEqual(20, machine.Board.Meter.Read().OfThread("uploader")[NativeCall.FileWrite].Bytes);
        Assert.AreEqual(27, machine.Board.Meter.Read()[NativeCall.FileWrite].Bytes);
    }

    [TestMethod]
    public void Calls_before_which_something_was_allocated_are_told_apart()
    {
        using var machine = new TestMachine();
        using var file = machine.Board.Storage.Open(@"I:\log", FileMode.Create, FileAccess.ReadWrite);
        var payload = new byte[10];
        file.Write(payload, 0, payload.Length);
        var before = machine.Board.Meter.Read();

        file.Write(payload, 0, payload.Length);
        file.Write(new byte[10], 0, payload.Length);
        file.Write(payload, 0, payload.Length);

        Assert.AreEqual(1, machine.Board.Meter.Read().Since(before)[NativeCall.FileWrite].AllocatingCalls);
    }

    [TestMethod]
    public void The_turns_of_a_loop_are_counted_with_what_it_allocates_between_them()
    {
        using var machine = new TestMachine();
        var meter = machine.Board.Meter;
        meter.NoteTurn();
        var before = meter.Read();

        meter.NoteTurn();
        var kept = new byte[3000];
        meter.NoteTurn();

        var difference = meter.Read().Since(before);
        Assert.AreEqual(2, difference.Turns);
        Assert.IsTrue(difference.ManagedBytes >= kept.Length && difference.ManagedBytes < kept.Length + 1000, $"{difference.ManagedBytes}");
    }

    [TestMethod]
    public void What_is_allocated_in_a_pause_is_nobodys()
    {
        using var machine = new TestMachine();
        var meter = machine.Board.Meter;
        meter.NoteTurn();
        var before = meter.Read();

        byte[] foreign;
        using (meter.Pause()) foreign = new byte[5000];
        var own = new byte[300];
        meter.NoteTurn();

        var bytes = meter.Read().Since(before).ManagedBytes;
        Assert.IsTrue(bytes >= own.Length && bytes < foreign.Length, $"{bytes}");
    }

    [TestMethod]
    public void A_thread_that_has_ended_is_told_from_one_that_runs()
    {
        using var machine = new TestMachine();
        Write(machine, 3);
        var ended = new Thread(() => Write(machine, 4));
        ended.Start();
        ended.Join();

        CollectionAssert.AreEquivalent(new[] { true, false }, machine.Board.Meter.Threads.Select(thread => thread.IsAlive).ToArray());
    }

    /// <summary>Writes so many bytes into a file of that name.</summary>
    private static void Write(TestMachine machine, int bytes)
    {
        using var file = machine.Board.Storage.Open($@"I:\{bytes}", FileMode.Create, FileAccess.Write);
        file.Write(new byte[bytes], 0, bytes);
    }
}
