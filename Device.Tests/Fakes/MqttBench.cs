using System;
using System.Collections;
using System.Text;
using Firmware.Mqtt;
using Firmware.Protocol;
using Firmware.Things;
using nanoFramework.M2Mqtt;
using nanoFramework.M2Mqtt.Messages;
using MqttSettings = Firmware.Mqtt.MqttSettings;

namespace Firmware.Tests.Fakes
{
    /// <summary>A house with things on the one side and brokers on the other: the test is the event loop and the link's thread.</summary>
    public sealed class MqttBench
    {
        public const string Device = "024e00000007";

        private readonly EventQueue _events = new EventQueue();
        private readonly ArrayList _clients = new ArrayList();
        private readonly MqttInbox _inbox;

        public MqttBench()
        {
            Things = new ThingRegistry().Add(Lamp("lamp")).Add(Lamp("hall_lamp")).Add(new Fan("fan", "fan", new FakeOutput(), new FakeOutput()));
            Things.Open(Monitor);
            Topics = new MqttTopics("house", Device);
            var reports = new MqttReports(Topics, "house", "test-board");
            Outbox = new MqttOutbox(Clock);
            _inbox = new MqttInbox(Topics, reports, Outbox, _events, Clock);
            Session = new MqttSession(Things, reports, Outbox, Monitor, Clock);
            MqttSettings settings;
            string problem;
            JsonFields fields;
            JsonReader.TryParse("{\"host\":\"broker\",\"product\":\"house\",\"user\":\"ann\",\"password\":\"secret\"}", out fields);
            MqttSettings.TryParse(fields, out settings, out problem);
            Link = new MqttLink(settings, Topics, Device, reports.Offline(), _inbox, Outbox, _events, NextClient, Clock);
        }

        public FakeClock Clock { get; } = new FakeClock();

        public RecordingMonitor Monitor { get; } = new RecordingMonitor();

        public FakeOutput Red { get; } = new FakeOutput();

        public ThingRegistry Things { get; }

        public MqttTopics Topics { get; }

        public MqttOutbox Outbox { get; }

        public MqttSession Session { get; }

        public MqttLink Link { get; }

        /// <summary>The client of the latest connection; a test may prepare it before <see cref="MqttLink.Step"/> takes it.</summary>
        public FakeMqttClient Client { get; private set; } = new FakeMqttClient();

        public int Connections { get; private set; }

        /// <summary>Thrown instead of making a client.</summary>
        public Exception Unresolved { get; set; }

        /// <summary>Connected, subscribed, online.</summary>
        public MqttBench Connect()
        {
            Link.Step();
            Client.Grant(MqttQoSLevel.AtLeastOnce);
            Pump();
            return this;
        }

        /// <summary>Lets the link work, the event loop handle what was posted, and the link publish what came of it.</summary>
        public void Pump()
        {
            Link.Step();
            HandleAll();
            Session.Tick();
            Link.Step();
        }

        /// <summary>The broker delivers a command, and it is dealt with; the response.</summary>
        public string Command(string text)
        {
            Client.Deliver(Topics.Commands, text);
            HandleAll();
            Link.Step();
            return Client.Published(Client.PublishedCount - 1);
        }

        /// <summary>As the library hands it over.</summary>
        public void Receive(string topic, string text, bool isRetained)
        {
            _inbox.Received(topic, Encoding.UTF8.GetBytes(text), isRetained);
        }

        public void ReceiveBytes(string topic, byte[] payload)
        {
            _inbox.Received(topic, payload, false);
        }

        /// <summary>What waits to be published: topic and text; null when nothing does.</summary>
        public string Next()
        {
            MqttMessage message = Outbox.Peek();
            if (message == null)
            {
                return null;
            }

            Outbox.Remove(message);
            return message.Topic + " " + message.Text;
        }

        public void HandleAll()
        {
            DeviceEvent happened = _events.Take(0);
            while (happened != null)
            {
                Handle(happened);
                happened = _events.Take(0);
            }
        }

        private void Handle(DeviceEvent happened)
        {
            switch (happened.Kind)
            {
                case DeviceEventKind.MqttOpened:
                    Session.Opened();
                    break;
                case DeviceEventKind.MqttLost:
                    Session.Lost((string)happened.Payload);
                    break;
                case DeviceEventKind.MqttCommandReceived:
                    Session.Execute((MqttCommand)happened.Payload);
                    break;
                case DeviceEventKind.MqttTimeReceived:
                    Session.TimeAnswered((TimeAnswer)happened.Payload);
                    break;
                default:
                    Monitor.Failed((string)happened.Payload);
                    break;
            }
        }

        private IMqttClient NextClient(MqttSettings settings)
        {
            if (Unresolved != null)
            {
                throw Unresolved;
            }

            if (Connections++ > 0)
            {
                Client = new FakeMqttClient();
            }

            return Client;
        }

        private Light Lamp(string name)
        {
            return new Light(name, name, new RgbLamp(name == "lamp" ? Red : new FakeOutput(), new FakeOutput(), new FakeOutput()));
        }
    }
}
