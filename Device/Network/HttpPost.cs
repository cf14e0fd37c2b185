using System;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Firmware.Network
{
    /// <summary>
    /// Posts JSON and reads the answer, all within one time-out. The runtime's own HttpWebRequest connects without any and
    /// hides why TLS refused. It asks in HTTP/1.0, so that the answer ends with the connection and comes in no chunks.
    /// </summary>
    public sealed class HttpPost
    {
        /// <summary>Connecting, TLS, request and answer together.</summary>
        public const int TimeoutMilliseconds = 20000;

        /// <summary>Longest answer read, headers included.</summary>
        public const int MaxAnswerBytes = 16384;

        private readonly ServerAddress _address;
        private readonly StringBuilder _headers = new StringBuilder();

        public HttpPost(ServerAddress address)
        {
            _address = address;
        }

        /// <summary>Adds a header to the request; one with an empty value is left out. Throws when it holds a line end.</summary>
        public HttpPost With(string name, string value)
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

        /// <summary>Connects and asks; false, with the reason in words, when no answer came.</summary>
        /// <param name="json">The body.</param>
        /// <param name="authority">Root certificate to check a secure server against; null to take any certificate.</param>
        /// <param name="answer">Whatever status it has.</param>
        /// <param name="problem">Null with an answer.</param>
        public bool TryRun(string json, X509Certificate authority, out HttpAnswer answer, out string problem)
        {
            answer = null;
            using (var connection = new ServerSocket(_address, authority))
            {
                return connection.TryOpen(TimeoutMilliseconds, out problem)
                    && TryExchange(connection.Stream, json, out answer, out problem);
            }
        }

        /// <summary>As <see cref="TryRun"/>, over a connection that stands.</summary>
        public bool TryExchange(IByteStream stream, string json, out HttpAnswer answer, out string problem)
        {
            answer = null;
            byte[] body = Encoding.UTF8.GetBytes(json);
            byte[] head = Encoding.UTF8.GetBytes(
                "POST " + _address.Path + " HTTP/1.0\r\n"
                + "Host: " + _address.Host + ":" + _address.Port + "\r\n"
                + "Content-Type: application/json\r\nContent-Length: " + body.Length + "\r\nConnection: close\r\n"
                + _headers.ToString() + "\r\n");
            if (!stream.Write(head, 0, head.Length) || !stream.Write(body, 0, body.Length))
            {
                problem = "the link broke over the question";
                return false;
            }

            var bytes = new byte[MaxAnswerBytes];
            int count = ReadToEnd(stream, bytes);
            if (count == MaxAnswerBytes)
            {
                problem = "the answer has more than " + MaxAnswerBytes + " bytes";
                return false;
            }

            return TryParse(bytes, count, out answer, out problem);
        }

        private static int ReadToEnd(IByteStream stream, byte[] bytes)
        {
            int count = 0;
            int read = 1;
            while (read > 0 && count < bytes.Length)
            {
                read = stream.Read(bytes, count, bytes.Length - count);
                count += read;
            }

            return count;
        }

        private static bool TryParse(byte[] bytes, int count, out HttpAnswer answer, out string problem)
        {
            answer = null;
            int status = 0;
            int bodyStart = BodyStart(bytes, count);
            string head = bodyStart < 0 ? "" : Encoding.UTF8.GetString(bytes, 0, bodyStart);
            if (!head.StartsWith("HTTP/1.") || head.Length < 12 || !int.TryParse(head.Substring(9, 3), out status))
            {
                problem = count == 0 ? "the server did not answer" : "the server's answer is not HTTP";
                return false;
            }

            int promised = PromisedBytes(head);
            int given = count - bodyStart;
            if (given < promised || !Utf8.IsValid(bytes, count))
            {
                problem = "the server broke off its answer";
                return false;
            }

            answer = new HttpAnswer(status, Encoding.UTF8.GetString(bytes, bodyStart, promised < 0 ? given : promised));
            problem = null;
            return true;
        }

        /// <summary>Behind the empty line; -1 when there is none.</summary>
        private static int BodyStart(byte[] bytes, int count)
        {
            for (int i = 3; i < count; i++)
            {
                if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n' && bytes[i - 3] == '\r')
                {
                    return i + 1;
                }
            }

            return -1;
        }

        /// <summary>-1 when the answer ends with the connection.</summary>
        private static int PromisedBytes(string head)
        {
            string[] lines = head.Split('\r', '\n');
            for (int i = 1; i < lines.Length; i++)
            {
                int length;
                if (lines[i].ToLower().StartsWith("content-length:") && int.TryParse(lines[i].Substring(15).Trim(), out length))
                {
                    return length;
                }
            }

            return -1;
        }
    }
}
