using Firmware.Network;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Network
{
    [TestClass]
    public class ContentRangeTests
    {
        [TestMethod]
        public void A_part_has_its_place_and_its_length()
        {
            ContentRange range;
            Assert.IsTrue(ContentRange.TryParse("bytes 1000-1002/1003", out range));
            Assert.AreEqual(1000, range.First);
            Assert.AreEqual(1002, range.Last);
            Assert.AreEqual(1003, range.Total);
            Assert.AreEqual(3, range.LengthBytes);
        }

        [TestMethod]
        public void A_server_may_not_know_the_whole()
        {
            ContentRange range;
            Assert.IsTrue(ContentRange.TryParse("bytes 0-0/*", out range));
            Assert.AreEqual(-1, range.Total);
        }

        [TestMethod]
        public void What_is_no_part_of_a_file_is_refused()
        {
            Refuses(null);
            Refuses("");
            Refuses("bytes");
            Refuses("bytes */1000");
            Refuses("lines 0-9/10");
            Refuses("bytes 9-0/10");
            Refuses("bytes 0-10/10");
            Refuses("bytes 0-9");
            Refuses("bytes -9/10");
            Refuses("bytes 0-9/");
            Refuses("bytes 0-9/1-0");
            Refuses("bytes +0-9/10");
            Refuses("bytes 0-99999999999/*");
        }

        private static void Refuses(string text)
        {
            ContentRange range;
            Assert.IsFalse(ContentRange.TryParse(text, out range), text);
        }
    }
}
