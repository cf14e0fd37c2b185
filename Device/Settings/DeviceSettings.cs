using System.IO;
using Firmware.Input;
using Firmware.Mqtt;
using Firmware.Protocol;

namespace Firmware.Settings
{
    /// <summary>
    /// What the owner of a device decides, kept in <c>I:\settings.json</c>:
    /// <c>{"server":"http://HOST:8000/xiaozhi/ota/","talk":"hold","mode":"manual"}</c>. Wi-Fi credentials are kept by the
    /// runtime's own network configuration.
    /// </summary>
    public sealed class DeviceSettings
    {
        public const string Path = @"I:\settings.json";

        private DeviceSettings(string serverUrl, TalkMode talkMode, string listenMode, MqttSettings mqtt)
        {
            Mqtt = mqtt;
            ServerUrl = serverUrl;
            TalkMode = talkMode;
            ListenMode = listenMode;
        }

        /// <summary>Where the update check is posted; null when the device is to run with MQTT alone.</summary>
        public string ServerUrl { get; }

        public TalkMode TalkMode { get; }

        /// <summary>One of the modes of <see cref="ListenMessage"/>.</summary>
        public string ListenMode { get; }

        /// <summary>Null when the device has nothing to do with MQTT.</summary>
        public MqttSettings Mqtt { get; }

        /// <summary>Reads the file; false, with the reason in words, when it is missing or says nothing usable.</summary>
        public static bool TryLoad(out DeviceSettings settings, out string problem)
        {
            settings = null;
            string text;
            try
            {
                if (!File.Exists(Path))
                {
                    problem = Path + " is missing: deploy it with the server's address.";
                    return false;
                }

                text = File.ReadAllText(Path);
            }
            catch (IOException unreadable)
            {
                problem = Path + " cannot be read: " + unreadable.Message;
                return false;
            }

            return TryParse(text, out settings, out problem);
        }

        /// <summary>Only <c>server</c> or <c>mqtt</c> must be there; <c>talk</c> is <c>hold</c> and <c>mode</c> is <c>manual</c> by default.</summary>
        public static bool TryParse(string text, out DeviceSettings settings, out string problem)
        {
            settings = null;
            JsonFields fields;
            if (!JsonReader.TryParse(text, out fields))
            {
                problem = "settings.json is not a JSON object.";
                return false;
            }

            MqttSettings mqtt = null;
            JsonFields mqttFields;
            if (fields.Has("mqtt") && !fields.TryGetObject("mqtt", out mqttFields))
            {
                problem = "settings.json: \"mqtt\" is not an object.";
                return false;
            }

            if (fields.TryGetObject("mqtt", out mqttFields) && !MqttSettings.TryParse(mqttFields, out mqtt, out problem))
            {
                return false;
            }

            string server = null;
            if ((mqtt == null || fields.Has("server")) && (!fields.TryGetText("server", out server) || !(server.StartsWith("http://") || server.StartsWith("https://"))))
            {
                problem = "settings.json has no \"server\" that begins with http:// or https://.";
                return false;
            }

            string talk = fields.TextOr("talk", "hold");
            string mode = fields.TextOr("mode", ListenMessage.Manual);
            if (talk != "hold" && talk != "toggle")
            {
                problem = "settings.json: \"talk\" must be hold or toggle.";
                return false;
            }

            if (mode != ListenMessage.Manual && mode != ListenMessage.Auto && mode != ListenMessage.Realtime)
            {
                problem = "settings.json: \"mode\" must be manual, auto or realtime.";
                return false;
            }

            problem = null;
            settings = new DeviceSettings(server, talk == "toggle" ? TalkMode.Toggle : TalkMode.Hold, mode, mqtt);
            return true;
        }
    }
}
