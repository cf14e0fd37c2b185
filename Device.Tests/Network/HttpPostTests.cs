using System;
using System.Text;
using Firmware.Network;
using Firmware.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Network
{
    [TestClass]
    public class HttpPostTests
    {
        [TestMethod]
        public void The_question_has_its_headers_and_its_length()
        {
            var stream = new FakeByteStream();
            HttpAnswer answer;
            string problem;
            Post().With("Device-Id", "aa:bb").With("Authorization", "").TryExchange(stream, "{\"a\":\"ü\"}", out answer, out problem);

            string question = Encoding.UTF8.GetString(stream.Written, 0, stream.WrittenCount);
            Assert.StartsWith("POST /ota/ HTTP/1.0\r\nHost: voice.example:8000\r\n", question);
            Assert.Contains("\r\nContent-Length: 10\r\n", question);
            Assert.Contains("\r\nDevice-Id: aa:bb\r\n", question);
            Assert.DoesNotContains("Authorization", question);
            Assert.EndsWith("\r\n\r\n{\"a\":\"ü\"}", question);
        }

        [TestMethod]
        public void The_answer_has_status_and_body()
        {
            Answers("HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nabcd", 200, "abcd");
            Answers("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nabcd", 200, "ab");
            Answers("HTTP/1.0 202 Accepted\r\n\r\nuntil the end", 202, "until the end");
            Answers("HTTP/1.1 404 Not Found\r\n\r\n", 404, "");
        }

        [TestMethod]
        public void What_is_no_whole_answer_is_told()
        {
            Refuses("", "did not answer");
            Refuses("SSH-2.0-OpenSSH\r\n\r\n", "not HTTP");
            Refuses("HTTP/1.1 200 OK\r\nContent-Le", "broke off");
            Refuses("HTTP/1.1 abc\r\n\r\n", "not HTTP");
            Refuses("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabcd", "broke off");
            Refuses("HTTP/1.1 200 OK\r\n\r\n" + new string('a', HttpPost.MaxAnswerBytes + 1), "more than");
            Refuses("HTTP/1.1 200 OK\r\nContent-Length: " + (HttpPost.MaxAnswerBytes + 1) + "\r\n\r\n", "more than");
            Refuses("HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nabcd", "a length that is none");
            Refuses("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "chunks");
        }

        [TestMethod]
        public void A_link_that_takes_no_question_is_told()
        {
            HttpAnswer answer;
            string problem;
            Assert.IsFalse(Post().TryExchange(new FakeByteStream { Broken = true }, "{}", out answer, out problem));
            Assert.Contains("broke", problem);
        }

        [TestMethod]
        public void A_header_with_a_line_end_cannot_be_sent()
        {
            Assert.ThrowsException(typeof(ArgumentException), () => Post().With("Device-Id", "a\r\nX: y"));
        }

        private static HttpPost Post()
        {
            ServerAddress address;
            Assert.IsTrue(ServerAddress.TryParseHttp("http://voice.example:8000/ota/", out address));
            return new HttpPost(address);
        }

        private static void Answers(string text, int status, string body)
        {
            HttpAnswer answer;
            string problem;
            var stream = new FakeByteStream { ChunkBytes = 3 };
            stream.Says(Encoding.UTF8.GetBytes(text));
            Assert.IsTrue(Post().TryExchange(stream, "{}", out answer, out problem));
            Assert.AreEqual(status, answer.Status);
            Assert.AreEqual(body, answer.Body);
        }

        private static void Refuses(string text, string reason)
        {
            HttpAnswer answer;
            string problem;
            var stream = new FakeByteStream();
            stream.Says(Encoding.UTF8.GetBytes(text));
            Assert.IsFalse(Post().TryExchange(stream, "{}", out answer, out problem));
            Assert.Contains(reason, problem);
        }
    }
}
