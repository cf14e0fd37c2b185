using System;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using Firmware.Audio;
using Firmware.Network;
using Firmware.Protocol;

namespace Firmware.Session
{
    /// <summary>A link over a WebSocket, with a thread that receives.</summary>
    public sealed class WebSocketTransport : ITransport
    {
        private const int HandshakeTimeoutMilliseconds = 10000;

        // Pings go out every 30 s: silence beyond this is a dead link, whatever the peer's TCP says.
        private const int ReceiveTimeoutMilliseconds = 130000;
        private const int SendTimeoutMilliseconds = 5000;

        private readonly WebSocketClient _client;

        private WebSocketTransport(WebSocketClient client)
        {
            _client = client;
        }

        /// <summary>Connects, shakes hands and begins to receive. Blocks for up to 20 s; throws when the name is unknown or nobody answers there.</summary>
        /// <param name="address">Where to.</param>
        /// <param name="token">Sent as bearer; empty for none.</param>
        /// <param name="identity">Who connects.</param>
        /// <param name="ca">Root certificate to check a secure server against; null to take any certificate.</param>
        /// <param name="receiver">Gets what arrives.</param>
        /// <param name="problem">Null, or why the server did not open the WebSocket.</param>
        /// <returns>Null when there is a <paramref name="problem"/>.</returns>
        public static WebSocketTransport Open(
            ServerAddress address, string token, DeviceIdentity identity, X509Certificate ca, IMessageReceiver receiver, out string problem)
        {
            Socket socket = Connect(address);
            IByteStream stream = address.IsSecure ? Secure(socket, address, ca) : new SocketStream(socket);
            try
            {
                problem = new WebSocketHandshake(address)
                    .With("Authorization", token.Length == 0 ? "" : "Bearer " + token)
                    .With("Protocol-Version", HelloMessage.ProtocolVersion.ToString())
                    .With("Device-Id", identity.DeviceId)
                    .With("Client-Id", identity.ClientId)
                    .Run(stream);
            }
            catch (Exception broken)
            {
                // What a TLS stream throws differs; the socket must not stay open.
                problem = "the handshake broke off: " + broken.Message;
            }

            if (problem != null)
            {
                stream.Close();
                return null;
            }

            socket.ReceiveTimeout = ReceiveTimeoutMilliseconds;
            var client = new WebSocketClient(stream, receiver);
            new Thread(client.Receive).Start();
            return new WebSocketTransport(client);
        }

        [AudioPath]
        public bool Send(OutgoingFrame frame)
        {
            return _client.Send(frame);
        }

        public bool Ping()
        {
            return _client.Ping();
        }

        public void Close()
        {
            _client.Close();
        }

        private static Socket Connect(ServerAddress address)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                // A small control message must not wait for the acknowledgement of the sound before it.
                socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.NoDelay, true);
                socket.SendTimeout = SendTimeoutMilliseconds;
                socket.ReceiveTimeout = HandshakeTimeoutMilliseconds;
                socket.Connect(new IPEndPoint(Resolve(address.Host), address.Port));
            }
            catch (Exception unreachable)
            {
                socket.Close();
                throw new InvalidOperationException("Nobody answers at " + address.Host + ":" + address.Port + ": " + unreachable.Message);
            }

            return socket;
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

        private static IByteStream Secure(Socket socket, ServerAddress address, X509Certificate ca)
        {
            var stream = new SslStream(socket);
            try
            {
                stream.SslVerification = ca == null ? SslVerification.NoVerification : SslVerification.CertificateRequired;
                stream.AuthenticateAsClient(address.Host, null, ca, SslProtocols.Tls12);
            }
            catch (Exception refused)
            {
                socket.Close();
                throw new InvalidOperationException("No secure link to " + address.Host + ": " + refused.Message);
            }

            return new TlsStream(stream, socket);
        }
    }
}
