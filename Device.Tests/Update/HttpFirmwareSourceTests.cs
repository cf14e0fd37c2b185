using System.Text;
using Firmware.Network;
using Firmware.Tests.Fakes;
using Firmware.Update;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Update
{
    [TestClass]
    public class HttpFirmwareSourceTests
    {
        [TestMethod]
        public void What_is_missing_is_asked_for_by_a_range()
        {
            var stream = new FakeByteStream();
            string question = Ask(stream, 1000);

            Assert.StartsWith("GET /f.pe HTTP/1.0\r\nHost: voice.example:8000\r\nConnection: close\r\n", question);
            Assert.Contains("\r\nDevice-Id: aa:bb:cc:dd:ee:ff\r\n", question);
            Assert.Contains("\r\nRange: bytes=1000-\r\n", question);
            Assert.EndsWith("\r\n\r\n", question);
        }

        [TestMethod]
        public void From_the_beginning_no_range_is_asked_for()
        {
            Assert.DoesNotContains("Range", Ask(new FakeByteStream(), 0));
        }

        [TestMethod]
        public void A_part_begins_where_its_range_says()
        {
            IFirmwareBody body = Open("HTTP/1.1 206 Partial Content\r\nContent-Length: 3\r\nContent-Range: bytes 1000-1002/1003\r\n\r\nabc", 1000);
            Assert.AreEqual(206, body.Status);
            Assert.AreEqual(1000, body.FromByte);
            Assert.AreEqual(3, body.LengthBytes);

            body = Open("HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 7-9/10\r\n\r\nabc", 1000);
            Assert.AreEqual(7, body.FromByte);
            Assert.AreEqual(3, body.LengthBytes);
        }

        [TestMethod]
        public void A_part_without_a_range_that_goes_to_the_end_is_refused()
        {
            Refuses("HTTP/1.1 206 Partial Content\r\nContent-Length: 3\r\n\r\nabc", "no part to the end");
            Refuses("HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 1000-\r\n\r\nabc", "no part to the end");
            Refuses("HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 1000-1002/2000\r\n\r\nabc", "bytes 1000-1002/2000");
            Refuses("HTTP/1.1 206 Partial Content\r\nContent-Length: 4\r\nContent-Range: bytes 1000-1002/1003\r\n\r\nabc", "no part to the end");
        }

        [TestMethod]
        public void All_of_it_begins_at_the_beginning_whatever_was_asked()
        {
            IFirmwareBody body = Open("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc", 1000);
            Assert.AreEqual(200, body.Status);
            Assert.AreEqual(0, body.FromByte);
        }

        [TestMethod]
        public void A_refusal_is_an_answer()
        {
            Assert.AreEqual(404, Open("HTTP/1.1 404 Not Found\r\n\r\n", 0).Status);
            Assert.AreEqual(416, Open("HTTP/1.1 416 No\r\nContent-Range: bytes */10\r\n\r\n", 1000).Status);
        }

        [TestMethod]
        public void A_redirect_is_told_and_not_followed()
        {
            Refuses("HTTP/1.1 302 Found\r\nLocation: http://elsewhere/\r\n\r\n", "status 302, and no redirect is followed: http://elsewhere/");
            Refuses("HTTP/1.1 301 Moved\r\n\r\n", "301");
        }

        [TestMethod]
        public void What_is_no_answer_is_told()
        {
            Refuses("", "did not answer");
            Refuses("garbage\r\n\r\n", "not HTTP");
            Refuses(new string('x', 2 * HttpHead.MaxBytes), "no end");
            Refuses("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n", "chunks");
        }

        [TestMethod]
        public void No_more_is_read_than_was_promised()
        {
            IFirmwareBody body = Open("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabcdef", 0);
            var bytes = new byte[10];
            Assert.AreEqual(2, body.Read(bytes, 0, 2));
            Assert.AreEqual(1, body.Read(bytes, 2, 8));
            Assert.AreEqual(0, body.Read(bytes, 3, 7));
            Assert.AreEqual("abc", Encoding.UTF8.GetString(bytes, 0, 3));
        }

        [TestMethod]
        public void A_body_that_ends_early_gives_what_came()
        {
            IFirmwareBody body = Open("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabc", 0);
            var bytes = new byte[10];
            Assert.AreEqual(3, body.Read(bytes, 0, 5));
            Assert.AreEqual(0, body.Read(bytes, 3, 2));
        }

        [TestMethod]
        public void Without_a_promise_the_body_ends_with_the_connection()
        {
            IFirmwareBody body = Open("HTTP/1.1 200 OK\r\n\r\nabcdef", 0);
            Assert.AreEqual(-1, body.LengthBytes);
            Assert.AreEqual(6, body.Read(new byte[10], 0, 10));
        }

        [TestMethod]
        public void A_server_that_sends_a_byte_now_and_then_is_given_up()
        {
            var clock = new FakeClock();
            var body = new HttpFirmwareBody(new FakeSlowStream(clock), clock, 200, 0, 4096);
            Assert.AreEqual(HttpFirmwareBody.LongestReadMilliseconds / 1000, body.Read(new byte[4096], 0, 4096));
        }

        [TestMethod]
        public void Closing_the_body_closes_the_link()
        {
            var stream = new FakeByteStream();
            new HttpFirmwareBody(stream, new FakeClock(), 200, 0, 3).Close();
            Assert.IsTrue(stream.Closed);
        }

        private static string Ask(FakeByteStream stream, int fromByte)
        {
            IFirmwareBody body;
            string problem;
            TryExchange(stream, fromByte, out body, out problem);
            return Encoding.UTF8.GetString(stream.Written, 0, stream.WrittenCount);
        }

        private static IFirmwareBody Open(string answer, int fromByte)
        {
            IFirmwareBody body;
            string problem;
            var stream = new FakeByteStream { ChunkBytes = 2 };
            Assert.IsTrue(TryExchange(stream.Says(Encoding.UTF8.GetBytes(answer)), fromByte, out body, out problem), problem);
            return body;
        }

        private static void Refuses(string answer, string reason)
        {
            IFirmwareBody body;
            string problem;
            Assert.IsFalse(TryExchange(new FakeByteStream().Says(Encoding.UTF8.GetBytes(answer)), 1000, out body, out problem));
            Assert.IsNull(body);
            Assert.Contains(reason, problem);
        }

        private static bool TryExchange(FakeByteStream stream, int fromByte, out IFirmwareBody body, out string problem)
        {
            ServerAddress address;
            ServerAddress.TryParseHttp("http://voice.example:8000/f.pe", out address);
            var source = new HttpFirmwareSource(new DeviceIdentity("aa:bb:cc:dd:ee:ff"), new FakeClock());
            return source.TryExchange(stream, address, fromByte, out body, out problem);
        }
    }
}
