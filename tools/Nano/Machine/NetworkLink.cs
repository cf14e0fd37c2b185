extern alias Bcl;
using System.Collections.Concurrent;
using System.Net;
using PcSocket = Bcl::System.Net.Sockets.Socket;

namespace Nano;

/// <summary>
/// The board's Wi-Fi as the emulator wants it to be: the network of the house, which the board joins with what it has
/// stored, and the board's own network, whose ports lie on free ports of the PC.
/// </summary>
/// <param name="store">What the board has stored.</param>
public sealed class NetworkLink(WifiStore store)
{
    private readonly ConcurrentDictionary<PcSocket, byte> _open = new();
    private readonly ConcurrentDictionary<(bool IsUdp, int Port), int> _ports = new();
    private bool _isInReach = true;

    /// <summary>Raised when the firmware opens a port of its own network, on its thread: see <see cref="PortOf"/>.</summary>
    public event EventHandler<int>? PortOpened;

    public WifiStore Store { get; } = store;

    /// <summary>False while there is no way out: access point out of reach, unknown network, wrong password.</summary>
    public bool IsUp => _isInReach && Knows(Store.Active) && (Store.Active.StationOptions & WifiSettings.EnableBit) != 0;

    /// <summary>What the access point gave the board.</summary>
    public string Address { get; set; } = "127.0.0.1";

    /// <summary>The access point of the house can be heard.</summary>
    public bool IsInReach => _isInReach;

    /// <summary>Sockets that the firmware has open.</summary>
    public int OpenSockets => _open.Count;

    /// <summary>The access point goes out of reach; open connections break.</summary>
    public void TakeDown()
    {
        _isInReach = false;
        Break();
    }

    /// <summary>The access point is back.</summary>
    public void BringUp() => _isInReach = true;

    /// <summary>Open connections break, as when a router drops them; new ones work.</summary>
    public void Break()
    {
        foreach (var socket in _open.Keys) socket.Close(0);
    }

    /// <summary>Where on the PC a port of the board's own network is; 0 while nothing listens there.</summary>
    public int PortOf(int port, bool isUdp = false) => _ports.GetValueOrDefault((isUdp, port));

    internal void Register(PcSocket socket) => _open[socket] = 0;

    internal void Forget(PcSocket socket)
    {
        _open.TryRemove(socket, out _);
        foreach (var (port, onPc) in _ports)
        {
            if (PcPort(socket) == onPc) _ports.TryRemove(port, out _);
        }
    }

    /// <summary>An address of the board's own network becomes a free port of this PC.</summary>
    internal void Bind(PcSocket socket, EndPoint wanted)
    {
        if (!Store.IsAccessPoint || wanted is not IPEndPoint endPoint || endPoint.Address.ToString() != Store.Active.AccessPointAddress)
        {
            socket.Bind(wanted);
            return;
        }

        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var isUdp = socket.SocketType == Bcl::System.Net.Sockets.SocketType.Dgram;
        _ports[(isUdp, endPoint.Port)] = PcPort(socket);
        PortOpened?.Invoke(this, endPoint.Port);
    }

    /// <summary>Name and password are those of the house.</summary>
    internal static bool Knows(WifiSettings settings) => settings is { Ssid: WifiStore.HouseSsid, Password: WifiStore.HousePassword };

    private static int PcPort(PcSocket socket)
    {
        try
        {
            return (socket.LocalEndPoint as IPEndPoint)?.Port ?? 0;
        }
        catch (ObjectDisposedException)
        {
            return 0;
        }
    }
}
