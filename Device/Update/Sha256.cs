namespace Firmware.Update
{
    /// <summary>
    /// SHA-256 (FIPS 180-4) over bytes that come piece by piece. The class library of a board has none: its native hashing is
    /// HMAC only, which needs everything in one array and answers another question. Some thousand interpreted instructions
    /// for 64 bytes: for firmware, never for sound.
    /// </summary>
    public sealed class Sha256
    {
        private const int BlockBytes = 64;
        private const string HexDigits = "0123456789abcdef";

        private static readonly uint[] Constants =
        {
            0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
            0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
            0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
            0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
            0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
            0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
            0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
            0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2
        };

        private readonly uint[] _state =
        {
            0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19
        };

        private readonly uint[] _schedule = new uint[64];
        private readonly byte[] _block = new byte[BlockBytes];
        private int _inBlock;
        private long _length;

        /// <summary>The bytes that were added so far.</summary>
        public long Length
        {
            get { return _length; }
        }

        public void Add(byte[] bytes, int count)
        {
            _length += count;
            int at = 0;
            while (at < count)
            {
                if (_inBlock == 0 && count - at >= BlockBytes)
                {
                    Mix(bytes, at);
                    at += BlockBytes;
                    continue;
                }

                _block[_inBlock++] = bytes[at++];
                if (_inBlock == BlockBytes)
                {
                    Mix(_block, 0);
                    _inBlock = 0;
                }
            }
        }

        /// <summary>The digest as 64 small hexadecimal digits; nothing may be added afterwards.</summary>
        public string Finish()
        {
            long bits = _length * 8;
            _block[_inBlock++] = 0x80;
            if (_inBlock > BlockBytes - 8)
            {
                PadTo(BlockBytes);
                Mix(_block, 0);
                _inBlock = 0;
            }

            PadTo(BlockBytes - 8);
            for (int i = 0; i < 8; i++)
            {
                _block[BlockBytes - 1 - i] = (byte)(bits >> (8 * i));
            }

            Mix(_block, 0);
            return Hex();
        }

        private void PadTo(int end)
        {
            while (_inBlock < end)
            {
                _block[_inBlock++] = 0;
            }
        }

        private void Mix(byte[] bytes, int at)
        {
            uint[] w = _schedule;
            for (int i = 0; i < 16; i++, at += 4)
            {
                w[i] = ((uint)bytes[at] << 24) | ((uint)bytes[at + 1] << 16) | ((uint)bytes[at + 2] << 8) | bytes[at + 3];
            }

            for (int i = 16; i < 64; i++)
            {
                uint early = w[i - 15];
                uint late = w[i - 2];
                uint s0 = ((early >> 7) | (early << 25)) ^ ((early >> 18) | (early << 14)) ^ (early >> 3);
                uint s1 = ((late >> 17) | (late << 15)) ^ ((late >> 19) | (late << 13)) ^ (late >> 10);
                w[i] = w[i - 16] + s0 + w[i - 7] + s1;
            }

            uint a = _state[0], b = _state[1], c = _state[2], d = _state[3];
            uint e = _state[4], f = _state[5], g = _state[6], h = _state[7];
            uint[] k = Constants;
            for (int i = 0; i < 64; i++)
            {
                uint sum1 = ((e >> 6) | (e << 26)) ^ ((e >> 11) | (e << 21)) ^ ((e >> 25) | (e << 7));
                uint temp1 = h + sum1 + ((e & f) ^ (~e & g)) + k[i] + w[i];
                uint sum0 = ((a >> 2) | (a << 30)) ^ ((a >> 13) | (a << 19)) ^ ((a >> 22) | (a << 10));
                uint temp2 = sum0 + ((a & b) ^ (a & c) ^ (b & c));
                h = g;
                g = f;
                f = e;
                e = d + temp1;
                d = c;
                c = b;
                b = a;
                a = temp1 + temp2;
            }

            _state[0] += a;
            _state[1] += b;
            _state[2] += c;
            _state[3] += d;
            _state[4] += e;
            _state[5] += f;
            _state[6] += g;
            _state[7] += h;
        }

        private string Hex()
        {
            var digits = new char[64];
            for (int i = 0; i < digits.Length; i++)
            {
                digits[i] = HexDigits[(int)(_state[i / 8] >> (28 - (4 * (i % 8)))) & 15];
            }

            return new string(digits);
        }
    }
}
