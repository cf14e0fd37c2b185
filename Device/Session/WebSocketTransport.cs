using System;
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
        /// <summary>Connecting, TLS and handshake together.</summary>
        public const int OpeningTimeoutMilliseconds = 20000;

        // Pings go out every 30 s: silence beyond this is a dead link, whatever the peer's TCP says.
        private const int ReceiveTimeoutMilliseconds = 130000;

        private readonly WebSocketClient _client;

        private WebSocketTransport(WebSocketClient client)
        {
            _client = client;
        }

        /// <summary>Connects, shakes hands and begins to receive; blocks for up to <see cref="OpeningTimeoutMilliseconds"/>.</summary>
        /// <param name="address">Where to.</param>
        /// <param name="token">Sent as bearer; empty for none.</param>
        /// <param name="identity">Who connects.</param>
        /// <param name="authority">Root certificate to check a secure server against; null to take any certificate.</param>
        /// <param name="receiver">Gets what arrives.</param>
        /// <param name="refusal">Null, or why there is no link.</param>
        /// <returns>Null when there is a <paramref name="refusal"/>.</returns>
        public static WebSocketTransport Open(
            ServerAddress address, string token, DeviceIdentity identity, X509Certificate authority, IMessageReceiver receiver, out LinkRefusal refusal)
        {
            var socket = new ServerSocket(address, authority);
            string problem;
            if (!socket.TryOpen(OpeningTimeoutMilliseconds, out problem))
            {
                refusal = new LinkRefusal(problem, 0);
                return null;
            }

            refusal = ShakeHands(socket, address, token, identity);
            if (refusal != null)
            {
                socket.Dispose();
                return null;
            }

            socket.Settle(ReceiveTimeoutMilliseconds);
            var client = new WebSocketClient(socket.Stream, receiver);
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

        private static LinkRefusal ShakeHands(ServerSocket socket, ServerAddress address, string token, DeviceIdentity identity)
        {
            try
            {
                WebSocketHandshake handshake = new WebSocketHandshake(address)
                    .With("Authorization", token.Length == 0 ? "" : "Bearer " + token)
                    .With("Protocol-Version", HelloMessage.ProtocolVersion.ToString())
                    .With("Device-Id", identity.DeviceId)
                    .With("Client-Id", identity.ClientId);
                string problem = handshake.Run(socket.Stream);
                return problem == null ? null : new LinkRefusal(problem, handshake.RefusedStatus);
            }
            catch (Exception broken)
            {
                // What a TLS stream throws differs; the socket must not stay open.
                return new LinkRefusal("the handshake broke off: " + broken.Message, 0);
            }
        }
    }
}
