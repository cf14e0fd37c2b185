using System.Text;
using Firmware.Network;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Network
{
    [TestClass]
    public class Utf8Tests
    {
        [TestMethod]
        public void Letters_of_all_lengths_are_valid()
        {
            byte[] text = Encoding.UTF8.GetBytes("a ü 灯 \uD83D\uDE00 \u07FF\u0800\uFFFF");
            Assert.IsTrue(Utf8.IsValid(text, text.Length));
            Assert.IsTrue(Utf8.IsValid(text, 0));
        }

        [TestMethod]
        public void What_no_encoder_writes_is_refused()
        {
            Refuses(new byte[] { 0x80 });
            Refuses(new byte[] { 0xC3 });
            Refuses(new byte[] { 0xC3, 0x28 });
            Refuses(new byte[] { 0xC0, 0x80 });
            Refuses(new byte[] { 0xC1, 0xBF });
            Refuses(new byte[] { 0xE0, 0x9F, 0xBF });
            Refuses(new byte[] { 0xED, 0xA0, 0x80 });
            Refuses(new byte[] { 0xE7, 0x81 });
            Refuses(new byte[] { 0xF0, 0x8F, 0xBF, 0xBF });
            Refuses(new byte[] { 0xF4, 0x90, 0x80, 0x80 });
            Refuses(new byte[] { 0xF5, 0x80, 0x80, 0x80 });
            Refuses(new byte[] { 0xFF });
        }

        private static void Refuses(byte[] bytes)
        {
            Assert.IsFalse(Utf8.IsValid(bytes, bytes.Length));
        }
    }
}
