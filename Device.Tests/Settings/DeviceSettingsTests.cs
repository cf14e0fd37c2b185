using System.IO;
using Firmware.Input;
using Firmware.Protocol;
using Firmware.Settings;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Settings
{
    [TestClass]
    public class DeviceSettingsTests
    {
        [TestMethod]
        public void All_settings_are_read()
        {
            string problem;
            DeviceSettings settings = Read(
                "{\"server\":\"http://192.168.1.2:8000/xiaozhi/ota/\",\"talk\":\"toggle\",\"mode\":\"realtime\",\"language\":\"de-CH\",\"volume\":35}", out problem);

            Assert.IsNull(problem);
            Assert.AreEqual("http://192.168.1.2:8000/xiaozhi/ota/", settings.ServerUrl);
            Assert.AreEqual((int)TalkMode.Toggle, (int)settings.TalkMode);
            Assert.AreEqual(ListenMessage.Realtime, settings.ListenMode);
            Assert.AreEqual("de-CH", settings.Language);
            Assert.AreEqual(35, settings.VolumePercent);
        }

        [TestMethod]
        public void The_server_is_enough()
        {
            string problem;
            DeviceSettings settings = Read("{\"server\":\"https://voice.example/xiaozhi/ota/\"}", out problem);

            Assert.IsNull(problem);
            Assert.AreEqual((int)TalkMode.Hold, (int)settings.TalkMode);
            Assert.AreEqual(ListenMessage.Manual, settings.ListenMode);
            Assert.AreEqual("en-US", settings.Language);
            Assert.AreEqual(70, settings.VolumePercent);
        }

        [TestMethod]
        public void Without_a_usable_server_there_are_no_settings_and_the_reason_is_said()
        {
            Refuses("", "JSON");
            Refuses("{\"server\":", "JSON");
            Refuses("[]", "JSON");
            Refuses("{}", "server");
            Refuses("{\"server\":42}", "server");
            Refuses("{\"server\":\"192.168.1.2\"}", "http://");
            Refuses("{\"server\":\"http://\"}", "server");
            Refuses("{\"server\":\"http://:80/\"}", "server");
            Refuses("{\"server\":\"http://a b/\"}", "server");
        }

        [TestMethod]
        public void What_else_is_wrong_is_said_and_left_at_its_default()
        {
            Complains("\"talk\":\"shout\"", "talk");
            Complains("\"talk\":1", "talk");
            Complains("\"mode\":\"loud\"", "mode");
            Complains("\"language\":\"english please\"", "language");
            Complains("\"language\":[\"en\"]", "language");
            Complains("\"volume\":101", "volume");
            Complains("\"volume\":-1", "volume");
            Complains("\"volume\":3.5", "volume");
            Complains("\"volume\":\"loud\"", "volume");
        }

        [TestMethod]
        public void Everything_that_is_wrong_is_said_at_once()
        {
            string problem;
            DeviceSettings settings = Read("{\"server\":\"http://a/\",\"talk\":\"shout\",\"volume\":900,\"language\":\"de\"}", out problem);

            Assert.Contains("talk", problem);
            Assert.Contains("volume", problem);
            Assert.AreEqual("de", settings.Language);
        }

        [TestMethod]
        public void A_change_is_stored_and_what_others_wrote_stays()
        {
            string problem;
            Read("{\"server\":\"http://a/\", \"lamp\":{\"host\":\"b\",\"topics\":[\"x}\",1.25]},\"volume\":10}", out problem)
                .WithVolume(45).WithLanguage("fr").WithTalk(TalkMode.Toggle, ListenMessage.Auto).Save();

            DeviceSettings settings;
            Assert.IsTrue(DeviceSettings.TryLoad(out settings, out problem));
            Assert.IsNull(problem);
            Assert.AreEqual(45, settings.VolumePercent);
            Assert.AreEqual("fr", settings.Language);
            Assert.AreEqual((int)TalkMode.Toggle, (int)settings.TalkMode);
            Assert.AreEqual(ListenMessage.Auto, settings.ListenMode);
            Assert.Contains("\"lamp\":{\"host\":\"b\",\"topics\":[\"x}\",1.25]}", File.ReadAllText(DeviceSettings.Path));
        }

        [TestMethod]
        public void Erased_settings_are_missing()
        {
            DeviceSettings.ForServer("http://a/").Save();
            DeviceSettings.Erase();

            DeviceSettings settings;
            string problem;
            Assert.IsFalse(DeviceSettings.TryLoad(out settings, out problem));
            Assert.Contains("missing", problem);
        }

        [TestMethod]
        public void A_corrupt_file_is_a_reason_and_no_exception()
        {
            File.WriteAllBytes(DeviceSettings.Path, new byte[] { 0, 255, 123, 34, 200 });

            DeviceSettings settings;
            string problem;
            Assert.IsFalse(DeviceSettings.TryLoad(out settings, out problem));
            Assert.Contains("JSON", problem);
            Assert.AreEqual(70, new SettingsVolumeStore().Load());
        }

        private static DeviceSettings Read(string text, out string problem)
        {
            DeviceSettings settings;
            Assert.IsTrue(DeviceSettings.TryParse(text, out settings, out problem), problem);
            return settings;
        }

        private static void Refuses(string text, string reason)
        {
            DeviceSettings settings;
            string problem;
            Assert.IsFalse(DeviceSettings.TryParse(text, out settings, out problem), text);
            Assert.IsNull(settings);
            Assert.Contains(reason, problem);
        }

        private static void Complains(string member, string reason)
        {
            string problem;
            DeviceSettings settings = Read("{\"server\":\"http://a/\"," + member + "}", out problem);
            Assert.IsNotNull(problem, member);
            Assert.Contains("\"" + reason + "\"", problem);
            Assert.AreEqual((int)TalkMode.Hold, (int)settings.TalkMode);
            Assert.AreEqual(ListenMessage.Manual, settings.ListenMode);
            Assert.AreEqual("en-US", settings.Language);
            Assert.AreEqual(70, settings.VolumePercent);
        }
    }
}
