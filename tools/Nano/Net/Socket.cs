extern alias Bcl;
using Nano;
using PcSocket = Bcl::System.Net.Sockets.Socket;

namespace System.Net.Sockets;

/// <summary>A socket of the board: the PC's, with the bulk calls counted and the emulated Wi-Fi in between.</summary>
public class Socket : IDisposable
{
    private readonly EmulatedMachine _machine = EmulatedMachine.Current;
    private readonly PcSocket _socket;
    private EndPoint? _lastSender;
    private int _receiveTimeout;
    private int _sendTimeout;

    public Socket(AddressFamily addressFamily, SocketType socketType, ProtocolType protocolType)
    {
        _socket = new PcSocket(addressFamily, (Bcl::System.Net.Sockets.SocketType)socketType, (Bcl::System.Net.Sockets.ProtocolType)protocolType);
        SocketType = socketType;
        _machine.Network.Register(_socket);
    }

    private Socket(PcSocket socket, SocketType socketType)
    {
        _socket = socket;
        SocketType = socketType;
        _machine.Network.Register(_socket);
    }

    public int Available => _socket.Available;

    public EndPoint? LocalEndPoint => _socket.LocalEndPoint;

    public EndPoint? RemoteEndPoint => _socket.RemoteEndPoint;

    public bool Connected => _socket.Connected;

    public SocketType SocketType { get; }

    /// <summary>Milliseconds; 0 waits for ever.</summary>
    public int ReceiveTimeout { get => _receiveTimeout; set => Limit(() => _socket.ReceiveTimeout = _receiveTimeout = value); }

    /// <summary>Milliseconds; 0 waits for ever.</summary>
    public int SendTimeout { get => _sendTimeout; set => Limit(() => _socket.SendTimeout = _sendTimeout = value); }

    internal PcSocket OnPc => _socket;

    /// <summary>On the address of the board's own network: a free port of the PC, which the machine tells.</summary>
    public void Bind(EndPoint localEP) => _machine.Network.Bind(_socket, localEP);

    /// <exception cref="SocketException">Not reachable; NetworkUnreachable while the emulated Wi-Fi is down.</exception>
    public void Connect(EndPoint remoteEP)
    {
        if (!_machine.Network.IsUp) throw new SocketException((int)SocketError.NetworkUnreachable);
        _socket.Connect(remoteEP);
    }

    public void Listen(int backlog) => _socket.Listen(backlog);

    public Socket Accept() => new(_socket.Accept(), SocketType);

    public void Close() => Dispose();

    public int Send(byte[] buffer) => Send(buffer, 0, buffer.Length, SocketFlags.None);

    public int Send(byte[] buffer, SocketFlags socketFlags) => Send(buffer, 0, buffer.Length, socketFlags);

    public int Send(byte[] buffer, int size, SocketFlags socketFlags) => Send(buffer, 0, size, socketFlags);

    public int Send(byte[] buffer, int offset, int size, SocketFlags socketFlags)
    {
        var meter = _machine.Meter.Enter(NativeCall.SocketSend);
        var sent = 0;
        try
        {
            sent = _socket.Send(buffer, offset, size, (Bcl::System.Net.Sockets.SocketFlags)socketFlags);
            return sent;
        }
        finally
        {
            meter.Leave(sent, 0);
        }
    }

    public int Receive(byte[] buffer) => Receive(buffer, 0, buffer.Length, SocketFlags.None);

    public int Receive(byte[] buffer, SocketFlags socketFlags) => Receive(buffer, 0, buffer.Length, socketFlags);

    public int Receive(byte[] buffer, int size, SocketFlags socketFlags) => Receive(buffer, 0, size, socketFlags);

    public int Receive(byte[] buffer, int offset, int size, SocketFlags socketFlags)
    {
        var meter = _machine.Meter.Enter(NativeCall.SocketReceive);
        var received = 0;
        try
        {
            received = _socket.Receive(buffer, offset, size, (Bcl::System.Net.Sockets.SocketFlags)socketFlags);
            return received;
        }
        finally
        {
            meter.Leave(received, 0);
        }
    }

    public int SendTo(byte[] buffer, EndPoint remoteEP) => SendTo(buffer, 0, buffer.Length, SocketFlags.None, remoteEP);

    /// <summary>A broadcast reaches whoever spoke to this socket last: the one station in the emulated network.</summary>
    public int SendTo(byte[] buffer, int offset, int size, SocketFlags socketFlags, EndPoint remoteEP)
    {
        var isBroadcast = remoteEP is IPEndPoint { Address: var address } && address.Equals(IPAddress.Broadcast);
        return _socket.SendTo(buffer, offset, size, (Bcl::System.Net.Sockets.SocketFlags)socketFlags, isBroadcast ? _lastSender ?? remoteEP : remoteEP);
    }

    public int ReceiveFrom(byte[] buffer, ref EndPoint remoteEP)
    {
        var received = _socket.ReceiveFrom(buffer, ref remoteEP);
        _lastSender = remoteEP;
        return received;
    }

    public bool Poll(int microSeconds, SelectMode mode) => _socket.Poll(microSeconds, (Bcl::System.Net.Sockets.SelectMode)mode);

    public void SetSocketOption(SocketOptionLevel optionLevel, SocketOptionName optionName, int optionValue) => _socket.SetSocketOption(
        (Bcl::System.Net.Sockets.SocketOptionLevel)optionLevel, (Bcl::System.Net.Sockets.SocketOptionName)optionName, optionValue);

    public void SetSocketOption(SocketOptionLevel optionLevel, SocketOptionName optionName, bool optionValue) =>
        SetSocketOption(optionLevel, optionName, optionValue ? 1 : 0);

    /// <summary>As lwIP wants the time-outs: a timeval that begins with the seconds. Other options are not given so.</summary>
    public void SetSocketOption(SocketOptionLevel optionLevel, SocketOptionName optionName, byte[] optionValue)
    {
        if (optionName != SocketOptionName.ReceiveTimeout || optionValue.Length < 16) throw new SocketException((int)SocketError.InvalidArgument);
        _socket.ReceiveTimeout = BitConverter.ToInt32(optionValue) * 1000;
    }

    /// <summary>The real socket only notes a time-out: on one that the network has broken nothing is thrown.</summary>
    private static void Limit(Action set)
    {
        try
        {
            set();
        }
        catch (ObjectDisposedException)
        {
            // Broken: the next call on it says so.
        }
    }

    public void Dispose()
    {
        Dispose(true);
        System.GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        _machine.Network.Forget(_socket);
        _socket.Dispose();
    }
}
