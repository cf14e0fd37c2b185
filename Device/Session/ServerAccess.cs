using System.Security.Cryptography.X509Certificates;
using Firmware.Network;
using Firmware.Network.Provisioning;
using Firmware.Settings;
using Firmware.Update;

namespace Firmware.Session
{
    /// <summary>The way to the server over Wi-Fi, HTTP and a WebSocket.</summary>
    public sealed class ServerAccess : IServerAccess
    {
        private const int NetworkTimeoutMilliseconds = 20000;

        /// <summary>
        /// A device that has not joined its network for so long after its start asks its owner. A router needs two or three
        /// minutes after a power cut.
        /// </summary>
        private const int UnjoinedMilliseconds = 300000;

        private readonly IBoard _board;
        private readonly IClock _clock;
        private readonly SlotStore _slots = new SlotStore();
        private readonly long _startedMilliseconds;
        private string _serverUrl;
        private UpdateCheck _check;
        private DeviceIdentity _identity;
        private bool _hasJoined;

        public ServerAccess(IBoard board, IClock clock)
        {
            _board = board;
            _clock = clock;
            _startedMilliseconds = clock.Milliseconds;
        }

        public Preparation Prepare(out DeviceSettings settings, out string problem)
        {
            settings = null;
            if (WifiConfiguration.IsAccessPoint())
            {
                problem = "Set-up: join the Wi-Fi " + SetUpPoint.NameFor(WifiStation.MacAddress())
                    + " and open http://" + WifiConfiguration.AccessPointAddress + "/.";
                return Preparation.OwnerNeeded;
            }

            if (!DeviceSettings.TryLoad(out settings, out problem))
            {
                return Preparation.OwnerNeeded;
            }

            if (WifiConfiguration.IsStationAsleep())
            {
                WifiConfiguration.JoinStored();
                problem = "The stored Wi-Fi is joined after a restart.";
                return Preparation.RestartNeeded;
            }

            string ipAddress;
            string notJoined;
            if (!new WifiStation(_clock).TryJoin(NetworkTimeoutMilliseconds, out ipAddress, out notJoined))
            {
                problem = notJoined;
                return MayStillJoin() ? Preparation.Failed : Preparation.OwnerNeeded;
            }

            _hasJoined = true;
            _serverUrl = settings.ServerUrl;
            _identity = new DeviceIdentity(WifiStation.MacAddress());
            _check = new UpdateCheck(_serverUrl, settings.Language, _identity, _board.Name, _board.Chip, ipAddress, _slots);
            return Preparation.Ready;
        }

        public string BeSetUp(StopAsked stopping)
        {
            if (!WifiConfiguration.IsAccessPoint())
            {
                string name = SetUpPoint.NameFor(WifiStation.MacAddress());
                WifiConfiguration.OpenAccessPoint(name);
                return "Set-up: the device restarts and opens the Wi-Fi " + name + ".";
            }

            return new SetUpPoint(_clock).Run(stopping) ? "Set-up is over: the device restarts." : null;
        }

        public bool TryCheck(out UpdateAnswer answer, out string problem)
        {
            return _check.TryAsk(out answer, out problem);
        }

        public int AskActivation()
        {
            ServerAddress address;
            X509Certificate authority;
            string problem;
            string url = _serverUrl + (_serverUrl.EndsWith("/") ? "activate" : "/activate");
            if (!ServerAddress.TryParseHttp(url, out address) || !AuthorityFile.TryLoadFor(address.IsSecure, out authority, out problem))
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
            if (!AuthorityFile.TryLoadFor(address.IsSecure, out authority, out problem))
            {
                refusal = new LinkRefusal(problem, 0);
                return null;
            }

            return WebSocketTransport.Open(address, server.Token, _identity, authority, receiver, out refusal);
        }

        // Once joined, the network comes back some day, and the runtime joins it again by itself.
        private bool MayStillJoin()
        {
            return WifiConfiguration.StoredSsid() != null
                && (_hasJoined || _clock.Milliseconds - _startedMilliseconds < UnjoinedMilliseconds);
        }
    }
}
