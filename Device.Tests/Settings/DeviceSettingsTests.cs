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
            DeviceSettings settings;
            string problem;
            Assert.IsTrue(DeviceSettings.TryParse(
                "{\"server\":\"http://192.168.1.2:8000/xiaozhi/ota/\",\"talk\":\"toggle\",\"mode\":\"realtime\"}", out settings, out problem));

            Assert.AreEqual("http://192.168.1.2:8000/xiaozhi/ota/", settings.ServerUrl);
            Assert.AreEqual((int)TalkMode.Toggle, (int)settings.TalkMode);
            Assert.AreEqual(ListenMessage.Realtime, settings.ListenMode);
        }

        [TestMethod]
        public void The_server_is_enough()
        {
            DeviceSettings settings;
            string problem;
            Assert.IsTrue(DeviceSettings.TryParse("{\"server\":\"https://voice.example/xiaozhi/ota/\"}", out settings, out problem));

            Assert.AreEqual((int)TalkMode.Hold, (int)settings.TalkMode);
            Assert.AreEqual(ListenMessage.Manual, settings.ListenMode);
        }

        [TestMethod]
        public void Whatever_is_wrong_is_said_in_words()
        {
            Refuses("", "JSON");
            Refuses("{\"server\":", "JSON");
            Refuses("[]", "JSON");
            Refuses("{}", "server");
            Refuses("{\"server\":42}", "server");
            Refuses("{\"server\":\"192.168.1.2\"}", "http://");
            Refuses("{\"server\":\"http://a/\",\"talk\":\"shout\"}", "talk");
            Refuses("{\"server\":\"http://a/\",\"mode\":\"loud\"}", "mode");
        }

        private static void Refuses(string text, string reason)
        {
            DeviceSettings settings;
            string problem;
            Assert.IsFalse(DeviceSettings.TryParse(text, out settings, out problem), text);
            Assert.IsNull(settings);
            Assert.Contains(reason, problem);
        }
    }
}
