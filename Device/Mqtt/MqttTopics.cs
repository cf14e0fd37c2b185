namespace Firmware.Mqtt
{
    /// <summary>The topics of one device, and what each of its messages says of the device.</summary>
    public sealed class MqttTopics
    {
        /// <param name="product">As <see cref="MqttSettings.Product"/>.</param>
        /// <param name="device">Without <c>/</c>, <c>+</c> and <c>#</c>: the twelve digits of the MAC address.</param>
        public MqttTopics(string product, string device)
        {
            string root = "device-agent/" + product + "/device/" + device + "/";
            Commands = root + "commands";
            Responses = root + "responses";
            TimeRequest = root + "ntp/request";
            TimeResponse = root + "ntp/response";
            Telemetry = "v1/" + product + "/" + device + "/telemetry";
            Event = "v1/" + product + "/" + device + "/event";
        }

        /// <summary>To the device.</summary>
        public string Commands { get; }

        public string Responses { get; }

        public string TimeRequest { get; }

        /// <summary>To the device.</summary>
        public string TimeResponse { get; }

        public string Telemetry { get; }

        public string Event { get; }
    }
}
