using System.Collections;
using Firmware.Protocol;

namespace Firmware.Mqtt
{
    /// <summary>
    /// A command: <c>{"cmd":"set_brightness","params":{"value":40},"requestId":"req-1","ts":1710000010000}</c>. What
    /// <c>cmd</c> names need not exist; <c>ts</c> is not looked at, as the device may not know the time.
    /// </summary>
    public sealed class MqttCommand
    {
        public const int MaxRequestIdLength = 64;

        /// <summary>Error code of a command that cannot be read.</summary>
        public const string InvalidMessage = "INVALID_MESSAGE";

        private MqttCommand(string name, string requestId, JsonFields parameters)
        {
            Name = name;
            RequestId = requestId;
            Parameters = parameters;
        }

        /// <summary>As <see cref="CommandTarget"/> reads it.</summary>
        public string Name { get; }

        public string RequestId { get; }

        public JsonFields Parameters { get; }

        public static bool TryParse(string text, out MqttCommand command, out MqttRefusal refusal)
        {
            command = null;
            JsonFields fields;
            if (!JsonReader.TryParse(text, out fields))
            {
                refusal = Refuse("", "the command is not a JSON object");
                return false;
            }

            string requestId;
            if (!fields.TryGetText("requestId", out requestId) || requestId.Length == 0 || requestId.Length > MaxRequestIdLength)
            {
                refusal = Refuse("", "requestId must be text of 1 to " + MaxRequestIdLength + " characters");
                return false;
            }

            string name;
            if (!fields.TryGetText("cmd", out name) || name.Length == 0)
            {
                refusal = Refuse(requestId, "cmd must be text");
                return false;
            }

            JsonFields parameters = new JsonFields(new Hashtable());
            if (fields.Has("params") && !fields.TryGetObject("params", out parameters))
            {
                refusal = Refuse(requestId, "params must be an object");
                return false;
            }

            refusal = null;
            command = new MqttCommand(name, requestId, parameters);
            return true;
        }

        private static MqttRefusal Refuse(string requestId, string reason)
        {
            return new MqttRefusal(requestId, MqttCode.BadRequest, InvalidMessage + ": " + reason);
        }
    }
}
