namespace Firmware.Network
{
    /// <summary>Whether bytes are UTF-8 (RFC 3629). The runtime's decoder does not tell.</summary>
    public static class Utf8
    {
        /// <summary>False for cut, overlong and stray bytes, surrogates, and what lies beyond U+10FFFF.</summary>
        public static bool IsValid(byte[] bytes, int count)
        {
            int at = 0;
            while (at < count)
            {
                // Almost all of a JSON message is ASCII.
                if (bytes[at] < 0x80)
                {
                    at++;
                    continue;
                }

                int length = SequenceBytes(bytes[at]);
                if (length == 0 || at + length > count || !IsSequence(bytes, at, length))
                {
                    return false;
                }

                at += length;
            }

            return true;
        }

        /// <summary>By the first byte; 0 for one that begins nothing.</summary>
        private static int SequenceBytes(byte first)
        {
            if (first < 0xC2 || first > 0xF4)
            {
                return 0;
            }

            return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        }

        private static bool IsSequence(byte[] bytes, int at, int length)
        {
            for (int i = 1; i < length; i++)
            {
                if ((bytes[at + i] & 0xC0) != 0x80)
                {
                    return false;
                }
            }

            // The second byte tells overlong forms, surrogates and what is too high.
            byte second = bytes[at + 1];
            switch (bytes[at])
            {
                case 0xE0: return second >= 0xA0;
                case 0xED: return second < 0xA0;
                case 0xF0: return second >= 0x90;
                case 0xF4: return second < 0x90;
                default: return true;
            }
        }
    }
}
