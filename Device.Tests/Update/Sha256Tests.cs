using System.Text;
using Firmware.Update;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Update
{
    [TestClass]
    public class Sha256Tests
    {
        [TestMethod]
        public void The_published_examples_come_out()
        {
            Assert.AreEqual("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", Digest("", 1));
            Assert.AreEqual("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Digest("abc", 3));
            Assert.AreEqual(
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
                Digest("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 7));
        }

        [TestMethod]
        public void It_does_not_matter_in_which_pieces_the_bytes_come()
        {
            string text = "";
            for (int i = 0; i < 200; i++)
            {
                text += "x";
            }

            string whole = Digest(text, 200);
            int[] pieces = { 1, 55, 56, 63, 64, 65, 119, 128, 199 };
            for (int i = 0; i < pieces.Length; i++)
            {
                Assert.AreEqual(whole, Digest(text, pieces[i]));
            }
        }

        [TestMethod]
        public void Lengths_around_a_block_are_padded_right()
        {
            string[] digests =
            {
                "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318",
                "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a",
                "f13b2d724659eb3bf47f2dd6af1accc87b81f09f59f2b75e5c0bed6589dfe8c6",
                "7d3e74a05d7db15bce4ad9ec0658ea98e3f06eeecf16b4c6fff2da457ddc2f34",
                "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"
            };
            int[] lengths = { 55, 56, 57, 63, 64 };
            for (int i = 0; i < lengths.Length; i++)
            {
                Assert.AreEqual(digests[i], Digest(new string('a', lengths[i]), 64));
            }
        }

        private static string Digest(string text, int pieceBytes)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            var hash = new Sha256();
            for (int at = 0; at < bytes.Length; at += pieceBytes)
            {
                var piece = new byte[bytes.Length - at < pieceBytes ? bytes.Length - at : pieceBytes];
                System.Array.Copy(bytes, at, piece, 0, piece.Length);
                hash.Add(piece, piece.Length);
            }

            return hash.Finish();
        }
    }
}
