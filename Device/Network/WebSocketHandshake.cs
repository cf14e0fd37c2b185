using System;
using System.Text;

namespace Firmware.Network
{
    /// <summary>
    /// The opening of a WebSocket (RFC 6455 §4): a GET that asks for the upgrade, an answer 101 that grants it and proves
    /// with the hash of the asker's key that it is no cache's and no other protocol's.
    /// </summary>
    public sealed class WebSocketHandshake
    {
        private const int KeyBytes = 16;
        private const string KeySuffix = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
        private const int SwitchingProtocols = 101;

        private readonly HttpQuestion _question;

        public WebSocketHandshake(ServerAddress address)
        {
            _question = HttpQuestion.ToUpgrade(address, "websocket").With("Sec-WebSocket-Version", "13");
        }

        /// <summary>
        /// The status with which the server refused, 401 for a token that it does not take; 0 when it answered something else.
        /// </summary>
        public int RefusedStatus { get; private set; }

        /// <summary>As <see cref="HttpQuestion.With"/>.</summary>
        public WebSocketHandshake With(string name, string value)
        {
            _question.With(name, value);
            return this;
        }

        /// <summary>Asks, once. Null when the server has opened the WebSocket, otherwise what it did instead.</summary>
        public string Run(IByteStream stream)
        {
            var bytes = new byte[KeyBytes];
            new Random().NextBytes(bytes);
            string key = Convert.ToBase64String(bytes);
            HttpHead answer;
            string problem;
            return _question.With("Sec-WebSocket-Key", key).TryAsk(stream, new byte[0], out answer, out problem) ? FindRefusal(answer, key) : problem;
        }

        private string FindRefusal(HttpHead answer, string key)
        {
            if (answer.Status != SwitchingProtocols)
            {
                RefusedStatus = answer.Status;
                return "the server answered the handshake with " + answer.StatusLine;
            }

            string upgrade = answer.Find("upgrade");
            if (upgrade == null || upgrade.ToLower() != "websocket")
            {
                return "the server's answer upgrades to something else";
            }

            string accept = Convert.ToBase64String(Sha1.Hash(Encoding.UTF8.GetBytes(key + KeySuffix)));
            return answer.Find("sec-websocket-accept") == accept ? null : "the server's answer accepts another key";
        }
    }
}
