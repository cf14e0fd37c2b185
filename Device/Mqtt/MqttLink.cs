using System;
using System.Threading;
using Firmware.Session;
using nanoFramework.M2Mqtt;

namespace Firmware.Mqtt
{
    /// <summary>
    /// The way to the broker, on a thread of its own because connecting blocks for seconds: one connection after the other,
    /// and everything that is published. What becomes of it is posted to the event loop.
    /// </summary>
    public sealed class MqttLink
    {
        /// <summary>A connection that stood for so long was none of those that are accepted and dropped at once.</summary>
        public const int StableMilliseconds = 60000;

        private const int LongestWaitMilliseconds = 1000;
        private const int FullQueueWaitMilliseconds = 100;
        private const int CloseTimeoutMilliseconds = 3000;

        private readonly MqttSettings _settings;
        private readonly MqttTopics _topics;
        private readonly string _clientId;
        private readonly string _lastWill;
        private readonly MqttInbox _inbox;
        private readonly MqttOutbox _outbox;
        private readonly EventQueue _events;
        private readonly ClientMaker _makeClient;
        private readonly IClock _clock;
        private readonly ReconnectPolicy _reconnect = new ReconnectPolicy();
        private readonly Random _random = new Random();
        private readonly AutoResetEvent _ended = new AutoResetEvent(false);
        private MqttConnection _connection;
        private long _openedMilliseconds;
        private long _retryMilliseconds;
        private bool _isTold;
        private bool _closing;

        public MqttLink(
            MqttSettings settings, MqttTopics topics, string clientId, string lastWill, MqttInbox inbox, MqttOutbox outbox, EventQueue events, ClientMaker makeClient, IClock clock)
        {
            _settings = settings;
            _topics = topics;
            _clientId = clientId;
            _lastWill = lastWill;
            _inbox = inbox;
            _outbox = outbox;
            _events = events;
            _makeClient = makeClient;
            _clock = clock;
        }

        public void Start()
        {
            new Thread(Run).Start();
        }

        /// <summary>
        /// Leaves the broker, which then publishes the last will. Waits for it three seconds at most; a connection that is
        /// being opened is left when it is.
        /// </summary>
        public void Close()
        {
            _closing = true;
            _outbox.Wake();
            _ended.WaitOne(CloseTimeoutMilliseconds, false);
        }

        /// <summary>One round of the thread: connects, publishes, or finds the connection lost. How long to wait for the next.</summary>
        internal int Step()
        {
            if (_connection == null)
            {
                long pause = _retryMilliseconds - _clock.Milliseconds;
                if (pause > 0)
                {
                    return pause < LongestWaitMilliseconds ? (int)pause : LongestWaitMilliseconds;
                }

                Connect();
                return 0;
            }

            string problem = _connection.Check();
            if (problem != null)
            {
                Lose(problem);
                return 0;
            }

            if (!_connection.IsReady)
            {
                return LongestWaitMilliseconds;
            }

            // The queue of events may be full just now.
            _isTold = _isTold || _events.Post(new DeviceEvent(DeviceEventKind.MqttOpened, null));
            return PublishAll() ? LongestWaitMilliseconds : FullQueueWaitMilliseconds;
        }

        private void Run()
        {
            while (!_closing)
            {
                _outbox.Wait(Turn());
            }

            if (_connection != null)
            {
                _connection.Close();
            }

            _ended.Set();
        }

        // An exception that nobody catches ends the thread without a word.
        private int Turn()
        {
            try
            {
                return Step();
            }
            catch (Exception failure)
            {
                Lose("the MQTT client failed: " + failure.Message);
                return LongestWaitMilliseconds;
            }
        }

        private void Connect()
        {
            IMqttClient client;
            try
            {
                client = _makeClient(_settings);
            }
            catch (Exception failure)
            {
                // Sockets, file system and certificates each have exceptions of their own.
                Lose("no client for the broker " + _settings.Host + ": " + failure.Message);
                return;
            }

            string problem;
            _connection = new MqttConnection(client, _inbox, _outbox, _clock);
            if (!_connection.TryOpen(_settings, _topics, _clientId, _lastWill, out problem))
            {
                Lose(problem);
                return;
            }

            _isTold = false;
            _openedMilliseconds = _clock.Milliseconds;
        }

        private bool PublishAll()
        {
            MqttMessage message = _outbox.Peek();
            while (message != null)
            {
                if (!_connection.TryPublish(message))
                {
                    return false;
                }

                _outbox.Remove(message);
                message = _outbox.Peek();
            }

            return true;
        }

        private void Lose(string reason)
        {
            MqttConnection lost = _connection;
            _connection = null;
            _events.Post(new DeviceEvent(DeviceEventKind.MqttLost, reason));
            if (lost != null)
            {
                if (_isTold && _clock.Milliseconds - _openedMilliseconds >= StableMilliseconds)
                {
                    _reconnect.Reset();
                }

                _isTold = false;
                lost.Close();
            }

            _retryMilliseconds = _clock.Milliseconds + _reconnect.NextDelay(_random.NextDouble());
        }
    }
}
