using System;
using System.Text;

namespace Firmware.Network
{
    /// <summary>
    /// The opening of a WebSocket (RFC 6455 §4): a GET that asks for the upgrade, an answer 101 that grants it. The answer's
    /// <c>Sec-WebSocket-Accept</c> must be there but its value is not computed again: it is a SHA-1, and the class library
    /// of the device has none. It guards against caches that answer in the server's place; the status 101 together with the
    /// <c>Upgrade</c> header does too, as no cache stores a 101.
    /// </summary>
    public sealed class WebSocketHandshake
    {
        /// <summary>Longest answer read.</summary>
        public const int MaxAnswerBytes = 4096;

        private const int KeyBytes = 16;

        private readonly ServerAddress _address;
        private readonly StringBuilder _headers = new StringBuilder();

        public WebSocketHandshake(ServerAddress address)
        {
            _address = address;
        }

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
            return "GET " + _address.Path + " HTTP/1.1\r\n"
                + "Host: " + _address.Host + ":" + _address.Port + "\r\n"
                + "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: " + Convert.ToBase64String(key) + "\r\n"
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
                    problem = "the server closed the link in the handshake";
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

        private static string FindRefusal(string answer)
        {
            string[] lines = answer.Split('\r', '\n');
            if (!lines[0].StartsWith("HTTP/1.1 101"))
            {
                return "the server answered the handshake with " + lines[0];
            }

            if (!HasHeader(lines, "upgrade", "websocket"))
            {
                return "the server's answer upgrades to something else";
            }

            return HasHeader(lines, "sec-websocket-accept", null) ? null : "the server's answer accepts no key";
        }

        private static bool HasHeader(string[] lines, string name, string value)
        {
            for (int i = 1; i < lines.Length; i++)
            {
                int colon = lines[i].IndexOf(':');
                if (colon > 0 && lines[i].Substring(0, colon).Trim().ToLower() == name)
                {
                    return value == null || lines[i].Substring(colon + 1).Trim().ToLower() == value;
                }
            }

            return false;
        }
    }
}
