using System;
using System.Text;

namespace Firmware.Network.Provisioning
{
    /// <summary>
    /// One request as a browser sends it, read from a stream (RFC 9112). No more is kept than the page needs, and no more is
    /// read than fits: head and body have bounds, and so has the time.
    /// </summary>
    public sealed class HttpRequest
    {
        public const int MaxHeadBytes = 4096;

        public const int MaxBodyBytes = 2048;

        private HttpRequest(string method, string path, byte[] body)
        {
            Method = method;
            Path = path;
            Body = body;
        }

        /// <summary>As sent, e.g. <c>GET</c>.</summary>
        public string Method { get; }

        /// <summary>Without the query.</summary>
        public string Path { get; }

        public byte[] Body { get; }

        /// <summary>
        /// Reads one request. Null when there was none in the time or the link ended; <paramref name="refusal"/> is then the
        /// status to answer with, e.g. <c>413 Content Too Large</c>, or null when nobody waits for an answer.
        /// </summary>
        /// <param name="stream">Whose reads have a time-out of their own.</param>
        /// <param name="clock">Against those that send a byte now and then.</param>
        /// <param name="timeoutMilliseconds">For all of it.</param>
        /// <param name="refusal">See above.</param>
        public static HttpRequest Read(IByteStream stream, IClock clock, int timeoutMilliseconds, out string refusal)
        {
            long deadline = clock.Milliseconds + timeoutMilliseconds;
            var buffer = new byte[MaxHeadBytes];
            int count = 0;
            int bodyAt = 0;
            while (bodyAt == 0)
            {
                if (count == buffer.Length)
                {
                    refusal = "431 Request Header Fields Too Large";
                    return null;
                }

                int read = ReadSome(stream, clock, deadline, buffer, count, buffer.Length - count);
                if (read <= 0)
                {
                    refusal = count == 0 ? null : "408 Request Timeout";
                    return null;
                }

                bodyAt = EndOfHead(buffer, count, count + read);
                count += read;
            }

            if (!IsVisible(buffer, bodyAt))
            {
                refusal = "400 Bad Request";
                return null;
            }

            string[] lines = Encoding.UTF8.GetString(buffer, 0, bodyAt - 4).Split('\n');
            string[] words = lines[0].TrimEnd('\r').Split(' ');
            int length;
            if (words.Length != 3 || !words[2].StartsWith("HTTP/1.") || !TryReadLength(lines, out length))
            {
                refusal = "400 Bad Request";
                return null;
            }

            if (length > MaxBodyBytes)
            {
                refusal = "413 Content Too Large";
                return null;
            }

            var body = new byte[length];
            int got = count - bodyAt < length ? count - bodyAt : length;
            Array.Copy(buffer, bodyAt, body, 0, got);
            while (got < length)
            {
                int read = ReadSome(stream, clock, deadline, body, got, length - got);
                if (read <= 0)
                {
                    refusal = "408 Request Timeout";
                    return null;
                }

                got += read;
            }

            refusal = null;
            return new HttpRequest(words[0], PathOf(words[1]), body);
        }

        /// <summary>True for ASCII without other control characters than those that end a line: all that heads and forms are made of.</summary>
        internal static bool IsVisible(byte[] bytes, int count)
        {
            for (int i = 0; i < count; i++)
            {
                bool fits = (bytes[i] >= ' ' && bytes[i] <= '~') || bytes[i] == '\r' || bytes[i] == '\n' || bytes[i] == '\t';
                if (!fits)
                {
                    return false;
                }
            }

            return true;
        }

        private static int ReadSome(IByteStream stream, IClock clock, long deadline, byte[] buffer, int offset, int count)
        {
            return clock.Milliseconds >= deadline ? 0 : stream.Read(buffer, offset, count);
        }

        /// <summary>Behind the empty line; 0 while it has not come.</summary>
        private static int EndOfHead(byte[] buffer, int searchedTo, int count)
        {
            for (int i = searchedTo < 3 ? 3 : searchedTo; i < count; i++)
            {
                if (buffer[i] == '\n' && buffer[i - 1] == '\r' && buffer[i - 2] == '\n' && buffer[i - 3] == '\r')
                {
                    return i + 1;
                }
            }

            return 0;
        }

        /// <summary>0 without the field; false for a length that is none or a body in chunks, which no form has.</summary>
        private static bool TryReadLength(string[] lines, out int length)
        {
            length = 0;
            for (int i = 1; i < lines.Length; i++)
            {
                string line = lines[i].ToLower();
                if (line.StartsWith("transfer-encoding:"))
                {
                    return false;
                }

                if (line.StartsWith("content-length:") && !TryParseLength(line.Substring(15).Trim(), out length))
                {
                    return false;
                }
            }

            return true;
        }

        /// <summary>Digits alone; what is too long for a number is only known to be too long.</summary>
        private static bool TryParseLength(string text, out int length)
        {
            length = 0;
            for (int i = 0; i < text.Length; i++)
            {
                if (text[i] < '0' || text[i] > '9')
                {
                    return false;
                }
            }

            if (text.Length > 9)
            {
                length = int.MaxValue;
                return true;
            }

            return int.TryParse(text, out length);
        }

        private static string PathOf(string target)
        {
            int query = target.IndexOf('?');
            return query < 0 ? target : target.Substring(0, query);
        }
    }
}
