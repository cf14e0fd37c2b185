using Firmware.Protocol;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Protocol
{
    /// <summary>What servers send, in the forms seen in the field.</summary>
    [TestClass]
    public class ServerMessageTests
    {
        [TestMethod]
        public void A_hello_in_our_form_of_sound_fits()
        {
            var hello = (ServerHelloMessage)Read("{\"type\":\"hello\",\"session_id\":\"s1\",\"version\":1,\"transport\":\"websocket\",\"audio_params\":{\"format\":\"pcm\",\"sample_rate\":16000,\"channels\":2,\"frame_duration\":60}}");

            Assert.AreEqual("s1", hello.SessionId);
            Assert.IsNull(hello.Mismatch);
        }

        [TestMethod]
        public void A_hello_in_another_form_of_sound_says_which()
        {
            Assert.Contains("opus", ((ServerHelloMessage)Read("{\"type\":\"hello\",\"audio_params\":{\"format\":\"opus\",\"sample_rate\":24000}}")).Mismatch);
            Assert.IsNotNull(((ServerHelloMessage)Read("{\"type\":\"hello\",\"audio_params\":{\"format\":\"pcm\",\"sample_rate\":24000,\"channels\":2}}")).Mismatch);
            Assert.IsNotNull(((ServerHelloMessage)Read("{\"type\":\"hello\",\"audio_params\":{\"format\":\"pcm\",\"sample_rate\":16000,\"channels\":1}}")).Mismatch);
            Assert.IsNotNull(((ServerHelloMessage)Read("{\"type\":\"hello\"}")).Mismatch);
        }

        [TestMethod]
        public void Stt_carries_what_was_understood()
        {
            Assert.AreEqual("turn on the light", ((SttMessage)Read("{\"type\":\"stt\",\"text\":\"turn on the light\",\"confidence\":0.95,\"is_final\":true,\"session_id\":\"s1\"}")).Text);
        }

        [TestMethod]
        public void Tts_carries_its_state_and_sentence()
        {
            var tts = (TtsMessage)Read("{\"type\":\"tts\",\"state\":\"sentence_start\",\"text\":\"It is on.\",\"session_id\":\"s1\"}");

            Assert.AreEqual(TtsMessage.SentenceStart, tts.State);
            Assert.AreEqual("It is on.", tts.Text);
            Assert.AreEqual("", ((TtsMessage)Read("{\"type\":\"tts\",\"state\":\"stop\"}")).Text);
        }

        [TestMethod]
        public void Llm_carries_the_mood()
        {
            Assert.AreEqual("happy", ((LlmMessage)Read("{\"type\":\"llm\",\"emotion\":\"happy\"}")).Emotion);
            Assert.AreEqual("neutral", ((LlmMessage)Read("{\"type\":\"llm\"}")).Emotion);
        }

        [TestMethod]
        public void System_alert_and_server_carry_their_words()
        {
            Assert.AreEqual("reboot", ((SystemMessage)Read("{\"type\":\"system\",\"command\":\"reboot\"}")).Command);
            Assert.AreEqual("It burns", ((AlertMessage)Read("{\"type\":\"alert\",\"status\":\"warning\",\"message\":\"It burns\",\"emotion\":\"sad\"}")).Message);

            var notice = (ServerNoticeMessage)Read("{\"type\":\"server\",\"status\":\"error\",\"message\":\"too old\",\"error_code\":\"SESSION_EXPIRED\"}");
            Assert.IsTrue(notice.IsError);
            Assert.AreEqual("too old", notice.Message);
            Assert.AreEqual("SESSION_EXPIRED", notice.ErrorCode);
            Assert.IsFalse(((ServerNoticeMessage)Read("{\"type\":\"server\",\"status\":\"success\"}")).IsError);
        }

        [TestMethod]
        public void Commands_come_in_order_with_their_parameters()
        {
            var message = (IotCommandsMessage)Read(
                "{\"type\":\"iot\",\"commands\":[{\"name\":\"living_room_light\",\"method\":\"turn_on\",\"parameters\":{\"brightness\":80},\"command_id\":\"cmd_1\"},{\"name\":\"fan\",\"method\":\"turn_off\"}]}");

            double brightness;
            Assert.AreEqual(2, message.Commands.Length);
            Assert.AreEqual("cmd_1", message.Commands[0].Id);
            Assert.AreEqual("living_room_light", message.Commands[0].Thing);
            Assert.AreEqual("turn_on", message.Commands[0].Method);
            Assert.IsTrue(message.Commands[0].Parameters.TryGetNumber("brightness", out brightness));
            Assert.AreEqual(80.0, brightness);
            Assert.AreEqual("", message.Commands[1].Id);
            Assert.IsFalse(message.Commands[1].Parameters.Has("brightness"));
        }

        [TestMethod]
        public void What_is_unknown_or_lacks_its_field_is_ignored()
        {
            string[] useless =
            {
                "{\"type\":\"mcp\",\"payload\":{}}", "{\"type\":\"custom\"}", "{\"type\":\"stt\"}", "{\"type\":\"tts\"}",
                "{\"type\":\"system\"}", "{\"type\":\"alert\"}", "{\"type\":\"server\"}", "{\"type\":\"iot\"}",
                "{\"type\":\"iot\",\"commands\":{}}", "{\"type\":\"tts\",\"state\":7}"
            };
            for (int i = 0; i < useless.Length; i++)
            {
                string problem;
                Assert.IsNull(ServerMessageReader.Read(useless[i], out problem), useless[i]);
                Assert.IsNull(problem, useless[i]);
            }
        }

        [TestMethod]
        public void What_is_no_message_is_a_problem()
        {
            string[] broken = { "", "{}", "{\"type\":1}", "[]", "{\"type\":\"tts\"" };
            for (int i = 0; i < broken.Length; i++)
            {
                string problem;
                Assert.IsNull(ServerMessageReader.Read(broken[i], out problem));
                Assert.IsNotNull(problem, broken[i]);
            }
        }

        private static ServerMessage Read(string json)
        {
            string problem;
            ServerMessage message = ServerMessageReader.Read(json, out problem);
            Assert.IsNotNull(message, json);
            return message;
        }
    }
}
