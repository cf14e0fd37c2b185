using System;
using System.IO;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using Firmware.Audio;
using Firmware.Network;
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
        private const int LongestWaitMilliseconds = 1000;

        private readonly IBoard _board;
        private readonly IClock _clock;
        private readonly AutoResetEvent _wanted = new AutoResetEvent(false);
        private EventQueue _events;
        private SpeechPlayback _playback;
        private UpdateAnswer _server;
        private DeviceIdentity _identity;
        private bool _disposed;

        public ServerConnector(IBoard board, IClock clock)
        {
            _board = board;
            _clock = clock;
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
            DeviceSettings settings;
            string problem;
            if (!DeviceSettings.TryLoad(out settings, out problem))
            {
                Post(DeviceEventKind.ConfigurationNeeded, problem);
                return false;
            }

            string ipAddress;
            if (!new WifiStation(_clock).TryJoin(NetworkTimeoutMilliseconds, out ipAddress))
            {
                Post(DeviceEventKind.ConfigurationNeeded, "No address from the Wi-Fi: are its name and password stored?");
                return false;
            }

            Post(DeviceEventKind.NetworkJoined, settings);
            _identity = new DeviceIdentity(WifiStation.MacAddress());
            UpdateAnswer answer;
            if (!new UpdateCheck(settings.ServerUrl, _identity, _board.Name, _board.Chip).TryRun(ipAddress, out answer, out problem))
            {
                Fail(problem);
                return false;
            }

            _server = answer;
            Post(DeviceEventKind.ServerFound, answer);
            return true;
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
