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

        [TestMethod]
        public void The_assembly_says_which_version_this_is()
        {
            Assert.IsTrue(FirmwareVersion.IsVersion(FirmwareVersion.Current), FirmwareVersion.Current);
            Assert.IsTrue(FirmwareVersion.IsNewer(FirmwareVersion.Current, "0.0.1"), FirmwareVersion.Current);
        }

        [TestMethod]
        public void Versions_are_the_same_however_many_zeros_they_end_in()
        {
            Assert.IsTrue(FirmwareVersion.AreSame("1.2", "1.2.0.0"));
            Assert.IsFalse(FirmwareVersion.AreSame("1.2", "1.2.1"));
            Assert.IsFalse(FirmwareVersion.AreSame("x", "x"));
        }
    }
}
