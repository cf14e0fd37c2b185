using System.Text;
using Firmware.Input;
using Firmware.Protocol;
using Firmware.Settings;

namespace Firmware.Network.Provisioning
{
    /// <summary>
    /// What an owner has filled in, or is offered to begin with. The password is taken in and passed to the runtime's store;
    /// it is never shown, told or sent back.
    /// </summary>
    public sealed class SetUpForm
    {
        public const string Hold = "hold";
        public const string Press = "press";
        public const string Open = "open";

        private const string DefaultPort = ":8000";
        private const string DefaultPath = "/xiaozhi/ota/";

        public string Ssid { get; private set; } = "";

        /// <summary>As the owner wrote it; a host alone is enough.</summary>
        public string Server { get; private set; } = "";

        public string Language { get; private set; } = LanguageTag.Default;

        /// <summary>As the owner wrote it.</summary>
        public string Volume { get; private set; } = DeviceSettings.DefaultVolumePercent.ToString();

        /// <summary>One of <see cref="Hold"/>, <see cref="Press"/> and <see cref="Open"/>.</summary>
        public string Talk { get; private set; } = Hold;

        internal string Password { get; private set; } = "";

        /// <summary>What is stored already, to begin with.</summary>
        /// <param name="settings">Null when there are none.</param>
        /// <param name="ssid">Null when none is stored.</param>
        public static SetUpForm From(DeviceSettings settings, string ssid)
        {
            var form = new SetUpForm { Ssid = ssid ?? "" };
            if (settings != null)
            {
                form.Server = settings.ServerUrl ?? "";
                form.Language = settings.Language;
                form.Volume = settings.VolumePercent.ToString();
                form.Talk = settings.TalkMode == TalkMode.Hold ? Hold : settings.ListenMode == ListenMessage.Realtime ? Open : Press;
            }

            return form;
        }

        /// <summary>What was sent, right or wrong.</summary>
        public static SetUpForm From(FormFields fields)
        {
            return new SetUpForm
            {
                Ssid = fields.Text("ssid"),
                Password = fields.Text("password"),
                Server = fields.Text("server").Trim(),
                Language = fields.Text("language").Trim(),
                Volume = fields.Text("volume").Trim(),
                Talk = fields.Text("talk")
            };
        }

        /// <summary>Everything that is wrong, one sentence a line; null when the form can be saved.</summary>
        /// <param name="storedSsid">The network whose password is stored; null when none is.</param>
        /// <param name="hasBroker">The stored settings name an MQTT broker: then there need not be a server.</param>
        public string Problems(string storedSsid, bool hasBroker)
        {
            var problems = new StringBuilder();
            int ssidBytes = Encoding.UTF8.GetBytes(Ssid).Length;
            int volume;
            AddIf(problems, ssidBytes == 0, "The name of the Wi-Fi is missing.");
            AddIf(problems, ssidBytes > WifiConfiguration.MaxSsidBytes, "The name of the Wi-Fi is longer than " + WifiConfiguration.MaxSsidBytes + " bytes.");
            AddIf(problems, !IsPassword(Password) && !(Password.Length == 0 && Ssid == storedSsid), "The Wi-Fi password has 8 to 63 letters, digits and signs; leave it empty for a network without one.");
            AddIf(problems, !DeviceSettings.IsServerUrl(ServerUrl()) && !(hasBroker && Server.Length == 0), "The server must be a host like 192.168.1.2 or an address that begins with http:// or https://.");
            AddIf(problems, !LanguageTag.IsValid(Language), "The language must be a tag like en-US or de.");
            AddIf(problems, !int.TryParse(Volume, out volume) || volume < 0 || volume > 100, "The volume must be a whole number from 0 to 100.");
            AddIf(problems, Talk != Hold && Talk != Press && Talk != Open, "The way to talk must be one of the three.");
            return problems.Length == 0 ? null : problems.ToString();
        }

        /// <summary>The address of the update check that the owner means.</summary>
        public string ServerUrl()
        {
            if (Server.Length == 0)
            {
                return "";
            }

            string url = Server.IndexOf("://") < 0 ? "http://" + Server : Server;
            int hostAt = url.IndexOf("://") + 3;
            int path = url.IndexOf('/', hostAt);
            string hostAndPort = path < 0 ? url : url.Substring(0, path);
            string rest = path < 0 ? "/" : url.Substring(path);
            bool isBareHost = Server.IndexOf("://") < 0 && hostAndPort.IndexOf(':', hostAt) < 0;
            return hostAndPort + (isBareHost ? DefaultPort : "") + (rest == "/" ? DefaultPath : rest);
        }

        /// <summary>The settings that a form without <see cref="Problems"/> means; what it does not ask for stays.</summary>
        /// <param name="before">Null when there were none.</param>
        public DeviceSettings Settings(DeviceSettings before)
        {
            DeviceSettings settings = before == null ? DeviceSettings.ForServer(ServerUrl()) : Server.Length == 0 ? before : before.WithServer(ServerUrl());
            string mode = Talk == Hold ? ListenMessage.Manual : Talk == Open ? ListenMessage.Realtime : ListenMessage.Auto;
            return settings
                .WithTalk(Talk == Hold ? TalkMode.Hold : TalkMode.Toggle, mode)
                .WithLanguage(Language)
                .WithVolume(int.Parse(Volume));
        }

        private static bool IsPassword(string password)
        {
            bool fits = password.Length == 0
                || (password.Length >= WifiConfiguration.MinPasswordLength && password.Length <= WifiConfiguration.MaxPasswordLength);
            for (int i = 0; i < password.Length && fits; i++)
            {
                // IEEE 802.11: the characters of a passphrase.
                fits = password[i] >= ' ' && password[i] <= '~';
            }

            return fits;
        }

        private static void AddIf(StringBuilder problems, bool wrong, string sentence)
        {
            if (wrong)
            {
                problems.Append(problems.Length == 0 ? "" : "\n").Append(sentence);
            }
        }
    }
}
