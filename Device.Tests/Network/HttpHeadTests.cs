using System.Text;
using Firmware.Network;
using Firmware.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Network
{
    [TestClass]
    public class HttpHeadTests
    {
        [TestMethod]
        public void Status_and_headers_are_read_and_the_body_stays_in_the_stream()
        {
            FakeByteStream stream = Saying("HTTP/1.1 206 Partial Content\r\nCONTENT-Length:  3 \r\nServer: köbi\r\nX: 1\r\nX: 2\r\n\r\nabc");
            HttpHead head;
            string problem;
            Assert.IsTrue(HttpHead.TryRead(stream, out head, out problem));

            Assert.AreEqual(206, head.Status);
            Assert.AreEqual("HTTP/1.1 206 Partial Content", head.StatusLine);
            Assert.AreEqual("3", head.Find("content-length"));
            Assert.AreEqual("köbi", head.Find("server"));
            Assert.AreEqual("1, 2", head.Find("x"));
            Assert.IsNull(head.Find("location"));
            Assert.AreEqual(3, stream.Read(new byte[9], 0, 9));
        }

        [TestMethod]
        public void A_status_needs_no_reason_and_a_head_no_headers()
        {
            Assert.AreEqual(403, Read("HTTP/1.0 403\r\n\r\n").Status);
            Assert.AreEqual(200, Read("HTTP/1.1 200 \r\n\r\n").Status);
        }

        [TestMethod]
        public void What_is_no_head_is_told()
        {
            Refuses("", "did not answer");
            Refuses("HTTP/1.1 200 OK\r\nContent-Le", "broke off");
            Refuses(new string('x', HttpHead.MaxBytes + 10), "no end");
            Refuses("SSH-2.0-OpenSSH\r\n\r\n", "not HTTP");
            Refuses("HTTP/2.0 200 OK\r\n\r\n", "not HTTP");
            Refuses("HTTP/1.1 +20 OK\r\n\r\n", "not HTTP");
            Refuses("HTTP/1.1 2000\r\n\r\n", "not HTTP");
            Refuses("HTTP/1.1 099\r\n\r\n", "not HTTP");
            Refuses("HTTP/1.1 \r\n\r\n", "not HTTP");
        }

        [TestMethod]
        public void Headers_that_proxies_read_in_different_ways_are_refused()
        {
            Refuses("HTTP/1.1 200 OK\r\nno colon\r\n\r\n", "not HTTP");
            Refuses("HTTP/1.1 200 OK\r\nName : value\r\n\r\n", "not HTTP");
            Refuses("HTTP/1.1 200 OK\r\nName: value\r\n goes: on\r\n\r\n", "not HTTP");
            Refuses("HTTP/1.1 200 OK\r\nName: a\nb: c\r\n\r\n", "not HTTP");
            Refuses("HTTP/1.1 200 OK\r\nName: a\u0001\r\n\r\n", "not HTTP");
        }

        [TestMethod]
        public void A_length_is_digits_said_once()
        {
            Assert.AreEqual(12, LengthOf("Content-Length: 12\r\n"));
            Assert.AreEqual(-1, LengthOf(""));
            RefusesLength("Content-Length: -1\r\n", "a length that is none: -1");
            RefusesLength("Content-Length: +1\r\n", "a length that is none");
            RefusesLength("Content-Length: \r\n", "a length that is none");
            RefusesLength("Content-Length: 99999999999\r\n", "a length that is none");
            RefusesLength("Content-Length: 1\r\nContent-Length: 2\r\n", "a length that is none: 1, 2");
            RefusesLength("Transfer-Encoding: chunked\r\n", "in chunks");
        }

        private static int LengthOf(string headers)
        {
            int length;
            string problem;
            Assert.IsTrue(Read("HTTP/1.1 200 OK\r\n" + headers + "\r\n").TryFindLength(out length, out problem));
            return length;
        }

        private static void RefusesLength(string headers, string reason)
        {
            int length;
            string problem;
            Assert.IsFalse(Read("HTTP/1.1 200 OK\r\n" + headers + "\r\n").TryFindLength(out length, out problem));
            Assert.Contains(reason, problem);
        }

        private static HttpHead Read(string text)
        {
            HttpHead head;
            string problem;
            Assert.IsTrue(HttpHead.TryRead(Saying(text), out head, out problem));
            return head;
        }

        private static void Refuses(string text, string reason)
        {
            HttpHead head;
            string problem;
            Assert.IsFalse(HttpHead.TryRead(Saying(text), out head, out problem));
            Assert.Contains(reason, problem);
        }

        private static FakeByteStream Saying(string text)
        {
            return new FakeByteStream().Says(Encoding.UTF8.GetBytes(text));
        }
    }
}
