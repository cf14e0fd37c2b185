using Firmware.Update;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Update
{
    [TestClass]
    public class UpdateAnswerTests
    {
        private const string Full =
            "{\"server_time\":{\"timestamp\":1699123456789,\"timezone_offset\":480},"
            + "\"firmware\":{\"version\":\"9.0.0\",\"url\":\"http://192.168.1.2:8000/f.bin\",\"size\":1,\"checksum\":\"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\"},"
            + "\"websocket\":{\"url\":\"ws://192.168.1.2:8000/xiaozhi/v1/\",\"token\":\"secret\"}}";

        [TestMethod]
        public void All_parts_are_read()
        {
            UpdateAnswer answer = Parse(Full);

            Assert.AreEqual("ws://192.168.1.2:8000/xiaozhi/v1/", answer.WebSocketUrl);
            Assert.AreEqual("secret", answer.Token);
            Assert.AreEqual(1699123456789L, answer.UnixMilliseconds);
            Assert.AreEqual("9.0.0", answer.Firmware.Version);
            Assert.IsNull(answer.FirmwareProblem);
        }

        [TestMethod]
        public void The_web_socket_is_enough()
        {
            UpdateAnswer answer = Parse("{\"websocket\":{\"url\":\"ws://a/\"}}");

            Assert.AreEqual("", answer.Token);
            Assert.AreEqual(0L, answer.UnixMilliseconds);
            Assert.IsNull(answer.Firmware);
            Assert.IsNull(answer.FirmwareProblem);
        }

        [TestMethod]
        public void An_offer_that_cannot_be_followed_does_not_keep_from_connecting()
        {
            UpdateAnswer answer = Parse("{\"websocket\":{\"url\":\"ws://a/\"},\"firmware\":{\"version\":\"9.0.0\",\"url\":\"ftp://a/f\"}}");

            Assert.AreEqual("ws://a/", answer.WebSocketUrl);
            Assert.IsNull(answer.Firmware);
            Assert.Contains("address", answer.FirmwareProblem);
        }

        [TestMethod]
        public void An_answer_without_a_web_socket_is_refused_with_the_servers_reason()
        {
            UpdateAnswer answer;
            string problem;
            Assert.IsFalse(UpdateAnswer.TryParse("{\"success\":false,\"message\":\"request error.\"}", null, out answer, out problem));
            Assert.Contains("request error.", problem);
            Assert.IsFalse(UpdateAnswer.TryParse("<html>", null, out answer, out problem));
            Assert.Contains("JSON", problem);
            Assert.IsFalse(UpdateAnswer.TryParse("{\"websocket\":{\"url\":\"\"}}", null, out answer, out problem), "an empty address");
        }

        private static UpdateAnswer Parse(string text)
        {
            UpdateAnswer answer;
            string problem;
            Assert.IsTrue(UpdateAnswer.TryParse(text, null, out answer, out problem), problem);
            return answer;
        }
    }
}
