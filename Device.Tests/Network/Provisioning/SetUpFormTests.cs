using System.Text;
using Firmware.Input;
using Firmware.Network.Provisioning;
using Firmware.Protocol;
using Firmware.Settings;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Network.Provisioning
{
    [TestClass]
    public class SetUpFormTests
    {
        [TestMethod]
        public void A_device_with_mqtt_alone_shows_its_form_and_keeps_its_broker()
        {
            DeviceSettings stored;
            string problem;
            Assert.IsTrue(DeviceSettings.TryParse("{\"mqtt\":{\"host\":\"b\",\"product\":\"x\"}}", out stored, out problem));

            SetUpForm form = SetUpForm.From(stored, "Home");

            Assert.Contains("name=\"server\"", SetUpPage.Form(form, null));
            Assert.IsNull(form.Problems("Home", true));
            Assert.AreEqual("b", form.Settings(stored).Mqtt.Host);
        }

        [TestMethod]
        public void A_bare_host_is_enough_for_a_server()
        {
            Assert.AreEqual("http://192.168.1.2:8000/xiaozhi/ota/", Url("192.168.1.2"));
            Assert.AreEqual("http://voice.lan:8000/xiaozhi/ota/", Url("voice.lan/"));
            Assert.AreEqual("http://voice.lan:9000/xiaozhi/ota/", Url("voice.lan:9000"));
            Assert.AreEqual("https://voice.example/xiaozhi/ota/", Url("https://voice.example"));
            Assert.AreEqual("https://voice.example/own/", Url("https://voice.example/own/"));
        }

        [TestMethod]
        public void The_form_becomes_settings_and_leaves_alone_what_it_does_not_ask_for()
        {
            DeviceSettings before;
            string problem;
            DeviceSettings.TryParse("{\"server\":\"http://old/\",\"mqtt\":{\"host\":\"b\"}}", out before, out problem);
            SetUpForm form = Form("ssid=a&password=&server=b&language=de&volume=20&talk=press");

            Assert.IsNull(form.Problems(null, false));
            DeviceSettings after = form.Settings(before);
            Assert.AreEqual("http://b:8000/xiaozhi/ota/", after.ServerUrl);
            Assert.AreEqual((int)TalkMode.Toggle, (int)after.TalkMode);
            Assert.AreEqual(ListenMessage.Auto, after.ListenMode);
            Assert.AreEqual("de", after.Language);
            Assert.AreEqual(20, after.VolumePercent);
            Assert.Contains("\"mqtt\":{\"host\":\"b\"}", after.ToString());
        }

        [TestMethod]
        public void The_form_begins_with_what_is_stored()
        {
            DeviceSettings before = DeviceSettings.ForServer("http://a/").WithTalk(TalkMode.Toggle, ListenMessage.Realtime).WithVolume(5);
            SetUpForm form = SetUpForm.From(before, "home");

            Assert.AreEqual("home", form.Ssid);
            Assert.AreEqual("http://a/", form.Server);
            Assert.AreEqual("5", form.Volume);
            Assert.AreEqual(SetUpForm.Open, form.Talk);
        }

        [TestMethod]
        public void Names_and_passwords_at_their_bounds()
        {
            Assert.IsNull(Form(With("ssid", new string('a', 31))).Problems(null, false));
            Assert.Contains("31 bytes", Form(With("ssid", new string('a', 32))).Problems(null, false));
            Assert.IsNull(Form(With("password", new string('a', 63))).Problems(null, false));
            Assert.Contains("password", Form(With("password", new string('a', 64))).Problems(null, false));
            Assert.Contains("password", Form(With("password", "1234567")).Problems(null, false));
            Assert.IsNull(Form(With("password", "")).Problems(null, false), "an open network");
        }

        [TestMethod]
        public void A_name_in_any_script_counts_by_its_bytes()
        {
            Assert.AreEqual("g\u00E4ste", Form(With("ssid", "g%C3%A4ste")).Ssid);
            Assert.Contains("31 bytes", Form(With("ssid", "%E5%AE%B6%E5%AE%B6%E5%AE%B6%E5%AE%B6%E5%AE%B6%E5%AE%B6%E5%AE%B6%E5%AE%B6%E5%AE%B6%E5%AE%B6%E5%AE%B6")).Problems(null, false));
        }

        private static string With(string name, string value)
        {
            return "server=b&language=de&volume=20&talk=hold&"
                + (name == "ssid" ? "ssid=" + value + "&password=12345678" : "ssid=a&password=" + value);
        }

        private static string Url(string server)
        {
            return Form("ssid=a&server=" + server).ServerUrl();
        }

        private static SetUpForm Form(string body)
        {
            FormFields fields;
            Assert.IsTrue(FormFields.TryParse(Encoding.UTF8.GetBytes(body), out fields), body);
            return SetUpForm.From(fields);
        }
    }
}
