extern alias Bcl;
extern alias Device;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Device::Firmware.Network;
using Emulator.Tests.Fakes;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PcListener = Bcl::System.Net.Sockets.TcpListener;

namespace Emulator.Tests.Firmware;

/// <summary>The firmware's way to a server over real sockets, with servers that do not do what they should.</summary>
[TestClass]
public sealed class ServerSocketTests
{
    [TestMethod]
    public void A_server_that_accepts_and_says_nothing_is_given_up_in_time()
    {
        using var machine = new TestMachine();
        using var listener = Listen();

        machine.Run(() =>
        {
            using var socket = new ServerSocket(Address(listener, "http"), null);
            Assert.IsTrue(socket.TryOpen(200, out var problem), problem);
            Assert.AreEqual(0, socket.Stream.Read(new byte[1], 0, 1));
            Assert.IsTrue(socket.IsLate);
        });
    }

    [TestMethod]
    public void A_link_that_the_network_broke_is_closed_and_leaves_no_socket_open()
    {
        using var machine = new TestMachine();
        using var listener = Listen();

        machine.Run(() =>
        {
            var socket = new ServerSocket(Address(listener, "http"), null);
            Assert.IsTrue(socket.TryOpen(200, out var problem), problem);
            Assert.AreEqual(1, machine.Board.Network.OpenSockets);
            machine.Board.Network.Break();
            socket.Stream.LimitWaiting();
            Assert.IsFalse(socket.Stream.Write(new byte[1], 0, 1));
            socket.Stream.Close();
        });
        Assert.AreEqual(0, machine.Board.Network.OpenSockets);
    }

    [TestMethod]
    public void A_server_that_says_nothing_to_TLS_is_given_up_in_time()
    {
        using var machine = new TestMachine();
        using var listener = Listen();

        machine.Run(() =>
        {
            using var socket = new ServerSocket(Address(listener, "https"), null);
            Assert.IsFalse(socket.TryOpen(200, out var problem));
            Assert.Contains("127.0.0.1", problem);
        });
    }

    [TestMethod]
    public void A_port_at_which_nobody_listens_is_told()
    {
        using var machine = new TestMachine();
        var listener = Listen();
        var address = Address(listener, "http");
        listener.Dispose();

        machine.Run(() =>
        {
            using var socket = new ServerSocket(address, null);
            Assert.IsFalse(socket.TryOpen(5_000, out var problem));
            Assert.StartsWith("nobody answers at 127.0.0.1:", problem);
        });
    }

    [TestMethod]
    public async Task An_activation_is_asked_for_over_HTTP()
    {
        using var machine = new TestMachine();
        using var listener = Listen();
        var served = AnswerOnceAsync(listener, "HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n");

        var status = await Task.Run(() => machine.Run(() =>
        {
            Assert.IsTrue(new HttpPost(Address(listener, "http")).TryRun("{}", null, out var answer, out var problem), problem);
            return answer.Status;
        }));

        Assert.AreEqual(202, status);
        Assert.StartsWith("POST /ota/activate HTTP/1.0\r\n", await served);
    }

    private static PcListener Listen()
    {
        var listener = new PcListener(IPAddress.Loopback, 0);
        listener.Start();
        return listener;
    }

    private static ServerAddress Address(PcListener listener, string scheme)
    {
        Assert.IsTrue(ServerAddress.TryParseHttp($"{scheme}://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/ota/activate", out var address));
        return address;
    }

    private static async Task<string> AnswerOnceAsync(PcListener listener, string answer)
    {
        using var client = await listener.AcceptTcpClientAsync();
        var stream = client.GetStream();
        var asked = new StringBuilder();
        var buffer = new byte[1024];
        while (!asked.ToString().EndsWith("{}", StringComparison.Ordinal))
            asked.Append(Encoding.UTF8.GetString(buffer, 0, await stream.ReadAsync(buffer)));
        await stream.WriteAsync(Encoding.UTF8.GetBytes(answer));
        return asked.ToString();
    }
}
