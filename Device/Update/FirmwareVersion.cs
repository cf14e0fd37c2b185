using System;
using System.Reflection;

namespace Firmware.Update
{
    /// <summary>The version of this firmware, and how versions compare.</summary>
    public static class FirmwareVersion
    {
        /// <summary>
        /// Three numbers: the version of the assembly that this is compiled into, not of another one of the same name that
        /// is loaded beside it.
        /// </summary>
        public static string Current
        {
            get { return Of(Assembly.GetExecutingAssembly()); }
        }

        /// <summary>The version that an assembly carries, as three numbers.</summary>
        public static string Of(Assembly assembly)
        {
            Version version = assembly.GetName().Version;
            return version.Major + "." + version.Minor + "." + version.Build;
        }

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

        /// <summary>True for the same numbers: 1.0 and 1.0.0 are the same version.</summary>
        public static bool AreSame(string one, string other)
        {
            return IsVersion(one) && IsVersion(other) && !IsNewer(one, other) && !IsNewer(other, one);
        }

        /// <summary>True for one to three numbers with dots between them, as an assembly can carry them.</summary>
        public static bool IsVersion(string text)
        {
            string[] parts = text.Split('.');
            if (parts.Length > 3)
            {
                return false;
            }

            for (int i = 0; i < parts.Length; i++)
            {
                int number;
                if (!TryPart(parts, i, out number) || number > ushort.MaxValue)
                {
                    return false;
                }
            }

            return true;
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
