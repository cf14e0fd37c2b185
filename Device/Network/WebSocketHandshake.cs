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
        /// <summary>Longest answer read.</summary>
        public const int MaxAnswerBytes = 4096;

        private const int KeyBytes = 16;
        private const string KeySuffix = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
        private const string RefusalStart = "HTTP/1.1 ";

        private readonly ServerAddress _address;
        private readonly StringBuilder _headers = new StringBuilder();
        private string _key;

        public WebSocketHandshake(ServerAddress address)
        {
            _address = address;
        }

        /// <summary>
        /// The status with which the server refused, 401 for a token that it does not take; 0 when it answered something else.
        /// </summary>
        public int RefusedStatus { get; private set; }

        /// <summary>Adds a header to the request; one with an empty value is left out. Throws when it holds a line end.</summary>
        public WebSocketHandshake With(string name, string value)
        {
            if (value.IndexOf('\r') >= 0 || value.IndexOf('\n') >= 0)
            {
                throw new ArgumentException("A header holds a line end: " + name);
            }

            if (value.Length > 0)
            {
                _headers.Append(name).Append(": ").Append(value).Append("\r\n");
            }

            return this;
        }

        /// <summary>Null when the server has opened the WebSocket, otherwise what it did instead.</summary>
        public string Run(IByteStream stream)
        {
            byte[] request = Encoding.UTF8.GetBytes(Request());
            if (!stream.Write(request, 0, request.Length))
            {
                return "the link broke in the handshake";
            }

            string answer;
            string problem;
            return TryReadAnswer(stream, out answer, out problem) ? FindRefusal(answer) : problem;
        }

        private string Request()
        {
            var key = new byte[KeyBytes];
            new Random().NextBytes(key);
            _key = Convert.ToBase64String(key);
            return "GET " + _address.Path + " HTTP/1.1\r\n"
                + "Host: " + _address.Host + ":" + _address.Port + "\r\n"
                + "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: " + _key + "\r\n"
                + _headers.ToString() + "\r\n";
        }

        // Byte by byte: the first frame may follow the answer in the same packet and must stay in the stream.
        private static bool TryReadAnswer(IByteStream stream, out string answer, out string problem)
        {
            answer = null;
            var bytes = new byte[MaxAnswerBytes];
            int count = 0;
            while (count < MaxAnswerBytes)
            {
                if (stream.Read(bytes, count, 1) != 1)
                {
                    problem = "the server broke off the handshake or did not answer in time";
                    return false;
                }

                count++;
                if (EndsHeaders(bytes, count))
                {
                    answer = Encoding.UTF8.GetString(bytes, 0, count);
                    problem = null;
                    return true;
                }
            }

            problem = "the answer to the handshake has no end";
            return false;
        }

        private static bool EndsHeaders(byte[] bytes, int count)
        {
            return count >= 4 && bytes[count - 4] == '\r' && bytes[count - 3] == '\n'
                && bytes[count - 2] == '\r' && bytes[count - 1] == '\n';
        }

        private string FindRefusal(string answer)
        {
            string[] lines = answer.Split('\r', '\n');
            if (!lines[0].StartsWith("HTTP/1.1 101"))
            {
                RefusedStatus = StatusOf(lines[0]);
                return "the server answered the handshake with " + lines[0];
            }

            string upgrade = Header(lines, "upgrade");
            if (upgrade == null || upgrade.ToLower() != "websocket")
            {
                return "the server's answer upgrades to something else";
            }

            string accept = Convert.ToBase64String(Sha1.Hash(Encoding.UTF8.GetBytes(_key + KeySuffix)));
            return Header(lines, "sec-websocket-accept") == accept ? null : "the server's answer accepts another key";
        }

        private static int StatusOf(string line)
        {
            int status = 0;
            if (line.StartsWith(RefusalStart) && line.Length >= RefusalStart.Length + 3)
            {
                int.TryParse(line.Substring(RefusalStart.Length, 3), out status);
            }

            return status;
        }

        /// <summary>Null when there is none.</summary>
        private static string Header(string[] lines, string name)
        {
            for (int i = 1; i < lines.Length; i++)
            {
                int colon = lines[i].IndexOf(':');
                if (colon > 0 && lines[i].Substring(0, colon).Trim().ToLower() == name)
                {
                    return lines[i].Substring(colon + 1).Trim();
                }
            }

            return null;
        }
    }
}
