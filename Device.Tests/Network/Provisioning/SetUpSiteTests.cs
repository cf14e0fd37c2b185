using System.Text;
using Firmware.Network.Provisioning;
using Firmware.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Network.Provisioning
{
    [TestClass]
    public class SetUpSiteTests
    {
        private const string Good = "ssid=My+Wi-Fi&password=open+sesame&server=192.168.1.2&language=en-US&volume=50&talk=hold";

        [TestMethod]
        public void The_page_is_a_form()
        {
            string answer = Ask(new FakeSetUpStore { StoredSsid = "<&\">" }, "GET / HTTP/1.1\r\nHost: a\r\n\r\n");

            Assert.StartsWith("HTTP/1.1 200 OK\r\n", answer);
            Assert.Contains("action=\"/save\"", answer);
            Assert.Contains("value=\"&lt;&amp;&quot;&gt;\"", answer);
        }

        [TestMethod]
        public void Whatever_else_a_phone_asks_for_leads_to_the_page()
        {
            string answer = Ask(new FakeSetUpStore(), "GET /generate_204?x HTTP/1.1\r\n\r\n");

            Assert.StartsWith("HTTP/1.1 302 Found\r\nLocation: http://192.168.4.1/\r\n", answer);
        }

        [TestMethod]
        public void A_good_form_is_saved_and_the_owner_told_what_happens()
        {
            var store = new FakeSetUpStore();
            string answer = Ask(store, Post(Good));

            Assert.StartsWith("HTTP/1.1 200 OK\r\n", answer);
            Assert.Contains("My Wi-Fi", answer);
            Assert.DoesNotContains("open sesame", answer);
            Assert.AreEqual("My Wi-Fi", store.Saved.Ssid);
        }

        [TestMethod]
        public void A_form_that_comes_in_single_bytes_is_saved()
        {
            var store = new FakeSetUpStore();
            var stream = new FakeByteStream { ChunkBytes = 1 };
            stream.Says(Encoding.UTF8.GetBytes(Post(Good)));

            Assert.IsTrue(new SetUpSite(store, new FakeClock()).Serve(stream));
            Assert.IsNotNull(store.Saved);
        }

        [TestMethod]
        public void A_wrong_form_comes_back_with_every_mistake_and_without_the_password()
        {
            var store = new FakeSetUpStore();
            string answer = Ask(store, Post("ssid=&password=%21seven%21&server=ftp%3A%2F%2Fa&language=x&volume=101&talk=shout"));

            Assert.StartsWith("HTTP/1.1 422 ", answer);
            Assert.Contains("name of the Wi-Fi is missing", answer);
            Assert.Contains("8 to 63", answer);
            Assert.Contains("The server must", answer);
            Assert.Contains("The language must", answer);
            Assert.Contains("The volume must", answer);
            Assert.Contains("way to talk", answer);
            Assert.Contains("value=\"ftp://a\"", answer);
            Assert.DoesNotContains("seven", answer);
            Assert.IsNull(store.Saved);
        }

        [TestMethod]
        public void The_stored_password_does_not_go_to_work_for_another_server()
        {
            const string NoPassword = "ssid=Home&password=&language=en-US&volume=50&talk=hold&server=";
            var store = new FakeSetUpStore { StoredSsid = "Home", StoredServer = "http://192.168.1.2:8000/xiaozhi/ota/" };

            Assert.Contains("enter the Wi-Fi password again", Ask(store, Post(NoPassword + "10.0.0.66")));
            Assert.IsNull(store.Saved);
            Ask(store, Post(NoPassword + "192.168.1.2"));
            Assert.IsNotNull(store.Saved);
        }

        [TestMethod]
        public void A_device_with_a_broker_needs_no_server()
        {
            var store = new FakeSetUpStore { HasBroker = true };
            Ask(store, Post("ssid=Home&password=open+sesame&server=&language=en-US&volume=50&talk=hold"));

            Assert.IsNotNull(store.Saved);
        }

        [TestMethod]
        public void A_full_flash_is_told()
        {
            var site = new SetUpSite(new FakeSetUpStore { Full = true }, new FakeClock());
            var stream = new FakeByteStream();
            stream.Says(Encoding.UTF8.GetBytes(Post(Good)));
            site.Serve(stream);

            Assert.StartsWith("HTTP/1.1 500 ", Written(stream));
            Assert.IsFalse(site.IsSaved);
        }

        [TestMethod]
        public void What_is_no_request_of_a_browser_is_refused()
        {
            Refuses("400", "hello\r\n\r\n");
            Refuses("400", "GET / HTTP/2\r\n\r\n");
            Refuses("400", "GET / HTTP/1.1\r\nX: \u00FF\r\n\r\n");
            Refuses("400", "POST /save HTTP/1.1\r\nContent-Length: -1\r\n\r\n");
            Refuses("400", "POST /save HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
            Refuses("400", Post("ssid"));
            Refuses("400", Post("ssid=%4"));
            Refuses("400", Post("ssid=%ZZ"));
            Refuses("400", Post("ssid=%00"));
            Refuses("400", Post("ssid=%C3"));
            Refuses("400", Post("a=1&a=1&a=1&a=1&a=1&a=1&a=1&a=1&a=1&a=1&a=1&a=1&a=1&a=1&a=1&a=1&a=1"));
            Refuses("405", "DELETE / HTTP/1.1\r\n\r\n");
            Refuses("408", "POST /save HTTP/1.1\r\nContent-Length: 10\r\n\r\n12345");
            Refuses("413", "POST /save HTTP/1.1\r\nContent-Length: 1048576\r\n\r\n");
            Refuses("413", "POST /save HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n");
            Refuses("431", "GET / HTTP/1.1\r\nX: " + new string('a', HttpRequest.MaxHeadBytes) + "\r\n\r\n");
        }

        [TestMethod]
        public void A_client_that_sends_a_byte_now_and_then_is_given_up()
        {
            var clock = new FakeClock();
            var stream = new FakeSlowStream(clock);

            Assert.IsFalse(new SetUpSite(new FakeSetUpStore(), clock).Serve(stream));
            Assert.IsTrue(stream.Reads < 30, stream.Reads + " reads");
        }

        [TestMethod]
        public void A_link_without_a_request_is_nobody()
        {
            Assert.IsFalse(new SetUpSite(new FakeSetUpStore(), new FakeClock()).Serve(new FakeByteStream()));
        }

        private static void Refuses(string status, string request)
        {
            var store = new FakeSetUpStore();
            Assert.StartsWith("HTTP/1.1 " + status + " ", Ask(store, request));
            Assert.IsNull(store.Saved);
        }

        private static string Ask(FakeSetUpStore store, string request)
        {
            var stream = new FakeByteStream();
            stream.Says(Encoding.UTF8.GetBytes(request));
            new SetUpSite(store, new FakeClock()).Serve(stream);
            return Written(stream);
        }

        private static string Written(FakeByteStream stream)
        {
            return Encoding.UTF8.GetString(stream.Written, 0, stream.WrittenCount);
        }

        private static string Post(string body)
        {
            return "POST /save HTTP/1.1\r\nHost: a\r\ncontent-LENGTH: " + body.Length + "\r\n\r\n" + body;
        }
    }
}
