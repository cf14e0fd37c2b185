using System;
using System.Text;

namespace Firmware.Mqtt
{
    /// <summary>
    /// Takes what the broker delivers, on a thread of the library: reads it and posts it to the event loop, or refuses it
    /// at once. It never waits, as the library's queue behind it has no bound, and it throws nothing, as the library ends
    /// the connection when a handler throws.
    /// </summary>
    public sealed class MqttInbox
    {
        /// <summary>
        /// Of one message. The library has read it by then, whole and into one array; a limit of the broker
        /// (<c>max_packet_size</c> of Mosquitto) protects the device's memory.
        /// </summary>
        public const int MaxPayloadBytes = 2048;

        private readonly MqttTopics _topics;
        private readonly MqttReports _reports;
        private readonly MqttOutbox _outbox;
        private readonly EventQueue _events;
        private readonly IClock _clock;

        public MqttInbox(MqttTopics topics, MqttReports reports, MqttOutbox outbox, EventQueue events, IClock clock)
        {
            _topics = topics;
            _reports = reports;
            _outbox = outbox;
            _events = events;
            _clock = clock;
        }

        /// <param name="topic">Where it was published.</param>
        /// <param name="payload">May be empty.</param>
        /// <param name="isRetained">The broker had kept it: it was meant for another time.</param>
        public void Received(string topic, byte[] payload, bool isRetained)
        {
            if (isRetained)
            {
                Drop("A retained message on " + topic + " is not obeyed: it would be at every connection.");
            }
            else if (topic == _topics.Commands)
            {
                CommandReceived(payload);
            }
            else if (topic == _topics.TimeResponse)
            {
                TimeReceived(payload);
            }
            else
            {
                Drop("A message on " + topic + " is not for this device.");
            }
        }

        private void CommandReceived(byte[] payload)
        {
            if (payload.Length > MaxPayloadBytes)
            {
                Refuse(new MqttRefusal("", MqttCode.TooLarge, MqttCommand.InvalidMessage + ": more than " + MaxPayloadBytes + " bytes"));
                return;
            }

            MqttCommand command;
            MqttRefusal refusal;
            if (!MqttCommand.TryParse(Text(payload), out command, out refusal))
            {
                Refuse(refusal);
            }
            else if (!_events.PostInput(new DeviceEvent(DeviceEventKind.MqttCommandReceived, command)))
            {
                Refuse(new MqttRefusal(command.RequestId, MqttCode.Busy, "BUSY: too many commands at once"));
            }
        }

        private void TimeReceived(byte[] payload)
        {
            TimeAnswer answer;
            if (payload.Length <= MaxPayloadBytes && TimeAnswer.TryParse(Text(payload), _clock.Milliseconds, out answer))
            {
                _events.PostInput(new DeviceEvent(DeviceEventKind.MqttTimeReceived, answer));
            }
            else
            {
                Drop("The answer to the question for the time cannot be read.");
            }
        }

        private void Refuse(MqttRefusal refusal)
        {
            _outbox.Add(_reports.Response(refusal));
            Drop("An MQTT command was refused: " + refusal.Text);
        }

        private void Drop(string reason)
        {
            _events.PostInput(new DeviceEvent(DeviceEventKind.MessageRefused, reason));
        }

        // Null, which no reader accepts, for bytes that are not UTF-8: what the decoder throws for them differs.
        private static string Text(byte[] payload)
        {
            try
            {
                return Encoding.UTF8.GetString(payload, 0, payload.Length);
            }
            catch (Exception)
            {
                return null;
            }
        }
    }
}
