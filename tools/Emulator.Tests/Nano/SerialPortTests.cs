using System.IO.Ports;
using Emulator.Tests.Fakes;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using nanoFramework.Hardware.Esp32;

namespace Emulator.Tests.Nano;

/// <summary>At 10,000 baud a byte takes a millisecond.</summary>
[TestClass]
public sealed class SerialPortTests
{
    [TestMethod]
    public void What_is_asked_is_answered_after_the_time_on_the_wire()
    {
        using var machine = new TestMachine();
        var peer = Attach(machine, answer: [7, 8, 9]);
        var port = Open(machine);
        var buffer = new byte[5];

        port.Write([1, 2], 0, 2);
        Assert.AreEqual(0, port.BytesToRead);
        var read = port.Read(buffer, 1, 3);

        Assert.AreEqual(3, read);
        CollectionAssert.AreEqual(new byte[] { 0, 7, 8, 9, 0 }, buffer);
        CollectionAssert.AreEqual(new byte[] { 1, 2 }, peer.Heard);
        Assert.AreEqual(5000, machine.Clock.Microseconds);
    }

    [TestMethod]
    public void Reading_more_than_comes_times_out_and_leaves_what_came()
    {
        using var machine = new TestMachine();
        Attach(machine, answer: [7, 8, 9]);
        var port = Open(machine);
        port.ReadTimeout = 100;
        port.Write([1], 0, 1);

        Assert.ThrowsExactly<TimeoutException>(() => port.Read(new byte[4], 0, 4));

        Assert.AreEqual(100_000, machine.Clock.Microseconds);
        Assert.AreEqual(3, port.BytesToRead);
    }

    [TestMethod]
    public void After_a_time_out_events_stay_away_until_the_bytes_once_asked_for_have_gathered()
    {
        using var machine = new TestMachine();
        Attach(machine);
        var port = Open(machine);
        port.ReadTimeout = 1;
        Assert.ThrowsExactly<TimeoutException>(() => port.Read(new byte[4], 0, 4));
        var events = 0;
        port.DataReceived += (_, _) => events++;

        port.RaiseReceived(available: 3);
        port.RaiseReceived(available: 4);
        Assert.AreEqual(0, events);

        port.RaiseReceived(available: 5);
        Assert.AreEqual(1, events);
    }

    [TestMethod]
    public void A_long_write_returns_when_the_fifo_holds_the_rest()
    {
        using var machine = new TestMachine();
        Attach(machine);
        var port = Open(machine);

        port.Write(new byte[200], 0, 200);

        Assert.AreEqual(72_000, machine.Clock.Microseconds);
    }

    [TestMethod]
    public void A_long_write_can_time_out()
    {
        using var machine = new TestMachine();
        var port = Open(machine);
        port.WriteTimeout = 50;

        Assert.ThrowsExactly<TimeoutException>(() => port.Write(new byte[200], 0, 200));
    }

    [TestMethod]
    public void At_another_baud_rate_nothing_is_understood()
    {
        using var machine = new TestMachine();
        var peer = Attach(machine, answer: [7]);
        var port = Open(machine);

        port.BaudRate = 9600;
        port.Write([1], 0, 1);

        Assert.IsEmpty(peer.Heard);
    }

    [TestMethod]
    public void What_comes_while_the_buffer_is_full_is_lost()
    {
        using var machine = new TestMachine();
        Attach(machine, answer: new byte[300]);
        var port = Open(machine);

        port.Write([1], 0, 1);
        machine.Clock.AdvanceMilliseconds(400);

        Assert.AreEqual(256, port.BytesToRead);
        Assert.AreEqual(44, machine.Board.Serial[2].LostBytes);
    }

    [TestMethod]
    public void A_line_is_read_without_its_end()
    {
        using var machine = new TestMachine();
        Attach(machine, answer: "ok\r\nmore"u8.ToArray());
        var port = Open(machine);

        port.WriteLine("go");

        Assert.AreEqual("ok", port.ReadLine());
    }

    [TestMethod]
    public void There_is_one_object_a_port_until_it_is_disposed()
    {
        using var machine = new TestMachine();
        var port = Open(machine);

        Assert.ThrowsExactly<ArgumentException>(() => machine.Run(() => new SerialPort("COM2")));

        port.Dispose();
        machine.Run(() => new SerialPort("COM2")).Dispose();
    }

    [TestMethod]
    public void A_port_without_pins_does_not_open()
    {
        using var machine = new TestMachine();

        Assert.ThrowsExactly<Exception>(() => machine.Run(() => new SerialPort("COM3")).Open());
    }

    [TestMethod]
    [DataRow("esp32", "COM1")]
    [DataRow("esp32c3", "COM3")]
    public void A_port_that_is_not_for_the_firmware_does_not_open(string chip, string name)
    {
        using var machine = new TestMachine(chip);

        Assert.ThrowsExactly<ArgumentException>(() => machine.Run(() => new SerialPort(name)).Open());
        CollectionAssert.DoesNotContain(machine.Run(SerialPort.GetPortNames), name);
    }

    private static FakeSerialPeer Attach(TestMachine machine, params byte[] answer)
    {
        var peer = new FakeSerialPeer { Answer = answer };
        machine.Board.Serial[2].Attach(peer);
        return peer;
    }

    private static SerialPort Open(TestMachine machine) => machine.Run(() =>
    {
        Configuration.SetPinFunction(17, DeviceFunction.COM2_TX);
        Configuration.SetPinFunction(18, DeviceFunction.COM2_RX);
        var port = new SerialPort("COM2", 10_000);
        port.Open();
        return port;
    });
}
