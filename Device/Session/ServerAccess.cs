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
        private readonly SlotStore _slots;
        private readonly long _startedMilliseconds;
        private DeviceSettings _settings;
        private string _ipAddress;
        private DeviceIdentity _identity;
        private EventQueue _events;
        private bool _hasJoined;
        private bool _disposed;

        public ServerAccess(IBoard board, IClock clock, SlotStore slots)
        {
            _board = board;
            _clock = clock;
            _slots = slots;
            _startedMilliseconds = clock.Milliseconds;
        }

        public bool TryPrepare(EventQueue events)
        {
            _events = events;
            if (WifiConfiguration.IsAccessPoint())
            {
                BeSetUp();
                return false;
            }

            string problem;
            if (!DeviceSettings.TryLoad(out _settings, out problem))
            {
                AskOwner(problem);
                return false;
            }

            if (problem != null)
            {
                Post(DeviceEventKind.MessageRefused, problem);
            }

            if (WifiConfiguration.IsStationAsleep())
            {
                WifiConfiguration.JoinStored();
                Post(DeviceEventKind.RestartNeeded, "The stored Wi-Fi is joined after a restart.");
                return false;
            }

            return TryJoin();
        }

        public bool TryCheck(out UpdateAnswer answer, out string problem)
        {
            return new UpdateCheck(_settings.ServerUrl, _settings.Language, _identity, _board.Name, _board.Chip, _ipAddress, _slots, _clock)
                .TryAsk(out answer, out problem);
        }

        public int AskActivation()
        {
            ServerAddress address;
            X509Certificate authority;
            string problem;
            string url = _settings.ServerUrl + (_settings.ServerUrl.EndsWith("/") ? "activate" : "/activate");
            if (!ServerAddress.TryParseHttp(url, out address) || !AuthorityFile.TryLoadFor(address, out authority, out problem))
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
            if (!AuthorityFile.TryLoadFor(address, out authority, out problem))
            {
                refusal = new LinkRefusal(problem, 0);
                return null;
            }

            return WebSocketTransport.Open(address, server.Token, _identity, authority, receiver, out refusal);
        }

        public void Dispose()
        {
            _disposed = true;
        }

        private bool TryJoin()
        {
            string problem;
            if (!new WifiStation(_clock).TryJoin(NetworkTimeoutMilliseconds, out _ipAddress, out problem))
            {
                NotJoined(problem);
                return false;
            }

            _hasJoined = true;
            _identity = new DeviceIdentity(WifiStation.MacAddress());
            Post(DeviceEventKind.NetworkJoined, _settings);
            if (_settings.ServerUrl == null)
            {
                Post(DeviceEventKind.NoServer, null);
                return false;
            }

            return true;
        }

        // Once joined, the network comes back some day, and the runtime joins it again by itself.
        private void NotJoined(string problem)
        {
            bool isLost = _hasJoined || _clock.Milliseconds - _startedMilliseconds < UnjoinedMilliseconds;
            if (WifiConfiguration.StoredSsid() != null && isLost)
            {
                Post(DeviceEventKind.LinkFailed, problem);
                return;
            }

            AskOwner(problem);
        }

        private void AskOwner(string problem)
        {
            Post(DeviceEventKind.ConfigurationNeeded, problem);
            string name = SetUpPoint.NameFor(WifiStation.MacAddress());
            WifiConfiguration.OpenAccessPoint(name);
            Post(DeviceEventKind.RestartNeeded, "Set-up: the device restarts and opens the Wi-Fi " + name + ".");
        }

        private void BeSetUp()
        {
            Post(DeviceEventKind.ConfigurationNeeded, "Set-up: join the Wi-Fi " + SetUpPoint.NameFor(WifiStation.MacAddress())
                + " and open http://" + WifiConfiguration.AccessPointAddress + "/.");
            if (new SetUpPoint(_clock).Run(() => _disposed))
            {
                Post(DeviceEventKind.RestartNeeded, "Set-up is over: the device restarts.");
            }
        }

        private void Post(DeviceEventKind kind, object payload)
        {
            _events.Post(new DeviceEvent(kind, payload));
        }
    }
}
