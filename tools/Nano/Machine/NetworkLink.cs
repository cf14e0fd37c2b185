extern alias Bcl;
using System.Collections.Concurrent;
using PcSocket = Bcl::System.Net.Sockets.Socket;

namespace Nano;

/// <summary>The board's Wi-Fi as the emulator wants it to be.</summary>
public sealed class NetworkLink
{
    private readonly ConcurrentDictionary<PcSocket, byte> _open = new();

    /// <summary>False while the access point is out of reach: new connections fail.</summary>
    public bool IsUp { get; private set; } = true;

    /// <summary>What the access point gave the board.</summary>
    public string Address { get; set; } = "127.0.0.1";

    /// <summary>The access point goes out of reach; open connections break.</summary>
    public void TakeDown()
    {
        IsUp = false;
        Break();
    }

    /// <summary>The access point is back.</summary>
    public void BringUp() => IsUp = true;

    /// <summary>Open connections break, as when a router drops them; new ones work.</summary>
    public void Break()
    {
        foreach (var socket in _open.Keys) socket.Close(0);
    }

    internal void Register(PcSocket socket) => _open[socket] = 0;

    internal void Forget(PcSocket socket) => _open.TryRemove(socket, out _);
}
