using System;
using System.IO;
using System.Text;
using System.Threading;

namespace Firmware.Settings
{
    /// <summary>
    /// A small file on <c>I:\</c> that power lost at any moment leaves as it was before or as it is meant to be, complete.
    /// <c>PATH.new</c> is being written and never believed; under the name <c>PATH.ready</c> it has been read back and
    /// replaces <c>PATH</c> at once or after the next start. Files of one path are used by one thread at a time.
    /// </summary>
    /// <remarks>
    /// The name tells what is complete because contents cannot: a rename is one commit of littlefs. When a rename fails the
    /// library quietly copies and deletes instead; that copy may break off, and what tells it is that its source still lies
    /// beside it. <c>File.Move</c> throws when its target exists, so the old file is deleted before. Closing a file commits
    /// it; <c>Flush</c> does not, and until then a restart finds nothing of it.
    /// </remarks>
    public static class PowerSafeFile
    {
        /// <summary>Contents are held in memory twice and compared byte by byte: settings and records, not firmware.</summary>
        public const int MaxBytes = 32768;

        private const string Written = ".new";
        private const string Ready = ".ready";

        // Nothing in the file system's driver works on after the close; should a driver do, this is what others wait for.
        private const int SecondLookMilliseconds = 20;

        /// <summary>
        /// False when there is no such file. Finishes or undoes what a loss of power interrupted. Throws
        /// <see cref="IOException"/> when the volume cannot be read or the file is longer than <see cref="MaxBytes"/>.
        /// </summary>
        public static bool TryRead(string path, out byte[] content)
        {
            Recover(path);
            content = File.Exists(path) ? Read(path) : null;
            return content != null;
        }

        /// <summary>As <see cref="TryRead"/> for UTF-8.</summary>
        public static bool TryReadText(string path, out string text)
        {
            byte[] content;
            bool found = TryRead(path, out content);
            text = found ? Encoding.UTF8.GetString(content, 0, content.Length) : null;
            return found;
        }

        /// <summary>
        /// Replaces the file. Throws <see cref="IOException"/> when it could not be written, the volume is full for
        /// instance: a later read finds the old content or the new one.
        /// </summary>
        public static void Write(string path, byte[] content)
        {
            if (content.Length > MaxBytes)
            {
                throw new ArgumentException("More than " + MaxBytes + " bytes for " + path + ".");
            }

            Recover(path);
            bool isWhole = false;
            try
            {
                File.WriteAllBytes(path + Written, content);
                isWhole = Holds(path + Written, content);
            }
            finally
            {
                if (!isWhole)
                {
                    File.Delete(path + Written);
                }
            }

            if (!isWhole)
            {
                throw new IOException(path + " reads back other than it was written.");
            }

            File.Move(path + Written, path + Ready);
            PutInPlace(path);
        }

        /// <summary>As <see cref="Write"/>, as UTF-8.</summary>
        public static void WriteText(string path, string text)
        {
            Write(path, Encoding.UTF8.GetBytes(text));
        }

        /// <summary>Does nothing when there is no such file. Throws <see cref="IOException"/> when it cannot be deleted.</summary>
        public static void Delete(string path)
        {
            Recover(path);
            File.Delete(path);
        }

        private static void Recover(string path)
        {
            if (File.Exists(path + Written))
            {
                // Beside a file that is being written lies nothing finished: at most its own copy, broken off.
                File.Delete(path + Ready);
                File.Delete(path + Written);
            }
            else if (File.Exists(path + Ready))
            {
                PutInPlace(path);
            }
        }

        private static void PutInPlace(string path)
        {
            File.Delete(path);
            File.Move(path + Ready, path);
        }

        private static bool Holds(string path, byte[] content)
        {
            if (Equal(Read(path), content))
            {
                return true;
            }

            Thread.Sleep(SecondLookMilliseconds);
            return Equal(Read(path), content);
        }

        // A read of nothing before the end would spin in File.ReadAllBytes; here it ends.
        private static byte[] Read(string path)
        {
            using (FileStream file = new FileStream(path, FileMode.Open, FileAccess.Read))
            {
                if (file.Length > MaxBytes)
                {
                    throw new IOException(path + " is longer than " + MaxBytes + " bytes.");
                }

                var content = new byte[(int)file.Length];
                int count = 0;
                while (count < content.Length)
                {
                    int read = file.Read(content, count, content.Length - count);
                    if (read <= 0)
                    {
                        throw new IOException(path + " ends early.");
                    }

                    count += read;
                }

                return content;
            }
        }

        private static bool Equal(byte[] some, byte[] others)
        {
            if (some.Length != others.Length)
            {
                return false;
            }

            for (int i = 0; i < some.Length; i++)
            {
                if (some[i] != others[i])
                {
                    return false;
                }
            }

            return true;
        }
    }
}
