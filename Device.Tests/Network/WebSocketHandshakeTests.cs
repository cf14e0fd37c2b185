using System;
using System.Text;
using Firmware.Network;
using Firmware.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Network
{
    [TestClass]
    public class WebSocketHandshakeTests
    {
        private const string Accepted = "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUPGRADE: WebSocket\r\nSec-WebSocket-Accept: abc=\r\n\r\n";

        [TestMethod]
        public void The_request_asks_for_a_web_socket_with_all_headers()
        {
            var stream = new FakeByteStream();
            stream.Says(Encoding.UTF8.GetBytes(Accepted));

            Assert.IsNull(Handshake().With("Device-Id", "aa:bb").With("Authorization", "").Run(stream));

            string request = Encoding.UTF8.GetString(stream.Written, 0, stream.WrittenCount);
            Assert.StartsWith("GET /xiaozhi/v1/ HTTP/1.1\r\nHost: voice.example:8000\r\n", request);
            Assert.Contains("\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n", request);
            Assert.Contains("\r\nDevice-Id: aa:bb\r\n", request);
            Assert.DoesNotContains("Authorization", request);
            Assert.EndsWith("\r\n\r\n", request);
        }

        [TestMethod]
        public void The_key_is_sixteen_bytes_in_base64()
        {
            var stream = new FakeByteStream();
            stream.Says(Encoding.UTF8.GetBytes(Accepted));
            Handshake().Run(stream);

            string request = Encoding.UTF8.GetString(stream.Written, 0, stream.WrittenCount);
            int start = request.IndexOf("Sec-WebSocket-Key: ") + 19;
            string key = request.Substring(start, request.IndexOf("\r\n", start) - start);
            Assert.AreEqual(16, Convert.FromBase64String(key).Length);
        }

        [TestMethod]
        public void The_first_frame_behind_the_answer_stays_in_the_stream()
        {
            var stream = new FakeByteStream();
            stream.Says(Encoding.UTF8.GetBytes(Accepted)).SaysFrame(0x81, new byte[] { 65 });

            Assert.IsNull(Handshake().Run(stream));

            var frame = new byte[3];
            Assert.AreEqual(3, stream.Read(frame, 0, 3));
            Assert.AreEqual((byte)0x81, frame[0]);
        }

        [TestMethod]
        public void Every_other_answer_is_refused()
        {
            Refuses("HTTP/1.1 401 Unauthorized\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: a\r\n\r\n", "401");
            Refuses("HTTP/1.1 200 OK\r\n\r\n", "200");
            Refuses("HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nSec-WebSocket-Accept: a\r\n\r\n", "something else");
            Refuses("HTTP/1.1 101 Switching Protocols\r\nSec-WebSocket-Accept: a\r\n\r\n", "something else");
            Refuses("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n", "no key");
            Refuses("", "closed");
            Refuses("HTTP/1.1 101 Switching", "closed");
            Refuses(new string('x', WebSocketHandshake.MaxAnswerBytes + 10), "no end");
        }

        [TestMethod]
        public void A_broken_link_is_told()
        {
            Assert.Contains("broke", Handshake().Run(new FakeByteStream { Broken = true }));
        }

        [TestMethod]
        public void A_header_with_a_line_end_cannot_be_sent()
        {
            Assert.ThrowsException(typeof(ArgumentException), () => Handshake().With("Device-Id", "a\r\nX: y"));
        }

        private static WebSocketHandshake Handshake()
        {
            ServerAddress address;
            ServerAddress.TryParse("ws://voice.example:8000/xiaozhi/v1/", out address);
            return new WebSocketHandshake(address);
        }

        private static void Refuses(string answer, string reason)
        {
            var stream = new FakeByteStream();
            stream.Says(Encoding.UTF8.GetBytes(answer));
            Assert.Contains(reason, Handshake().Run(stream));
        }
    }
}
