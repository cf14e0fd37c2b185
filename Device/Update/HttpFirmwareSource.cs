using System.Security.Cryptography.X509Certificates;
using Firmware.Network;

namespace Firmware.Update
{
    /// <summary>
    /// Loads firmware over HTTP. It asks for what is missing only; a server without ranges sends all of it again. A secure
    /// server is held to the owner's authority.
    /// </summary>
    public sealed class HttpFirmwareSource : IFirmwareSource
    {
        /// <summary>Connecting, TLS, request and head of the answer together.</summary>
        public const int OpeningTimeoutMilliseconds = 20000;

        private const int PartialContent = 206;

        private readonly DeviceIdentity _identity;
        private readonly IClock _clock;

        /// <param name="identity">Who asks.</param>
        /// <param name="clock">Bounds each read.</param>
        public HttpFirmwareSource(DeviceIdentity identity, IClock clock)
        {
            _identity = identity;
            _clock = clock;
        }

        public bool TryOpen(string url, int fromByte, out IFirmwareBody body, out string problem)
        {
            body = null;
            ServerAddress address;
            if (!ServerAddress.TryParseHttp(url, out address))
            {
                problem = "its address is none: " + url;
                return false;
            }

            X509Certificate authority;
            if (!AuthorityFile.TryLoadFor(address, out authority, out problem))
            {
                return false;
            }

            var connection = new ServerSocket(address, authority);
            if (!connection.TryOpen(OpeningTimeoutMilliseconds, out problem))
            {
                return false;
            }

            if (!TryExchange(connection.Stream, address, fromByte, out body, out problem))
            {
                connection.Dispose();
                return false;
            }

            connection.Settle(HttpFirmwareBody.SilenceMilliseconds);
            return true;
        }

        /// <summary>As <see cref="TryOpen"/>, over a connection that stands; closing the body closes it.</summary>
        public bool TryExchange(IByteStream stream, ServerAddress address, int fromByte, out IFirmwareBody body, out string problem)
        {
            body = null;
            HttpQuestion question = HttpQuestion.OfOneAnswer("GET", address)
                .With("Device-Id", _identity.DeviceId)
                .With("Client-Id", _identity.ClientId)
                .With("Range", fromByte > 0 ? "bytes=" + fromByte + "-" : "");
            HttpHead head;
            if (!question.TryAsk(stream, new byte[0], out head, out problem))
            {
                return false;
            }

            if (head.Status >= 300 && head.Status < 400)
            {
                problem = "the server answers with status " + head.Status + ", and no redirect is followed: " + head.Find("location");
                return false;
            }

            int lengthBytes;
            if (!head.TryFindLength(out lengthBytes, out problem))
            {
                return false;
            }

            int begin = 0;
            if (head.Status == PartialContent && !TryPlace(head, ref lengthBytes, out begin))
            {
                problem = "the server sends no part to the end of the file: " + head.Find("content-range");
                return false;
            }

            body = new HttpFirmwareBody(stream, _clock, head.Status, begin, lengthBytes);
            return true;
        }

        /// <summary>False when the part is not told, does not go to the end of the file, which was asked for, or has another length than promised.</summary>
        private static bool TryPlace(HttpHead head, ref int lengthBytes, out int begin)
        {
            begin = 0;
            ContentRange range;
            if (!ContentRange.TryParse(head.Find("content-range"), out range)
                || (range.Total >= 0 && range.Last != range.Total - 1)
                || (lengthBytes >= 0 && lengthBytes != range.LengthBytes))
            {
                return false;
            }

            begin = range.First;
            lengthBytes = range.LengthBytes;
            return true;
        }
    }
}
