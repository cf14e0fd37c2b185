namespace Firmware.Mqtt
{
    /// <summary>A message that is to be published.</summary>
    public sealed class MqttMessage
    {
        /// <param name="topic">Where to.</param>
        /// <param name="text">The payload.</param>
        /// <param name="isConfirmed">Quality of service 1: sent until the broker confirms it; otherwise sent once.</param>
        /// <param name="isRetained">The broker keeps it for whoever subscribes later.</param>
        public MqttMessage(string topic, string text, bool isConfirmed, bool isRetained)
        {
            Topic = topic;
            Text = text;
            IsConfirmed = isConfirmed;
            IsRetained = isRetained;
        }

        public string Topic { get; }

        public string Text { get; }

        public bool IsConfirmed { get; }

        public bool IsRetained { get; }

        /// <summary>When it came into the outbox.</summary>
        internal long QueuedMilliseconds { get; set; }
    }
}
