using Firmware.Protocol;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Protocol
{
    /// <summary>What the device sends, read back as a server would.</summary>
    [TestClass]
    public class DeviceMessageTests
    {
        [TestMethod]
        public void Hello_asks_for_stereo_pcm()
        {
            JsonFields hello = Read(HelloMessage.ToJson());

            JsonFields audio;
            double number;
            Assert.AreEqual("hello", hello.TextOr("type", ""));
            Assert.AreEqual("websocket", hello.TextOr("transport", ""));
            Assert.IsTrue(hello.TryGetNumber("version", out number));
            Assert.AreEqual(1.0, number);
            Assert.IsTrue(hello.TryGetObject("audio_params", out audio));
            Assert.AreEqual("pcm", audio.TextOr("format", ""));
            Assert.IsTrue(audio.TryGetNumber("sample_rate", out number));
            Assert.AreEqual(16000.0, number);
            Assert.IsTrue(audio.TryGetNumber("channels", out number));
            Assert.AreEqual(2.0, number);
            Assert.IsTrue(audio.TryGetNumber("frame_duration", out number));
            Assert.AreEqual(60.0, number);
        }

        [TestMethod]
        public void Listen_start_names_session_and_mode()
        {
            JsonFields listen = Read(ListenMessage.Start("s1", ListenMessage.Auto));

            Assert.AreEqual("listen", listen.TextOr("type", ""));
            Assert.AreEqual("start", listen.TextOr("state", ""));
            Assert.AreEqual("auto", listen.TextOr("mode", ""));
            Assert.AreEqual("s1", listen.TextOr("session_id", ""));
        }

        [TestMethod]
        public void Listen_stop_names_its_session()
        {
            JsonFields listen = Read(ListenMessage.Stop("s1"));

            Assert.AreEqual("stop", listen.TextOr("state", ""));
            Assert.AreEqual("s1", listen.TextOr("session_id", ""));
            Assert.IsFalse(listen.Has("mode"));
        }

        [TestMethod]
        public void Abort_says_that_the_user_interrupts()
        {
            JsonFields abort = Read(AbortMessage.ToJson("s1"));

            Assert.AreEqual("abort", abort.TextOr("type", ""));
            Assert.AreEqual("user_interrupt", abort.TextOr("reason", ""));
            Assert.AreEqual("s1", abort.TextOr("session_id", ""));
        }

        [TestMethod]
        public void A_restart_is_confirmed()
        {
            JsonFields confirmation = Read(SystemMessage.Confirm("s1", SystemMessage.Reboot));

            bool success;
            Assert.AreEqual("system", confirmation.TextOr("type", ""));
            Assert.AreEqual("reboot", confirmation.TextOr("command", ""));
            Assert.IsTrue(confirmation.TryGetBoolean("success", out success) && success);
        }

        [TestMethod]
        public void Iot_messages_carry_their_array_under_its_name()
        {
            Assert.AreEqual("{\"type\":\"iot\",\"descriptors\":[]}", IotMessage.Descriptors("[]"));
            Assert.AreEqual("{\"type\":\"iot\",\"states\":[]}", IotMessage.States("[]"));
            Assert.AreEqual("{\"type\":\"iot\",\"command_results\":[]}", IotMessage.CommandResults("[]"));
        }

        private static JsonFields Read(string json)
        {
            JsonFields fields;
            Assert.IsTrue(JsonReader.TryParse(json, out fields), json);
            return fields;
        }
    }
}
