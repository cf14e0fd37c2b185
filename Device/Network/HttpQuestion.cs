using System;
using System.Text;

namespace Firmware.Network
{
    /// <summary>A request over HTTP (RFC 9112 §3) by a device that asks one thing over each connection.</summary>
    public sealed class HttpQuestion
    {
        private readonly StringBuilder _head = new StringBuilder();

        private HttpQuestion(string method, ServerAddress address, string version)
        {
            _head.Append(method).Append(" ").Append(address.Path).Append(" ").Append(version)
                .Append("\r\nHost: ").Append(address.Host).Append(":").Append(address.Port).Append("\r\n");
        }

        /// <summary>In HTTP/1.0, so that the answer ends with the connection and comes in no chunks.</summary>
        /// <param name="method">GET or POST.</param>
        /// <param name="address">What is asked.</param>
        public static HttpQuestion OfOneAnswer(string method, ServerAddress address)
        {
            return new HttpQuestion(method, address, "HTTP/1.0").With("Connection", "close");
        }

        /// <summary>For a connection that goes on in another protocol.</summary>
        public static HttpQuestion ToUpgrade(ServerAddress address, string protocol)
        {
            return new HttpQuestion("GET", address, "HTTP/1.1").With("Upgrade", protocol).With("Connection", "Upgrade");
        }

        /// <summary>Adds a header; one with an empty value is left out. Throws when it holds a line end.</summary>
        public HttpQuestion With(string name, string value)
        {
            if (value.IndexOf('\r') >= 0 || value.IndexOf('\n') >= 0)
            {
                throw new ArgumentException("A header holds a line end: " + name);
            }

            if (value.Length > 0)
            {
                _head.Append(name).Append(": ").Append(value).Append("\r\n");
            }

            return this;
        }

        /// <summary>Asks, and reads the answer up to its body; false, with the reason in words, when none came.</summary>
        /// <param name="stream">A connection that stands.</param>
        /// <param name="body">Its length is among the headers; empty for none.</param>
        /// <param name="answer">Whatever status it has.</param>
        /// <param name="problem">Null with an answer.</param>
        public bool TryAsk(IByteStream stream, byte[] body, out HttpHead answer, out string problem)
        {
            byte[] head = Encoding.UTF8.GetBytes(_head.ToString() + "\r\n");
            if (!stream.Write(head, 0, head.Length) || (body.Length > 0 && !stream.Write(body, 0, body.Length)))
            {
                answer = null;
                problem = "the link broke over the question";
                return false;
            }

            return HttpHead.TryRead(stream, out answer, out problem);
        }
    }
}
