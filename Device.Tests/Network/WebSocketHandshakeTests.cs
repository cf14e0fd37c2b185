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
        private const string Granted = "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUPGRADE: WebSocket\r\nSec-WebSocket-Accept: ";
        private const string KeySuffix = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

        [TestMethod]
        public void The_request_asks_for_a_web_socket_with_all_headers()
        {
            var stream = new FakeByteStream();
            Grants(stream);

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
            Grants(stream);
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
            Grants(stream);
            stream.WhenWritten += () => stream.SaysFrame(0x81, new byte[] { 65 });

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
            Refuses("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n", "another key");
            Refuses(Granted + "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n", "another key");
            Refuses("", "did not answer");
            Refuses("HTTP/1.1 101 Switching", "broke off");
            Refuses(new string('x', HttpHead.MaxBytes + 10), "no end");
        }

        [TestMethod]
        public void The_status_of_a_refusal_is_known()
        {
            Assert.AreEqual(401, StatusOf("HTTP/1.1 401 Unauthorized\r\n\r\n"));
            Assert.AreEqual(403, StatusOf("HTTP/1.1 403\r\n\r\n"));
            Assert.AreEqual(0, StatusOf("HTTP/1.1 \r\n\r\n"));
            Assert.AreEqual(0, StatusOf("SSH-2.0-OpenSSH\r\n\r\n"));
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

        // The server's part of RFC 6455 §4.2.2: the hash of the key, once the request is written.
        private static void Grants(FakeByteStream stream)
        {
            stream.WhenWritten += () =>
            {
                string request = Encoding.UTF8.GetString(stream.Written, 0, stream.WrittenCount);
                int start = request.IndexOf("Sec-WebSocket-Key: ") + 19;
                string key = request.Substring(start, request.IndexOf("\r\n", start) - start);
                string accept = Convert.ToBase64String(Sha1.Hash(Encoding.UTF8.GetBytes(key + KeySuffix)));
                stream.Says(Encoding.UTF8.GetBytes(Granted + accept + "\r\n\r\n"));
            };
        }

        private static int StatusOf(string answer)
        {
            var stream = new FakeByteStream();
            stream.Says(Encoding.UTF8.GetBytes(answer));
            WebSocketHandshake handshake = Handshake();
            handshake.Run(stream);
            return handshake.RefusedStatus;
        }

        private static void Refuses(string answer, string reason)
        {
            var stream = new FakeByteStream();
            stream.Says(Encoding.UTF8.GetBytes(answer));
            Assert.Contains(reason, Handshake().Run(stream));
        }
    }
}
