using Firmware.Network;
using Firmware.Things;

namespace Firmware.Mqtt
{
    /// <summary>
    /// The device's second link, beside the voice server or alone: nothing until <see cref="Start"/>. Every method is called
    /// on the event loop's thread.
    /// </summary>
    public sealed class MqttAgent
    {
        private readonly IBoard _board;
        private readonly EventQueue _events;
        private readonly IDeviceMonitor _monitor;
        private readonly IClock _clock;
        private MqttSession _session;
        private MqttLink _link;

        public MqttAgent(IBoard board, EventQueue events, IDeviceMonitor monitor, IClock clock)
        {
            _board = board;
            _events = events;
            _monitor = monitor;
            _clock = clock;
        }

        /// <summary>The network is there. Goes on with the settings of the first time until the device restarts.</summary>
        /// <param name="settings">Null when the device has nothing to do with MQTT.</param>
        public void Start(MqttSettings settings)
        {
            if (settings == null || _session != null)
            {
                return;
            }

            string device = new DeviceIdentity(WifiStation.MacAddress()).Digits;
            var topics = new MqttTopics(settings.Product, device);
            var reports = new MqttReports(topics, settings.Product, _board.Name);
            var outbox = new MqttOutbox(_clock);
            var inbox = new MqttInbox(topics, reports, outbox, _events, _clock);
            _session = new MqttSession(_board.Things, reports, outbox, _monitor, _clock);
            _link = new MqttLink(settings, topics, device, reports.Offline(), inbox, outbox, _events, MqttClients.Make, _clock);
            _link.Start();
        }

        /// <summary>Takes the events that are of MQTT.</summary>
        public void Handle(DeviceEvent happened)
        {
            switch (happened.Kind)
            {
                case DeviceEventKind.MqttOpened:
                    _session.Opened();
                    break;
                case DeviceEventKind.MqttLost:
                    _session.Lost((string)happened.Payload);
                    break;
                case DeviceEventKind.MqttCommandReceived:
                    _session.Execute((MqttCommand)happened.Payload);
                    break;
                case DeviceEventKind.MqttTimeReceived:
                    _session.TimeAnswered((TimeAnswer)happened.Payload);
                    break;
                default:
                    break;
            }
        }

        public void ThingReported(Thing thing)
        {
            if (_session != null)
            {
                _session.ThingReported(thing);
            }
        }

        /// <summary>Somebody else sets the clock.</summary>
        public void TimeIsKnown()
        {
            if (_session != null)
            {
                _session.TimeIsKnown();
            }
        }

        /// <summary>Called several times a second.</summary>
        public void Tick()
        {
            if (_session != null)
            {
                _session.Tick();
            }
        }

        /// <summary>As <see cref="MqttLink.Close"/>.</summary>
        public void Close()
        {
            if (_link != null)
            {
                _link.Close();
            }
        }
    }
}
