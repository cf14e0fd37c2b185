using System.IO;
using Firmware.Input;
using Firmware.Mqtt;
using Firmware.Protocol;

namespace Firmware.Settings
{
    /// <summary>
    /// What the owner of a device decides, kept in <c>I:\settings.json</c>:
    /// <c>{"server":"http://HOST:8000/xiaozhi/ota/","talk":"hold","mode":"manual","language":"en-US","volume":70}</c>. Keys
    /// that this class does not know stay in the file. Wi-Fi credentials are kept by the runtime's own network configuration.
    /// </summary>
    public sealed class DeviceSettings
    {
        public const string Path = @"I:\settings.json";

        public const int DefaultVolumePercent = 70;

        // Reading may repair the file, and the thread of the connection, the event loop and the set-up page all come here.
        private static readonly object FileGate = new object();

        private readonly string _json;

        private DeviceSettings(string json, string serverUrl, MqttSettings mqtt)
        {
            _json = json;
            Mqtt = mqtt;
            ServerUrl = serverUrl;
            TalkMode = TalkMode.Hold;
            ListenMode = ListenMessage.Manual;
            Language = LanguageTag.Default;
            VolumePercent = DefaultVolumePercent;
        }

        /// <summary>Where the update check is posted; null when the device is to run with MQTT alone.</summary>
        public string ServerUrl { get; }

        public TalkMode TalkMode { get; private set; }

        /// <summary>One of the modes of <see cref="ListenMessage"/>.</summary>
        public string ListenMode { get; private set; }

        /// <summary>Null when the device has nothing to do with MQTT.</summary>
        public MqttSettings Mqtt { get; }

        /// <summary>BCP 47, e.g. <c>en-US</c>.</summary>
        public string Language { get; private set; }

        /// <summary>0 to 100.</summary>
        public int VolumePercent { get; private set; }

        /// <summary>
        /// Reads the file; false, with the reason in words, when it is missing or says nothing usable: the device is to be
        /// set up. True with a <paramref name="problem"/> when something in it was wrong and its default is taken.
        /// </summary>
        public static bool TryLoad(out DeviceSettings settings, out string problem)
        {
            settings = null;
            string text;
            try
            {
                lock (FileGate)
                {
                    if (!PowerSafeFile.TryReadText(Path, out text))
                    {
                        problem = Path + " is missing: the device has not been set up.";
                        return false;
                    }
                }
            }
            catch (IOException unreadable)
            {
                problem = Path + " cannot be read: " + unreadable.Message;
                return false;
            }

            return TryParse(text, out settings, out problem);
        }

        /// <summary>
        /// Only <c>server</c> or <c>mqtt</c> must be there. What else is wrong is told in <paramref name="problem"/> and left at its
        /// default; all of it, one sentence each.
        /// </summary>
        public static bool TryParse(string text, out DeviceSettings settings, out string problem)
        {
            settings = null;
            JsonFields fields;
            if (!JsonReader.TryParse(text, out fields))
            {
                problem = "settings.json is not a JSON object.";
                return false;
            }

            MqttSettings mqtt;
            string mqttProblem = ReadMqtt(fields, out mqtt);
            string server = null;
            if ((mqtt == null || fields.Has("server")) && (!fields.TryGetText("server", out server) || !IsServerUrl(server)))
            {
                problem = Add(mqttProblem, "settings.json has no \"server\" that begins with http:// or https://.");
                return false;
            }

            settings = new DeviceSettings(text, server, mqtt);
            problem = Add(mqttProblem, settings.TakeTalk(fields));
            problem = Add(problem, settings.TakeMode(fields));
            problem = Add(problem, settings.TakeLanguage(fields));
            problem = Add(problem, settings.TakeVolume(fields));
            return true;
        }

        /// <summary>True for what the update check can be posted to: an http or https address in visible ASCII.</summary>
        public static bool IsServerUrl(string url)
        {
            int scheme = url.StartsWith("http://") ? 7 : url.StartsWith("https://") ? 8 : 0;
            if (scheme == 0 || url.Length == scheme || url.Length > 200 || url[scheme] == '/' || url[scheme] == ':')
            {
                return false;
            }

            for (int i = 0; i < url.Length; i++)
            {
                if (url[i] <= ' ' || url[i] > '~' || url[i] == '"' || url[i] == '\\')
                {
                    return false;
                }
            }

            return true;
        }

