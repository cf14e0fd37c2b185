using System;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace Firmware.Network
{
    /// <summary>
    /// A connection to a server, with TLS where the address asks for it. Connecting, the handshakes and what is said until
    /// <see cref="Settle"/> must be done within one time-out. Two waits are not this class's to bound, as they stop the
    /// whole interpreter: resolving a name (lwIP asks each of its servers a few times, seconds in all) and the TLS
    /// handshake, which a receive time-out of the socket itself ends when the server says nothing.
    /// </summary>
    public sealed class ServerSocket : IDisposable
    {
        private const int SendTimeoutMilliseconds = 5000;
        private const int ReceiveTimeoutSeconds = 10;

        private readonly ServerAddress _address;
        private readonly X509Certificate _authority;
        private Socket _socket;
        private SocketGuard _guard;

        /// <param name="address">Where to.</param>
        /// <param name="authority">Root certificate to check a secure server against; null to take any certificate.</param>
        public ServerSocket(ServerAddress address, X509Certificate authority)
        {
            _address = address;
            _authority = authority;
        }

        /// <summary>Null before <see cref="TryOpen"/> has succeeded.</summary>
        public IByteStream Stream { get; private set; }

        /// <summary>True when time was up before <see cref="Settle"/>.</summary>
        public bool IsLate
        {
            get { return _guard != null && _guard.IsLate; }
        }

        /// <summary>Connects; false, with the reason in words, when that cannot be done within the time.</summary>
        public bool TryOpen(int timeoutMilliseconds, out string problem)
        {
            bool isConnected = false;
            try
            {
                IPAddress ip = Resolve(_address.Host);
                _socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                _guard = SocketGuard.Start(_socket, timeoutMilliseconds);
                Connect(ip);
                isConnected = true;
                Stream = _address.IsSecure ? TlsStream.Open(_socket, _address.Host, _authority) : new SocketStream(_socket);
                problem = null;
            }
            catch (Exception unreachable)
            {
                // What sockets, name service and TLS throw differs between device and PC. The failure of a handshake has a type
                // of its own only in newer versions of System.Net, so that where it happened tells it from the others: the
                // socket was connected and time was not up.
                problem = IsLate
                    ? _address.Host + ":" + _address.Port + " does not answer"
                    : isConnected
                        ? "no secure link to " + _address.Host + ": " + (_authority == null
                            ? "it does not speak TLS 1.2"
                            : "its certificate is not signed by the authority of this device, bears another name or has expired, "
                                + "or the clock of this device is wrong")
                        : "nobody answers at " + _address.Host + ":" + _address.Port + ": " + unreachable.Message;
            }

            if (problem != null)
            {
                Dispose();
            }

            return problem == null;
        }

        /// <summary>The connection stays: from now on a read may wait that long.</summary>
        public void Settle(int receiveTimeoutMilliseconds)
        {
            _guard.Dispose();
            _socket.ReceiveTimeout = receiveTimeoutMilliseconds;
        }

        public void Dispose()
        {
            if (_guard != null)
            {
                _guard.Dispose();
            }

            if (Stream != null)
            {
                Stream.Close();
            }
            else if (_socket != null)
            {
                _socket.Close();
            }
        }

        private void Connect(IPAddress ip)
        {
            // A small control message must not wait for the acknowledgement of the sound before it.
            _socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.NoDelay, true);
            _socket.SendTimeout = SendTimeoutMilliseconds;
            _socket.ReceiveTimeout = ReceiveTimeoutSeconds * 1000;
            if (_address.IsSecure)
            {
                // The property above is the managed layer's; TLS reads below it. lwIP wants a timeval: seconds and
                // microseconds, whose sizes differ between versions; seconds come first in all of them.
                var timeval = new byte[16];
                timeval[0] = ReceiveTimeoutSeconds;
                _socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReceiveTimeout, timeval);
            }

            _socket.Connect(new IPEndPoint(ip, _address.Port));
        }

        private static IPAddress Resolve(string host)
        {
            if (IsIpV4(host))
            {
                return IPAddress.Parse(host);
            }

            IPAddress[] addresses = Dns.GetHostEntry(host).AddressList;
            for (int i = 0; i < addresses.Length; i++)
            {
                if (addresses[i].AddressFamily == AddressFamily.InterNetwork)
                {
                    return addresses[i];
                }
            }

            throw new InvalidOperationException("The name has no IPv4 address.");
        }

        private static bool IsIpV4(string host)
        {
            for (int i = 0; i < host.Length; i++)
            {
                if (host[i] != '.' && (host[i] < '0' || host[i] > '9'))
                {
                    return false;
                }
            }

            return true;
        }
    }
}
