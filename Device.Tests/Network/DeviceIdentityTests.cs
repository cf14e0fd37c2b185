using Firmware.Network;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Network
{
    [TestClass]
    public class DeviceIdentityTests
    {
        [TestMethod]
        public void The_mac_address_is_lower_case_with_colons()
        {
            Assert.AreEqual("a0:b1:0c:0d:ef:ff", WifiStation.Format(new byte[] { 0xA0, 0xB1, 0x0C, 0x0D, 0xEF, 0xFF }));
        }

        [TestMethod]
        public void The_client_id_is_a_uuid_that_ends_in_the_mac_address()
        {
            string id = new DeviceIdentity("a0:b1:0c:0d:ef:ff").ClientId;

            Assert.AreEqual(36, id.Length);
            Assert.EndsWith("-a0b10c0defff", id);
            Assert.AreEqual('8', id[14], "version");
            Assert.AreEqual('8', id[19], "variant");
        }
    }
}
