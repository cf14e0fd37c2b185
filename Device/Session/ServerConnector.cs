using System;
using System.Threading;
using Firmware.Audio;
using Firmware.Update;

namespace Firmware.Session
{
    /// <summary>
    /// Takes the steps to the server, each of which may block for seconds: settings, network, update check, activation, link.
    /// Asked by the event loop for one attempt at a time.
    /// </summary>
    public sealed class ServerConnector : IServerConnector
    {
        /// <summary>Between two questions whether the owner has entered the code, while the server waits for it.</summary>
        public const int ActivationPendingMilliseconds = 3000;

        /// <summary>The same when the server answers anything else, or nothing.</summary>
        public const int ActivationTroubleMilliseconds = 10000;

        /// <summary>A code may run out: after that long the server is asked for another.</summary>
        public const int ActivationRenewalMilliseconds = 10 * 60 * 1000;

        private const int LongestWaitMilliseconds = 10000;

        private readonly IServerAccess _access;
        private readonly IClock _clock;
        private readonly AutoResetEvent _woken = new AutoResetEvent(false);
        private EventQueue _events;
        private SpeechPlayback _playback;
        private UpdateAnswer _server;
        private bool _linkWanted;
        private bool _checkWanted;
        private bool _attemptOpen;
        private bool _disposed;
        private long _askMilliseconds;
        private long _renewMilliseconds;

        public ServerConnector(IServerAccess access, IClock clock)
        {
            _access = access;
            _clock = clock;
        }

        private bool IsActivating
        {
            get { return _server != null && _server.Activation != null; }
        }

        public void Start(EventQueue events, SpeechPlayback playback)
        {
            Attach(events, playback);
            new Thread(Run).Start();
        }

        /// <summary>Where to post, without a thread: for whoever calls <see cref="Step"/> himself.</summary>
        public void Attach(EventQueue events, SpeechPlayback playback)
        {
            _events = events;
            _playback = playback;
        }

        public void Dispose()
        {
            _disposed = true;
            _access.Dispose();
            _woken.Set();
        }

        public void Request()
        {
            _linkWanted = true;
            _woken.Set();
        }

        public void RequestCheck()
        {
            _checkWanted = true;
            _woken.Set();
        }

        /// <summary>Does what is wanted or due now, once each; what goes wrong is posted. For the connector's own thread.</summary>
        public void Step()
        {
            try
            {
                TakeSteps();
            }
            catch (Exception failure)
            {
                Break("The server cannot be reached: " + failure.Message);
            }
        }

        private void Run()
        {
            while (!_disposed)
            {
                _woken.WaitOne(UntilNextStep(), false);
                Step();
            }
        }

        private void TakeSteps()
        {
            if (_disposed)
            {
                return;
            }

            if (_linkWanted)
            {
                _linkWanted = false;
                _attemptOpen = true;
                Attempt();
            }

            if (_checkWanted)
            {
                _checkWanted = false;
                CheckAgain();
            }

            if (IsActivating && _clock.Milliseconds >= _askMilliseconds)
            {
                AskActivation();
            }
        }

        private int UntilNextStep()
        {
            long wait = IsActivating ? _askMilliseconds - _clock.Milliseconds : LongestWaitMilliseconds;
            return wait < 0 ? 0 : wait > LongestWaitMilliseconds ? LongestWaitMilliseconds : (int)wait;
        }

        private void Attempt()
        {
            bool isFresh = _server == null;
            if (isFresh && !TryFindServer())
            {
                return;
            }

            if (_server.WebSocketUrl.Length == 0)
            {
                // The attempt goes on when the owner has entered the code.
                return;
            }

            LinkRefusal refusal = TryOpenLink();
            if (refusal != null && refusal.ConcernsToken && !isFresh)
            {
                // The token has run out, or the server has forgotten it: once, and then after the pauses of every failure.
                refusal = TryFindServer() ? TryOpenLink() : null;
            }

            if (refusal != null)
            {
                Fail("No link: " + refusal.Reason);
            }
        }

        private bool TryFindServer()
        {
            _server = null;
            if (!_access.TryPrepare(_events))
            {
                _attemptOpen = false;
                return false;
            }

            UpdateAnswer answer;
            string problem;
            if (!_access.TryCheck(out answer, out problem))
            {
                Fail(problem);
                return false;
            }

            Found(answer);
            return true;
        }

        private void Found(UpdateAnswer answer)
        {
            _server = answer;
            _askMilliseconds = _clock.Milliseconds + ActivationPendingMilliseconds;
            _renewMilliseconds = _clock.Milliseconds + ActivationRenewalMilliseconds;
            Post(DeviceEventKind.ServerFound, answer);
        }

        /// <summary>Null when the link stands, or nobody wants it any more.</summary>
        private LinkRefusal TryOpenLink()
        {
            if (_server.WebSocketUrl.Length == 0)
            {
                return null;
            }

            LinkRefusal refusal;
            var receiver = new LinkReceiver(_events, _playback, _clock);
            ITransport transport = _access.Open(_server, receiver, out refusal);
            if (transport != null && _disposed)
            {
                transport.Close();
            }
            else if (transport != null)
            {
                _attemptOpen = false;
                Post(DeviceEventKind.LinkOpened, new OpenedLink(transport, receiver));
            }

            return refusal;
        }

        /// <summary>Only for what the server gives out: a failure ends no link and no attempt.</summary>
        private void CheckAgain()
        {
            UpdateAnswer answer;
            string problem;
            if (_server == null)
            {
                return;
            }

            if (_access.TryCheck(out answer, out problem))
            {
                Found(answer);
            }
            else
            {
                Post(DeviceEventKind.CheckFailed, problem);
            }
        }

        private void AskActivation()
        {
            // First: a question that throws must not be asked again at once.
            _askMilliseconds = _clock.Milliseconds + ActivationTroubleMilliseconds;
            int status = _access.AskActivation();
            long now = _clock.Milliseconds;
            _askMilliseconds = now + (status == 202 ? ActivationPendingMilliseconds : ActivationTroubleMilliseconds);
            if (status == 200 || now >= _renewMilliseconds)
            {
                _renewMilliseconds = now + ActivationRenewalMilliseconds;
                CheckAgain();
                if (_attemptOpen)
                {
                    Attempt();
                }
            }
        }

        private void Break(string reason)
        {
            if (_attemptOpen)
            {
                Fail(reason);
            }
            else
            {
                Post(DeviceEventKind.CheckFailed, reason);
            }
        }

        // The server may have moved, or given out new tokens: the next attempt asks again.
        private void Fail(string reason)
        {
            _server = null;
            _attemptOpen = false;
            Post(DeviceEventKind.LinkFailed, reason);
        }

        private void Post(DeviceEventKind kind, object payload)
        {
            _events.Post(new DeviceEvent(kind, payload));
        }
    }
}
