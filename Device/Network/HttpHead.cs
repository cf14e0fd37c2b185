using System.Collections;
using System.Text;

namespace Firmware.Network
{
    /// <summary>Status line and headers of an answer over HTTP (RFC 9112 §4 and §5).</summary>
    public sealed class HttpHead
    {
        /// <summary>Longest head read.</summary>
        public const int MaxBytes = 4096;

        private const int MaxLengthDigits = 9;

        private readonly Hashtable _headers = new Hashtable();

        private HttpHead(string statusLine)
        {
            StatusLine = statusLine;
        }

        /// <summary>As the server wrote it.</summary>
        public string StatusLine { get; }

        /// <summary>100 to 599.</summary>
        public int Status { get; private set; }

        /// <summary>Reads up to the first byte of the body; false, with the reason in words, when there is no such head.</summary>
        // Byte by byte: what follows belongs to someone else, and may be the first frame of another protocol.
        public static bool TryRead(IByteStream stream, out HttpHead head, out string problem)
        {
            head = null;
            var bytes = new byte[MaxBytes];
            int count = 0;
            while (!IsEnd(bytes, count))
            {
                if (count == MaxBytes)
                {
                    problem = "the head of the server's answer has no end";
                    return false;
                }

                if (stream.Read(bytes, count, 1) <= 0)
                {
                    problem = count == 0 ? "the server did not answer" : "the server broke off its answer";
                    return false;
                }

                count++;
            }

            problem = "the server's answer is not HTTP";
            if (!IsText(bytes, count) || !TryParse(Encoding.UTF8.GetString(bytes, 0, count - 4), out head))
            {
                return false;
            }

            problem = null;
            return true;
        }

        /// <summary>The value of a header; null when there is none. One that came more than once is a list.</summary>
        /// <param name="name">In small letters.</param>
        public string Find(string name)
        {
            return (string)_headers[name];
        }

        /// <summary>Bytes of the body, -1 when it ends with the connection; false, with the reason in words, for a promise of no use.</summary>
        public bool TryFindLength(out int lengthBytes, out string problem)
        {
            lengthBytes = -1;
            string promise = Find("content-length");
            problem = Find("transfer-encoding") != null ? "the server answers in chunks, for which it was not asked"
                : promise != null && !TryParseLength(promise, out lengthBytes) ? "the server promises a length that is none: " + promise
                : null;
            return problem == null;
        }

        /// <summary>Digits alone, of a number below a thousand million.</summary>
        public static bool TryParseLength(string text, out int length)
        {
            length = 0;
            for (int i = 0; i < text.Length; i++)
            {
                // The runtime's own parser takes signs and blanks too.
                if (text[i] < '0' || text[i] > '9')
                {
                    return false;
                }
            }

            return text.Length > 0 && text.Length <= MaxLengthDigits && int.TryParse(text, out length);
        }

        private static bool IsEnd(byte[] bytes, int count)
        {
            return count >= 4 && bytes[count - 4] == '\r' && bytes[count - 3] == '\n'
                && bytes[count - 2] == '\r' && bytes[count - 1] == '\n';
        }

        /// <summary>True for UTF-8 in which only whole line ends and tabulators are control characters.</summary>
        private static bool IsText(byte[] bytes, int count)
        {
            for (int i = 0; i < count; i++)
            {
                bool fits = bytes[i] >= ' ' ? bytes[i] != 127
                    : bytes[i] == '\r' ? i + 1 < count && bytes[i + 1] == '\n'
                    : bytes[i] == '\n' ? i > 0 && bytes[i - 1] == '\r'
                    : bytes[i] == '\t';
                if (!fits)
                {
                    return false;
                }
            }

            return Utf8.IsValid(bytes, count);
        }

        private static bool TryParse(string text, out HttpHead head)
        {
            string[] lines = text.Split('\n');
            head = new HttpHead(lines[0].TrimEnd('\r'));
            bool isRead = head.TryReadStatus();
            for (int i = 1; i < lines.Length && isRead; i++)
            {
                isRead = head.TryReadHeader(lines[i].TrimEnd('\r'));
            }

            if (!isRead)
            {
                head = null;
            }

            return isRead;
        }

        private bool TryReadStatus()
        {
            int status;
            bool isStatus = (StatusLine.StartsWith("HTTP/1.0 ") || StatusLine.StartsWith("HTTP/1.1 "))
                && (StatusLine.Length == 12 || (StatusLine.Length > 12 && StatusLine[12] == ' '));
            if (!isStatus || !TryParseLength(StatusLine.Substring(9, 3), out status) || status < 100 || status > 599)
            {
                return false;
            }

            Status = status;
            return true;
        }

        /// <summary>False for a line without a name; among them are those that continue the line before, which are no more allowed.</summary>
        private bool TryReadHeader(string line)
        {
            int colon = line.IndexOf(':');
            if (colon <= 0 || line.Substring(0, colon).IndexOfAny(new[] { ' ', '\t' }) >= 0)
            {
                return false;
            }

            string name = line.Substring(0, colon).ToLower();
            string value = line.Substring(colon + 1).Trim();
            _headers[name] = _headers.Contains(name) ? Find(name) + ", " + value : value;
            return true;
        }
    }
}
