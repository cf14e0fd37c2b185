namespace Firmware.Settings
{
    /// <summary>The form of a language tag of BCP 47: <c>en-US</c>, <c>de</c>, <c>zh-Hant-TW</c>.</summary>
    public static class LanguageTag
    {
        public const string Default = "en-US";

        /// <summary>What RFC 5646 §4.4.1 asks everybody to have room for.</summary>
        public const int MaxLength = 35;

        /// <summary>True for a language of 2 to 8 letters and further parts of 1 to 8 letters or digits, with hyphens between.</summary>
        public static bool IsValid(string tag)
        {
            if (tag == null || tag.Length > MaxLength)
            {
                return false;
            }

            string[] parts = tag.Split('-');
            for (int i = 0; i < parts.Length; i++)
            {
                int least = i == 0 ? 2 : 1;
                if (parts[i].Length < least || parts[i].Length > 8 || !IsPart(parts[i], i > 0))
                {
                    return false;
                }
            }

            return true;
        }

        private static bool IsPart(string part, bool digitsToo)
        {
            for (int i = 0; i < part.Length; i++)
            {
                char c = part[i];
                bool fits = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (digitsToo && c >= '0' && c <= '9');
                if (!fits)
                {
                    return false;
                }
            }

            return true;
        }
    }
}
