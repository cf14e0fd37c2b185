using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace nanoFramework.M2Mqtt;

/// <summary>The socket of a client, with TLS over it or not; the board's network is in between.</summary>
internal sealed class MqttChannel
{
    private readonly string _host;
    private readonly IPAddress _address;
    private readonly int _port;
    private readonly bool _secure;
    private readonly X509Certificate? _authority;
    private readonly MqttSslProtocols _protocol;
    private Socket? _socket;
    private SslStream? _tls;

    /// <summary>Resolves the name, once and for all, as the real one does.</summary>
    /// <exception cref="SocketException">Nobody knows it.</exception>
    public MqttChannel(string host, int port, bool secure, X509Certificate? authority, MqttSslProtocols protocol)
    {
        if (!global::Nano.EmulatedMachine.Current.Network.IsUp) throw new SocketException((int)SocketError.HostNotFound);
        _host = host;
        _port = port;
        _secure = secure;
        _authority = authority;
        _protocol = protocol;
        _address = Dns.GetHostAddresses(host, AddressFamily.InterNetwork)[0];
    }

    public void Connect(bool validate)
    {
        Close();
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        _socket = socket;
        socket.Connect(new IPEndPoint(_address, _port));
        if (!_secure) return;
        var tls = new SslStream(socket);
        if (!validate) tls.SslVerification = SslVerification.NoVerification;
        tls.AuthenticateAsClient(_host, null, _authority, Platform(_protocol));
        _tls = tls;
    }

    public void Send(byte[] packet)
    {
        if (_tls is { } tls) tls.Write(packet, 0, packet.Length);
        else (_socket ?? throw new ObjectDisposedException(nameof(Socket))).Send(packet);
    }

    /// <summary>Fills the buffer; false when the broker has closed the connection.</summary>
    public bool Receive(byte[] buffer)
    {
        var filled = 0;
        while (filled < buffer.Length)
        {
            var read = _tls is { } tls ? tls.Read(buffer, filled, buffer.Length - filled)
                : _socket is { } socket ? socket.Receive(buffer, filled, buffer.Length - filled, SocketFlags.None) : 0;
            if (read == 0) return false;
            filled += read;
        }

        return true;
    }

    public void Close()
    {
        _tls?.Dispose();
        _socket?.Dispose();
        _tls = null;
        _socket = null;
    }

    private static SslProtocols Platform(MqttSslProtocols protocol) => protocol switch
    {
        MqttSslProtocols.None => SslProtocols.None,
        MqttSslProtocols.TLSv1_2 => SslProtocols.Tls12,
        MqttSslProtocols.TLSv1_3 => SslProtocols.Tls13,
        _ => throw new ArgumentException("SSL/TLS protocol version not supported"),
    };
}
