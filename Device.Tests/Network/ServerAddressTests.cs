using Firmware.Network;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Network
{
    [TestClass]
    public class ServerAddressTests
    {
        [TestMethod]
        public void All_parts_are_read()
        {
            ServerAddress address;
            Assert.IsTrue(ServerAddress.TryParse("ws://192.168.1.2:8000/xiaozhi/v1/?x=1", out address));

            Assert.IsFalse(address.IsSecure);
            Assert.AreEqual("192.168.1.2", address.Host);
            Assert.AreEqual(8000, address.Port);
            Assert.AreEqual("/xiaozhi/v1/?x=1", address.Path);
        }

        [TestMethod]
        public void Port_and_path_have_defaults()
        {
            ServerAddress address;
            Assert.IsTrue(ServerAddress.TryParse("ws://voice.example", out address));
            Assert.AreEqual(80, address.Port);
            Assert.AreEqual("/", address.Path);

            Assert.IsTrue(ServerAddress.TryParse("wss://voice.example?device=1", out address));
            Assert.IsTrue(address.IsSecure);
            Assert.AreEqual(443, address.Port);
            Assert.AreEqual("/?device=1", address.Path);
        }

        [TestMethod]
        public void What_is_no_web_socket_is_refused()
        {
            string[] bad =
            {
                null, "", "http://a/", "ws:/a", "ws://", "ws://:80/", "ws://a:0/", "ws://a:65536/", "ws://a:x/", "ws://a:80:80/",
                "ws://a/ b", "ws://a/\r\nX-Injected: 1", "ws://ä/"
            };
            for (int i = 0; i < bad.Length; i++)
            {
                ServerAddress address;
                Assert.IsFalse(ServerAddress.TryParse(bad[i], out address), bad[i]);
            }
        }
    }
}
