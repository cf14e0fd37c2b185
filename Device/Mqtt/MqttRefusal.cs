namespace Firmware.Mqtt
{
    /// <summary>Why a command was not carried out.</summary>
    public sealed class MqttRefusal
    {
        public MqttRefusal(string requestId, int code, string text)
        {
            RequestId = requestId;
            Code = code;
            Text = text;
        }

        /// <summary>Empty when it could not be read.</summary>
        public string RequestId { get; }

        /// <summary>One of <see cref="MqttCode"/>.</summary>
        public int Code { get; }

        /// <summary>An error code and what was wrong, in words.</summary>
        public string Text { get; }
    }
}
