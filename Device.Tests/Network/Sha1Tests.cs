using System.Text;
using Firmware.Network;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Network
{
    /// <summary>Vectors of FIPS 180 and RFC 6455 §1.3.</summary>
    [TestClass]
    public class Sha1Tests
    {
        [TestMethod]
        public void Hashes_of_the_standard_come_out()
        {
            Assert.AreEqual("da39a3ee5e6b4b0d3255bfef95601890afd80709", HashOf(""));
            Assert.AreEqual("a9993e364706816aba3e25717850c26c9cd0d89d", HashOf("abc"));
            Assert.AreEqual("84983e441c3bd26ebaae4aa1f95129e5e54670f1", HashOf("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"));
            Assert.AreEqual("b37a4f2cc0624f1690f64606cf385945b2bec4ea", HashOf("dGhlIHNhbXBsZSBub25jZQ==258EAFA5-E914-47DA-95CA-C5AB0DC85B11"));
        }

        [TestMethod]
        public void Texts_around_the_end_of_a_block_are_padded_right()
        {
            Assert.AreEqual("c1c8bbdc22796e28c0e15163d20899b65621d65a", HashOf(new string('a', 55)));
            Assert.AreEqual("c2db330f6083854c99d4b5bfb6e8f29f201be699", HashOf(new string('a', 56)));
            Assert.AreEqual("0098ba824b5c16427bd7a1122a5a442a25ec644d", HashOf(new string('a', 64)));
        }

        private static string HashOf(string text)
        {
            byte[] digest = Sha1.Hash(Encoding.UTF8.GetBytes(text));
            var hex = new StringBuilder();
            for (int i = 0; i < digest.Length; i++)
            {
                hex.Append("0123456789abcdef"[digest[i] >> 4]);
                hex.Append("0123456789abcdef"[digest[i] & 15]);
            }

            return hex.ToString();
        }
    }
}
