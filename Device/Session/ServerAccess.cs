using System.Security.Cryptography.X509Certificates;
using Firmware.Network;
using Firmware.Settings;
using Firmware.Update;

namespace Firmware.Session
{
    /// <summary>The way to the server over Wi-Fi, HTTP and a WebSocket.</summary>
    public sealed class ServerAccess : IServerAccess
    {
        private const int NetworkTimeoutMilliseconds = 20000;

        private readonly IBoard _board;
        private readonly IClock _clock;
        private string _serverUrl;
        private string _ipAddress;
        private DeviceIdentity _identity;

        public ServerAccess(IBoard board, IClock clock)
        {
            _board = board;
            _clock = clock;
        }

        public bool TryPrepare(out DeviceSettings settings, out string problem)
        {
            if (!DeviceSettings.TryLoad(out settings, out problem))
            {
                return false;
            }

            if (!new WifiStation(_clock).TryJoin(NetworkTimeoutMilliseconds, out _ipAddress))
            {
                problem = "No address from the Wi-Fi: are its name and password stored?";
                return false;
            }

            _serverUrl = settings.ServerUrl;
            _identity = new DeviceIdentity(WifiStation.MacAddress());
            return true;
        }

        public bool TryCheck(out UpdateAnswer answer, out string problem)
        {
            answer = null;
            X509Certificate authority;
            return TryAuthority(_serverUrl.StartsWith("https://"), out authority, out problem)
                && new UpdateCheck(_serverUrl, _identity, _board.Name, _board.Chip).TryRun(_ipAddress, authority, out answer, out problem);
        }

        public int AskActivation()
        {
            ServerAddress address;
            X509Certificate authority;
            string problem;
            string url = _serverUrl + (_serverUrl.EndsWith("/") ? "activate" : "/activate");
            if (!ServerAddress.TryParseHttp(url, out address) || !TryAuthority(address.IsSecure, out authority, out problem))
            {
                return 0;
            }

            HttpAnswer answer;
            HttpPost question = new HttpPost(address).With("Device-Id", _identity.DeviceId).With("Client-Id", _identity.ClientId);
            return question.TryRun("{}", authority, out answer, out problem) ? answer.Status : 0;
        }

        public ITransport Open(UpdateAnswer server, LinkReceiver receiver, out LinkRefusal refusal)
        {
            ServerAddress address;
            if (!ServerAddress.TryParse(server.WebSocketUrl, out address))
            {
                refusal = new LinkRefusal("the server names a WebSocket that is none: " + server.WebSocketUrl, 0);
                return null;
            }

            X509Certificate authority;
            string problem;
            if (!TryAuthority(address.IsSecure, out authority, out problem))
            {
                refusal = new LinkRefusal(problem, 0);
                return null;
            }

            return WebSocketTransport.Open(address, server.Token, _identity, authority, receiver, out refusal);
        }

        // Read anew each time: it may have been replaced, and a link is opened seldom.
        private static bool TryAuthority(bool isSecure, out X509Certificate authority, out string problem)
        {
            authority = null;
            problem = null;
            return !isSecure || AuthorityFile.TryLoad(out authority, out problem);
        }
    }
}
