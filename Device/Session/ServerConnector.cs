using System;
using System.IO;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using Firmware.Audio;
using Firmware.Network;
using Firmware.Network.Provisioning;
using Firmware.Settings;
using Firmware.Update;

namespace Firmware.Session
{
    /// <summary>
    /// The way to the server: settings, network, update check, link, on a thread of its own because each step may block for
    /// seconds. Asked by the event loop for one attempt at a time; what comes of it is posted.
    /// </summary>
    public sealed class ServerConnector : IServerConnector
    {
        /// <summary>Root certificate of a private server, PEM; without it any certificate of a secure server is taken.</summary>
        public const string CertificatePath = @"I:\ca.pem";

        private const int NetworkTimeoutMilliseconds = 20000;

        /// <summary>
        /// A device that has not joined its network for so long after its start asks its owner. A router needs two or three
        /// minutes after a power cut.
        /// </summary>
        private const int UnjoinedMilliseconds = 300000;
        private const int LongestWaitMilliseconds = 1000;

        private readonly IBoard _board;
        private readonly IClock _clock;
        private readonly SlotStore _slots;
        private readonly AutoResetEvent _wanted = new AutoResetEvent(false);
        private EventQueue _events;
        private SpeechPlayback _playback;
        private UpdateAnswer _server;
        private DeviceIdentity _identity;
        private long _startedMilliseconds;
        private bool _hasJoined;
        private bool _disposed;

        public ServerConnector(IBoard board, IClock clock, SlotStore slots)
        {
            _board = board;
            _clock = clock;
            _slots = slots;
        }

        public void Start(EventQueue events, SpeechPlayback playback)
        {
            _events = events;
            _playback = playback;
            new Thread(Run).Start();
        }

        public void Dispose()
        {
            _disposed = true;
            _wanted.Set();
        }

        public void Request()
        {
            _wanted.Set();
        }

        private void Run()
        {
            _startedMilliseconds = _clock.Milliseconds;
            while (!_disposed)
            {
                if (!_wanted.WaitOne(LongestWaitMilliseconds, false) || _disposed)
                {
                    continue;
                }

                try
                {
                    Attempt();
                }
                catch (Exception failure)
                {
                    Fail("The server cannot be reached: " + failure.Message);
                }
            }
        }

        private void Attempt()
        {
            if (_server == null && !TryFindServer())
            {
                return;
            }

            ServerAddress address;
            if (!ServerAddress.TryParse(_server.WebSocketUrl, out address))
            {
                Fail("The server names a WebSocket that is none: " + _server.WebSocketUrl);
                return;
            }

            string problem;
            var receiver = new LinkReceiver(_events, _playback, _clock);
            ITransport transport = WebSocketTransport.Open(address, _server.Token, _identity, Certificate(), receiver, out problem);
            if (transport == null)
            {
                Fail("No link: " + problem);
                return;
            }

            if (_disposed)
            {
                transport.Close();
                return;
            }

            Post(DeviceEventKind.LinkOpened, new OpenedLink(transport, receiver));
        }

        private bool TryFindServer()
        {
            if (WifiConfiguration.IsAccessPoint())
            {
                BeSetUp();
                return false;
            }

            DeviceSettings settings;
            string problem;
            if (!DeviceSettings.TryLoad(out settings, out problem))
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

            string ipAddress;
            if (!new WifiStation(_clock).TryJoin(NetworkTimeoutMilliseconds, out ipAddress, out problem))
            {
                NotJoined(problem);
                return false;
            }

            _hasJoined = true;
            Post(DeviceEventKind.NetworkJoined, settings);
            if (settings.ServerUrl == null)
            {
                Post(DeviceEventKind.NoServer, null);
                return false;
            }

            _identity = new DeviceIdentity(WifiStation.MacAddress());
            UpdateAnswer answer;
            if (!new UpdateCheck(settings.ServerUrl, settings.Language, _identity, _board.Name, _board.Chip, ipAddress, _slots).TryAsk(out answer, out problem))
            {
                Fail(problem);
                return false;
            }

            _server = answer;
            Post(DeviceEventKind.ServerFound, answer);
            return true;
        }

        // Once joined, the network comes back some day, and the runtime joins it again by itself.
        private void NotJoined(string problem)
        {
            bool isLost = _hasJoined || _clock.Milliseconds - _startedMilliseconds < UnjoinedMilliseconds;
            if (WifiConfiguration.StoredSsid() != null && isLost)
            {
                Fail(problem);
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

        // The server may have moved, or given out new tokens: the next attempt asks again.
        private void Fail(string reason)
        {
            _server = null;
            Post(DeviceEventKind.LinkFailed, reason);
        }

        private void Post(DeviceEventKind kind, object payload)
        {
            _events.Post(new DeviceEvent(kind, payload));
        }

        private static X509Certificate Certificate()
        {
            return File.Exists(CertificatePath) ? new X509Certificate(File.ReadAllText(CertificatePath)) : null;
        }
    }
}
