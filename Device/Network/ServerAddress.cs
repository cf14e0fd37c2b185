namespace Firmware.Network
{
    /// <summary>
    /// Where a server is: <c>ws://host[:port][/path]</c>, <c>http://…</c>, or with an s for TLS. The runtime's Uri does not know
    /// the schemes of WebSockets.
    /// </summary>
    public sealed class ServerAddress
    {
        private const int HttpPort = 80;
        private const int HttpsPort = 443;

        private ServerAddress(bool isSecure, string host, int port, string path)
        {
            IsSecure = isSecure;
            Host = host;
            Port = port;
            Path = path;
        }

        public bool IsSecure { get; }

        public string Host { get; }

        public int Port { get; }

        /// <summary>Begins with a slash; includes the query.</summary>
        public string Path { get; }

        /// <summary>Of a WebSocket.</summary>
        public static bool TryParse(string url, out ServerAddress address)
        {
            return TryParse(url, "ws://", "wss://", out address);
        }

        /// <summary>Of something that is asked over HTTP.</summary>
        public static bool TryParseHttp(string url, out ServerAddress address)
        {
            return TryParse(url, "http://", "https://", out address);
        }

        private static bool TryParse(string url, string plainScheme, string secureScheme, out ServerAddress address)
        {
            address = null;
            bool isSecure = url != null && url.StartsWith(secureScheme);
            if (!isSecure && (url == null || !url.StartsWith(plainScheme)))
            {
                return false;
            }

            // Blanks and line ends would write further lines into the request.
            for (int i = 0; i < url.Length; i++)
            {
                if (url[i] <= ' ' || url[i] > '~')
                {
                    return false;
                }
            }

            string rest = url.Substring(isSecure ? secureScheme.Length : plainScheme.Length);
            int pathStart = rest.IndexOfAny(new[] { '/', '?' });
            string authority = pathStart < 0 ? rest : rest.Substring(0, pathStart);
            string path = pathStart < 0 ? "/" : rest.Substring(pathStart);
            string host = authority;
            int port = isSecure ? HttpsPort : HttpPort;
            int colon = authority.IndexOf(':');
            if (colon >= 0)
            {
                host = authority.Substring(0, colon);
                if (!int.TryParse(authority.Substring(colon + 1), out port) || port < 1 || port > 65535)
                {
                    return false;
                }
            }

            if (host.Length == 0)
            {
                return false;
            }

            address = new ServerAddress(isSecure, host, port, path[0] == '/' ? path : "/" + path);
            return true;
        }
    }
}
