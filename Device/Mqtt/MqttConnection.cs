using System;
using System.Text;
using nanoFramework.M2Mqtt;
using nanoFramework.M2Mqtt.Exceptions;
using nanoFramework.M2Mqtt.Messages;

namespace Firmware.Mqtt
{
    /// <summary>
    /// One connection, from <see cref="TryOpen"/> to <see cref="Close"/>; the next one gets a new client, which resolves the
    /// broker's name anew and has empty queues. Called on the link's thread; what the library raises comes on its own.
    /// </summary>
    public sealed class MqttConnection
    {
        /// <summary>
        /// The library pings when it has sent nothing for so long and waits as long for the answer; the broker publishes the
        /// last will after one and a half of it.
        /// </summary>
        public const ushort KeepAliveSeconds = 30;

        /// <summary>The library tries three times within three seconds and then says nothing of it.</summary>
        public const int SubscribeTimeoutMilliseconds = 10000;

        /// <summary>
        /// A connection over which nothing is confirmed for so long is dead. The library may not notice: while one of its
        /// threads hangs in a send, its ping waits for that thread.
        /// </summary>
        public const int ConfirmTimeoutMilliseconds = 30000;

        private readonly IMqttClient _client;
        private readonly MqttInbox _inbox;
        private readonly MqttOutbox _outbox;
        private readonly IClock _clock;
        private readonly object _gate = new object();
        private long _openedMilliseconds;
        private long _confirmedMilliseconds;
        private int _unconfirmed;
        private bool _isReady;
        private bool _isRefused;
        private bool _isClosed;
        private bool _isUnconfirmed;

        public MqttConnection(IMqttClient client, MqttInbox inbox, MqttOutbox outbox, IClock clock)
        {
            _client = client;
            _inbox = inbox;
            _outbox = outbox;
            _clock = clock;
        }

        /// <summary>The broker has confirmed that it delivers commands.</summary>
        public bool IsReady
        {
            get { return _isReady; }
        }

        /// <summary>Blocks, for 30 s and longer. Must be followed by <see cref="Close"/> whatever comes of it.</summary>
        /// <param name="settings">As whom to go there.</param>
        /// <param name="topics">What is subscribed, and where the last will goes.</param>
        /// <param name="clientId">At most 23 letters and digits: what every broker takes (MQTT 3.1.1, 3.1.3.1).</param>
        /// <param name="lastWill">What the broker publishes when the device is gone.</param>
        /// <param name="problem">Why not, in words.</param>
        public bool TryOpen(MqttSettings settings, MqttTopics topics, string clientId, string lastWill, out string problem)
        {
            _client.MqttMsgPublishReceived += (sender, e) => _inbox.Received(e.Topic, e.Message, e.Retain);
            _client.MqttMsgSubscribed += (sender, e) => Subscribed(e.GrantedQoSLevels);
            _client.MqttMsgPublished += (sender, e) => Confirmed(e.IsPublished);
            _client.ConnectionClosed += (sender, e) => ConnectionClosed();
            try
            {
                // A clean session: a command that was given while the device was away is not obeyed when it comes back.
                MqttReasonCode answer = _client.Connect(
                    clientId, settings.User, settings.Password, true, MqttQoSLevel.AtLeastOnce, true, topics.Telemetry, lastWill, true, KeepAliveSeconds);
                problem = answer == MqttReasonCode.Success ? null : Refusal(answer);
                if (problem == null)
                {
                    _openedMilliseconds = _clock.Milliseconds;
                    _client.Subscribe(
                        new[] { topics.Commands, topics.TimeResponse }, new[] { MqttQoSLevel.AtLeastOnce, MqttQoSLevel.AtMostOnce });
                }
            }
            catch (Exception failure)
            {
                // The library has three exceptions for it, and lets those of sockets and TLS through.
                problem = "the broker cannot be reached: " + Reason(failure);
            }

            return problem == null;
        }

        /// <summary>Why the connection is of no use any more; null while it is.</summary>
        public string Check()
        {
            long now = _clock.Milliseconds;
            if (_isRefused)
            {
                return "the broker does not let the device subscribe to its commands";
            }

            if (_isClosed || !_client.IsConnected)
            {
                return "the connection to the broker is lost";
            }

            if (!_isReady)
            {
                return now - _openedMilliseconds > SubscribeTimeoutMilliseconds ? "the broker does not answer the subscription" : null;
            }

            lock (_gate)
            {
                bool tooLong = _unconfirmed > 0 && now - _confirmedMilliseconds > ConfirmTimeoutMilliseconds;
                return tooLong || _isUnconfirmed ? "the broker does not confirm what is published" : null;
            }
        }

        /// <summary>False while the library's queue is full: try again in a while. Does not wait for the broker.</summary>
        public bool TryPublish(MqttMessage message)
        {
            if (message.IsConfirmed)
            {
                Expect();
            }

            try
            {
                MqttQoSLevel level = message.IsConfirmed ? MqttQoSLevel.AtLeastOnce : MqttQoSLevel.AtMostOnce;
                _client.Publish(message.Topic, Encoding.UTF8.GetBytes(message.Text), null, null, level, message.IsRetained);
                return true;
            }
            catch (MqttClientException)
            {
                if (message.IsConfirmed)
                {
                    Confirmed(true);
                }

                return false;
            }
        }

        /// <summary>
        /// Frees socket and threads; blocks for up to some three seconds. No DISCONNECT is sent: with it the broker would
        /// forget the last will, and what was published just before would be overtaken and lost.
        /// </summary>
        public void Close()
        {
            if (!_isClosed)
            {
                // Also after a refusal: until then the library's receiving thread reads a closed socket in a busy loop.
                _client.Close();
            }
        }

        private void Subscribed(MqttQoSLevel[] granted)
        {
            if (granted.Length > 0 && granted[0] != MqttQoSLevel.GrantedFailure)
            {
                _isReady = true;
            }
            else
            {
                _isRefused = true;
            }

            _outbox.Wake();
        }

        private void Expect()
        {
            lock (_gate)
            {
                if (_unconfirmed == 0)
                {
                    _confirmedMilliseconds = _clock.Milliseconds;
                }

                _unconfirmed++;
            }
        }

        private void Confirmed(bool isPublished)
        {
            lock (_gate)
            {
                _unconfirmed--;
                _confirmedMilliseconds = _clock.Milliseconds;
                _isUnconfirmed |= !isPublished;
            }

            if (!isPublished)
            {
                _outbox.Wake();
            }
        }

        private void ConnectionClosed()
        {
            _isClosed = true;
            _outbox.Wake();
        }

        private static string Refusal(MqttReasonCode answer)
        {
            switch (answer)
            {
                case MqttReasonCode.ConnectionRefusedBadUserNameOrPassword: return "the broker refuses user and password";
                case MqttReasonCode.ConnectionRefusedNotAuthorized: return "the broker does not authorise the device";
                case MqttReasonCode.ConnectionRefusedIdentifierRejected: return "the broker refuses the client id";
                default: return "the broker refuses the connection with code " + (int)answer;
            }
        }

        private static string Reason(Exception failure)
        {
            string inner = failure.InnerException == null ? "" : " " + failure.InnerException.Message;
            string text = failure.Message == null || failure.Message.Length == 0 ? "it does not answer" : failure.Message;
            return text + inner;
        }
    }
}
