using Firmware.Update;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Update
{
    [TestClass]
    public class FirmwareVersionTests
    {
        [TestMethod]
        public void Versions_compare_number_by_number()
        {
            Assert.IsTrue(FirmwareVersion.IsNewer("1.10.0", "1.9.9"));
            Assert.IsTrue(FirmwareVersion.IsNewer("1.0.1", "1.0"));
            Assert.IsTrue(FirmwareVersion.IsNewer("2", "1.9.9.9"));
            Assert.IsFalse(FirmwareVersion.IsNewer("1.9.9", "1.10.0"));
            Assert.IsFalse(FirmwareVersion.IsNewer("1.2.3", "1.2.3"));
            Assert.IsFalse(FirmwareVersion.IsNewer("1.0", "1.0.0"));
        }

        [TestMethod]
        public void What_is_no_version_is_never_newer()
        {
            string[] bad = { "", "latest", "1.2.beta", "9.9.9-rc1", "1..9", "-9", "99999999999999999999", " 9" };
            for (int i = 0; i < bad.Length; i++)
            {
                Assert.IsFalse(FirmwareVersion.IsNewer(bad[i], "0.1.0"), bad[i]);
            }
        }
    }
}
