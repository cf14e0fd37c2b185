using Firmware.Mqtt;
using Firmware.Protocol;
using Firmware.Settings;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Mqtt
{
    [TestClass]
    public class MqttSettingsTests
    {
        [TestMethod]
        public void Everything_is_read()
        {
            MqttSettings settings = Parse("{\"host\":\"broker.lan\",\"port\":8884,\"product\":\"house\",\"user\":\"ann\",\"password\":\"secret\",\"tls\":true}");

            Assert.AreEqual("broker.lan", settings.Host);
            Assert.AreEqual(8884, settings.Port);
            Assert.AreEqual("house", settings.Product);
            Assert.AreEqual("ann", settings.User);
            Assert.AreEqual("secret", settings.Password);
            Assert.IsTrue(settings.IsSecure);
        }

        [TestMethod]
        public void Host_and_product_are_enough()
        {
            MqttSettings settings = Parse("{\"host\":\"192.168.1.2\",\"product\":\"house\"}");

            Assert.AreEqual(1883, settings.Port);
            Assert.IsNull(settings.User);
            Assert.IsNull(settings.Password);
            Assert.IsFalse(settings.IsSecure);
        }

        [TestMethod]
        public void The_port_of_tls_is_another()
        {
            Assert.AreEqual(8883, Parse("{\"host\":\"broker\",\"product\":\"house\",\"tls\":true}").Port);
        }

        [TestMethod]
        public void Whatever_is_wrong_is_said_in_words()
        {
            Refuses("\"product\":\"house\"", "no \"host\"");
            Refuses("\"host\":\"b\"", "no \"product\"");
            Refuses("\"host\":\"\",\"product\":\"house\"", "\"host\" that");
            Refuses("\"host\":\"mqtt://b\",\"product\":\"house\"", "\"host\" that");
            Refuses("\"host\":42,\"product\":\"house\"", "\"host\" that");
            Refuses("\"host\":\"b\",\"product\":\"a/b\"", "\"product\" that");
            Refuses("\"host\":\"b\",\"product\":\"a+\"", "\"product\" that");
            Refuses("\"host\":\"b\",\"product\":\"#\"", "\"product\" that");
            Refuses("\"host\":\"b\",\"product\":\"" + new string('p', 65) + "\"", "\"product\" that");
            Refuses("\"host\":\"b\",\"product\":\"house\",\"port\":\"1883\"", "\"port\" that");
            Refuses("\"host\":\"b\",\"product\":\"house\",\"port\":0", "\"port\" that");
            Refuses("\"host\":\"b\",\"product\":\"house\",\"port\":65536", "\"port\" that");
            Refuses("\"host\":\"b\",\"product\":\"house\",\"port\":1883.5", "\"port\" that");
            Refuses("\"host\":\"b\",\"product\":\"house\",\"tls\":\"yes\"", "\"tls\" that");
            Refuses("\"host\":\"b\",\"product\":\"house\",\"user\":\"\"", "\"user\" that");
            Refuses("\"host\":\"b\",\"product\":\"house\",\"password\":\"x\"", "no \"user\"");
            Refuses("\"host\":\"b\",\"product\":\"house\",\"pasword\":\"x\"", "\"pasword\" that means nothing");
        }

        [TestMethod]
        public void A_product_of_the_greatest_length_is_taken()
        {
            string product = new string('p', 64);
            Assert.AreEqual(product, Parse("{\"host\":\"b\",\"product\":\"" + product + "\"}").Product);
        }

        [TestMethod]
        public void A_device_may_have_mqtt_and_no_server()
        {
            DeviceSettings settings;
            string problem;
            Assert.IsTrue(DeviceSettings.TryParse("{\"mqtt\":{\"host\":\"b\",\"product\":\"house\"}}", out settings, out problem));

            Assert.IsNull(settings.ServerUrl);
            Assert.AreEqual("b", settings.Mqtt.Host);
        }

        [TestMethod]
        public void A_device_may_have_both_or_the_server_alone()
        {
            DeviceSettings settings;
            string problem;
            Assert.IsTrue(DeviceSettings.TryParse("{\"server\":\"http://a/\",\"mqtt\":{\"host\":\"b\",\"product\":\"house\"}}", out settings, out problem));
            Assert.AreEqual("http://a/", settings.ServerUrl);
            Assert.AreEqual("b", settings.Mqtt.Host);

            Assert.IsTrue(DeviceSettings.TryParse("{\"server\":\"http://a/\"}", out settings, out problem));
            Assert.IsNull(settings.Mqtt);
        }

        [TestMethod]
        public void What_is_wrong_with_mqtt_is_told_and_leaves_the_voice_link()
        {
            DeviceSettings settings;
            string problem;
            Assert.IsTrue(DeviceSettings.TryParse("{\"server\":\"http://a/\",\"mqtt\":\"b\"}", out settings, out problem));
            Assert.Contains("mqtt", problem);
            Assert.IsNull(settings.Mqtt);
            Assert.IsTrue(DeviceSettings.TryParse("{\"server\":\"http://a/\",\"mqtt\":{\"host\":\"b\"}}", out settings, out problem));
            Assert.Contains("product", problem);
            Assert.IsNull(settings.Mqtt);
        }

        [TestMethod]
        public void A_device_without_any_usable_link_has_to_be_set_up()
        {
            DeviceSettings settings;
            string problem;
            Assert.IsFalse(DeviceSettings.TryParse("{\"mqtt\":{\"host\":\"b\"}}", out settings, out problem));
            Assert.Contains("product", problem);
            Assert.IsFalse(DeviceSettings.TryParse("{\"server\":\"ftp://a/\",\"mqtt\":{\"host\":\"b\",\"product\":\"house\"}}", out settings, out problem));
            Assert.Contains("http://", problem);
        }

        private static MqttSettings Parse(string json)
        {
            JsonFields fields;
            MqttSettings settings;
            string problem;
            Assert.IsTrue(JsonReader.TryParse(json, out fields));
            Assert.IsTrue(MqttSettings.TryParse(fields, out settings, out problem), problem);
            return settings;
        }

        private static void Refuses(string fieldsJson, string reason)
        {
            JsonFields fields;
            MqttSettings settings;
            string problem;
            Assert.IsTrue(JsonReader.TryParse("{" + fieldsJson + "}", out fields));
            Assert.IsFalse(MqttSettings.TryParse(fields, out settings, out problem), fieldsJson);
            Assert.Contains(reason, problem);
        }
    }
}