        /// <summary>Settings of a device that had none. The address fits <see cref="IsServerUrl"/>.</summary>
        public static DeviceSettings ForServer(string serverUrl)
        {
            return Parsed("{\"server\":" + Quoted(serverUrl) + "}");
        }

        public DeviceSettings WithServer(string serverUrl)
        {
            return With("server", Quoted(serverUrl));
        }

        /// <param name="talkMode">How the button is used.</param>
        /// <param name="listenMode">One of the modes of <see cref="ListenMessage"/>.</param>
        public DeviceSettings WithTalk(TalkMode talkMode, string listenMode)
        {
            return With("talk", talkMode == TalkMode.Toggle ? "\"toggle\"" : "\"hold\"").With("mode", Quoted(listenMode));
        }

        public DeviceSettings WithLanguage(string language)
        {
            return With("language", Quoted(language));
        }

        public DeviceSettings WithVolume(int percent)
        {
            return With("volume", percent.ToString());
        }

        /// <summary>Replaces the file. Throws <see cref="IOException"/> when that fails; the old settings remain then.</summary>
        public void Save()
        {
            lock (FileGate)
            {
                PowerSafeFile.WriteText(Path, _json);
            }
        }

        /// <summary>The next start finds no settings. Throws <see cref="IOException"/> when that fails.</summary>
        public static void Erase()
        {
            lock (FileGate)
            {
                PowerSafeFile.Delete(Path);
            }
        }

        public override string ToString()
        {
            return _json;
        }

        private DeviceSettings With(string name, string rawValue)
        {
            return Parsed(JsonObjectText.Set(_json, name, rawValue));
        }

        private static DeviceSettings Parsed(string json)
        {
            DeviceSettings settings;
            string problem;
            TryParse(json, out settings, out problem);
            return settings;
        }

        private static string Quoted(string text)
        {
            return new JsonWriter().Text(text).ToString();
        }

        private static string ReadMqtt(JsonFields fields, out MqttSettings mqtt)
        {
            mqtt = null;
            JsonFields mqttFields;
            string problem = null;
            if (fields.Has("mqtt") && !fields.TryGetObject("mqtt", out mqttFields))
            {
                return "settings.json: \"mqtt\" must be an object; there is no MQTT.";
            }

            if (fields.TryGetObject("mqtt", out mqttFields))
            {
                MqttSettings.TryParse(mqttFields, out mqtt, out problem);
            }

            return problem;
        }

        private string TakeTalk(JsonFields fields)
        {
            string talk = fields.TextOr("talk", fields.Has("talk") ? "" : "hold");
            TalkMode = talk == "toggle" ? TalkMode.Toggle : TalkMode.Hold;
            return talk == "toggle" || talk == "hold" ? null : "settings.json: \"talk\" must be hold or toggle; hold is taken.";
        }

        private string TakeMode(JsonFields fields)
        {
            string mode = fields.TextOr("mode", fields.Has("mode") ? "" : ListenMessage.Manual);
            if (mode != ListenMessage.Manual && mode != ListenMessage.Auto && mode != ListenMessage.Realtime)
            {
                return "settings.json: \"mode\" must be manual, auto or realtime; manual is taken.";
            }

            ListenMode = mode;
            return null;
        }

        private string TakeLanguage(JsonFields fields)
        {
            string language = fields.TextOr("language", fields.Has("language") ? "" : LanguageTag.Default);
            if (!LanguageTag.IsValid(language))
            {
                return "settings.json: \"language\" must be a language like en-US; " + LanguageTag.Default + " is taken.";
            }

            Language = language;
            return null;
        }

        private string TakeVolume(JsonFields fields)
        {
            double percent = DefaultVolumePercent;
            bool isNumber = !fields.Has("volume") || fields.TryGetNumber("volume", out percent);
            if (!isNumber || !(percent >= 0 && percent <= 100) || percent != (int)percent)
            {
                return "settings.json: \"volume\" must be a whole number from 0 to 100; " + DefaultVolumePercent + " is taken.";
            }

            VolumePercent = (int)percent;
            return null;
        }

        private static string Add(string problems, string problem)
        {
            return problems == null || problem == null ? problems ?? problem : problems + " " + problem;
        }
    }
}
