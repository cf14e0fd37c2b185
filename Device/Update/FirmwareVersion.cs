namespace Firmware.Update
{
    /// <summary>The version of this firmware, and how versions compare.</summary>
    public static class FirmwareVersion
    {
        public const string Current = "0.1.0";

        /// <summary>
        /// True when <paramref name="candidate"/> is newer, compared number by number: 1.10 is newer than 1.9, and 1.0 is as
        /// old as 1.0.0. What is not numbers and dots is never newer.
        /// </summary>
        public static bool IsNewer(string candidate, string current)
        {
            string[] theirs = candidate.Split('.');
            string[] ours = current.Split('.');
            bool newer = false;
            bool decided = false;
            for (int i = 0; i < theirs.Length || i < ours.Length; i++)
            {
                int their;
                int our;
                if (!TryPart(theirs, i, out their) || !TryPart(ours, i, out our))
                {
                    return false;
                }

                if (!decided && their != our)
                {
                    decided = true;
                    newer = their > our;
                }
            }

            return newer;
        }

        private static bool TryPart(string[] parts, int index, out int number)
        {
            number = 0;
            if (index >= parts.Length)
            {
                return true;
            }

            string part = parts[index];
            for (int i = 0; i < part.Length; i++)
            {
                if (part[i] < '0' || part[i] > '9')
                {
                    return false;
                }
            }

            return int.TryParse(part, out number);
        }
    }
}
