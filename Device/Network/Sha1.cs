namespace Firmware.Network
{
    /// <summary>
    /// SHA-1 (FIPS 180-4), which the class library of the device has not. For the WebSocket handshake alone: a text of 60
    /// bytes, once a connection, is two rounds of 80 steps; for anything that must be secret it is too weak.
    /// </summary>
    public static class Sha1
    {
        private const int BlockBytes = 64;

        /// <summary>The 20 bytes of the digest.</summary>
        public static byte[] Hash(byte[] text)
        {
            byte[] padded = Pad(text);
            var state = new uint[] { 0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0 };
            var words = new uint[80];
            for (int start = 0; start < padded.Length; start += BlockBytes)
            {
                Expand(padded, start, words);
                Mix(state, words);
            }

            var digest = new byte[20];
            for (int i = 0; i < digest.Length; i++)
            {
                digest[i] = (byte)(state[i / 4] >> (24 - (i % 4 * 8)));
            }

            return digest;
        }

        /// <summary>The text, a bit, zeros, and the length in bits as u64, in whole blocks.</summary>
        private static byte[] Pad(byte[] text)
        {
            int blocks = (text.Length + 8 + BlockBytes) / BlockBytes;
            var padded = new byte[blocks * BlockBytes];
            System.Array.Copy(text, padded, text.Length);
            padded[text.Length] = 0x80;
            int bits = text.Length * 8;
            for (int i = 0; i < 4; i++)
            {
                padded[padded.Length - 1 - i] = (byte)(bits >> (i * 8));
            }

            return padded;
        }

        private static void Expand(byte[] bytes, int start, uint[] words)
        {
            for (int i = 0; i < 16; i++)
            {
                int at = start + (i * 4);
                words[i] = ((uint)bytes[at] << 24) | ((uint)bytes[at + 1] << 16) | ((uint)bytes[at + 2] << 8) | bytes[at + 3];
            }

            for (int i = 16; i < words.Length; i++)
            {
                words[i] = Rotate(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1);
            }
        }

        private static void Mix(uint[] state, uint[] words)
        {
            uint a = state[0];
            uint b = state[1];
            uint c = state[2];
            uint d = state[3];
            uint e = state[4];
            for (int i = 0; i < words.Length; i++)
            {
                uint next = Rotate(a, 5) + Step(i, b, c, d) + e + words[i];
                e = d;
                d = c;
                c = Rotate(b, 30);
                b = a;
                a = next;
            }

            state[0] += a;
            state[1] += b;
            state[2] += c;
            state[3] += d;
            state[4] += e;
        }

        private static uint Step(int i, uint b, uint c, uint d)
        {
            if (i < 20)
            {
                return ((b & c) | (~b & d)) + 0x5A827999;
            }

            if (i < 40)
            {
                return (b ^ c ^ d) + 0x6ED9EBA1;
            }

            return i < 60 ? ((b & c) | (b & d) | (c & d)) + 0x8F1BBCDC : (b ^ c ^ d) + 0xCA62C1D6;
        }

        private static uint Rotate(uint word, int bits)
        {
            return (word << bits) | (word >> (32 - bits));
        }
    }
}
