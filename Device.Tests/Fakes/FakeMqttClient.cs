using System;
using System.Collections;
using System.Text;
using nanoFramework.M2Mqtt;
using nanoFramework.M2Mqtt.Exceptions;
using nanoFramework.M2Mqtt.Messages;

namespace Firmware.Tests.Fakes
{
    /// <summary>A client and its broker: the test decides what the broker answers.</summary>
    public sealed class FakeMqttClient : IMqttClient
    {
        private readonly ArrayList _published = new ArrayList();
        private ushort _lastId;

        public event IMqttClient.MqttMsgPublishEventHandler MqttMsgPublishReceived;

        public event IMqttClient.MqttMsgPublishedEventHandler MqttMsgPublished;

        public event IMqttClient.MqttMsgSubscribedEventHandler MqttMsgSubscribed;

        public event IMqttClient.MqttMsgUnsubscribedEventHandler MqttMsgUnsubscribed
        {
            add { }
            remove { }
        }

        public event IMqttClient.ConnectionClosedEventHandler ConnectionClosed;

        /// <summary>What the broker says to CONNECT.</summary>
        public MqttReasonCode Answer { get; set; } = MqttReasonCode.Success;

        /// <summary>Thrown by Connect; null for nothing.</summary>
        public Exception Failure { get; set; }

        /// <summary>The library's queue takes no more.</summary>
        public bool IsFull { get; set; }

        public bool IsConnected { get; private set; }

        public bool IsClosed { get; private set; }

        /// <summary>The last connection: client, user, password, will.</summary>
        public string Connection { get; private set; }

        public string[] Subscribed { get; private set; }

        public int PublishedCount
        {
            get { return _published.Count; }
        }

        /// <summary>Topic, level, R when retained, and text of a publication.</summary>
        public string Published(int index)
        {
            return (string)_published[index];
        }

        public MqttReasonCode Connect(
            string clientId, string username, string password, bool willRetain, MqttQoSLevel willQosLevel, bool willFlag, string willTopic, string willMessage, bool cleanSession, ushort keepAlivePeriod)
        {
            if (Failure != null)
            {
                throw Failure;
            }

            Connection = clientId + " " + username + " " + password + " " + willTopic + " " + (int)willQosLevel + (willRetain ? "R " : " ") + willMessage + (cleanSession ? " clean" : "");
            IsConnected = Answer == MqttReasonCode.Success;
            return Answer;
        }

        public ushort Subscribe(string[] topics, MqttQoSLevel[] qosLevels)
        {
            Subscribed = topics;
            return ++_lastId;
        }

        public ushort Publish(string topic, byte[] message, string contentType, ArrayList userProperties, MqttQoSLevel qosLevel, bool retain)
        {
            if (IsFull)
            {
                throw new MqttClientException(MqttClientErrorCode.InflightQueueFull);
            }

            _published.Add(topic + " " + (int)qosLevel + (retain ? "R " : " ") + Encoding.UTF8.GetString(message, 0, message.Length));
            return ++_lastId;
        }

        public void Close()
        {
            IsClosed = true;
            IsConnected = false;
        }

        /// <summary>The broker answers the subscription.</summary>
        public void Grant(MqttQoSLevel level)
        {
            MqttMsgSubscribed(this, new MqttMsgSubscribedEventArgs(1, new[] { level, MqttQoSLevel.AtMostOnce }));
        }

        /// <summary>The broker delivers a message.</summary>
        public void Deliver(string topic, string text)
        {
            MqttMsgPublishReceived(this, new MqttMsgPublishEventArgs(topic, Encoding.UTF8.GetBytes(text), false, MqttQoSLevel.AtLeastOnce, false));
        }

        /// <summary>A publication was confirmed, or given up.</summary>
        public void Confirm(bool isPublished)
        {
            MqttMsgPublished(this, new MqttMsgPublishedEventArgs(_lastId, isPublished));
        }

        /// <summary>The connection breaks.</summary>
        public void Break()
        {
            IsConnected = false;
            ConnectionClosed(this, EventArgs.Empty);
        }

        public void Init(string brokerHostName, int brokerPort, bool secure, byte[] caCert, byte[] clientCert, MqttSslProtocols sslProtocol)
        {
            throw new NotSupportedException();
        }

        public void Disconnect()
        {
            throw new InvalidOperationException("With DISCONNECT the broker forgets the last will.");
        }

        public ushort Unsubscribe(string[] topics)
        {
            throw new NotSupportedException();
        }

        public ushort Publish(string topic, byte[] message, string contentType)
        {
            throw new NotSupportedException();
        }

        public ushort Publish(string topic, byte[] message)
        {
            throw new NotSupportedException();
        }
    }
}
