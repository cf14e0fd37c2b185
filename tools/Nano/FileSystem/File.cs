#nullable enable
using System.Text;
using Nano;

namespace System.IO
{
    /// <summary>Files of the board's volume, with the members that System.IO.File has on nanoFramework.</summary>
    public static class File
    {
        private static Storage Volume => EmulatedMachine.Current.Storage;

        public static bool Exists(string path)
        {
            Volume.Look();
            return new FileInfo(Volume.OnPc(path)).Exists;
        }

        public static FileStream Create(string path) => new FileStream(path, FileMode.Create);

        public static FileStream Create(string path, int bufferSize) => Create(path);

        public static FileStream Open(string path, FileMode mode) => new FileStream(path, mode);

        public static FileStream Open(string path, FileMode mode, FileAccess access) => new FileStream(path, mode, access);

        public static FileStream Open(string path, FileMode mode, FileAccess access, FileShare share) => new FileStream(path, mode, access);

        public static FileStream OpenRead(string path) => new FileStream(path, FileMode.Open, FileAccess.Read);

        public static FileStream OpenWrite(string path) => new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write);

        public static StreamReader OpenText(string path) => new StreamReader(OpenRead(path));

        public static StreamWriter AppendText(string path) => new StreamWriter(new FileStream(path, FileMode.Append, FileAccess.Write));

        /// <summary>Does nothing when there is no such file.</summary>
        public static void Delete(string path)
        {
            if (!Exists(path)) return;
            Volume.Change();
            new FileInfo(Volume.OnPc(path)).Delete();
        }

        /// <summary>When the file system cannot rename, the library copies and deletes, as here.</summary>
        public static void Move(string sourceFileName, string destFileName)
        {
            if (Exists(destFileName)) throw new IOException(destFileName + " exists.");
            if (Volume.RenamesFail)
            {
                Copy(sourceFileName, destFileName);
                Delete(sourceFileName);
                return;
            }

            Volume.Change();
            new FileInfo(Volume.OnPc(sourceFileName)).MoveTo(Volume.OnPc(destFileName));
        }

        public static void Copy(string sourceFileName, string destFileName) => Copy(sourceFileName, destFileName, false);

        public static void Copy(string sourceFileName, string destFileName, bool overwrite)
        {
            if (!overwrite && Exists(destFileName)) throw new IOException(destFileName + " exists.");
            WriteAllBytes(destFileName, ReadAllBytes(sourceFileName));
        }

        public static byte[] ReadAllBytes(string path)
        {
            using var stream = OpenRead(path);
            var bytes = new byte[stream.Length];
            var at = 0;
            while (at < bytes.Length) at += stream.Read(bytes, at, bytes.Length - at);
            return bytes;
        }

        public static string ReadAllText(string path) => Encoding.UTF8.GetString(ReadAllBytes(path));

        public static void WriteAllBytes(string path, byte[] bytes)
        {
            using var stream = Create(path);
            stream.Write(bytes, 0, bytes.Length);
        }

        public static void WriteAllText(string path, string contents) => WriteAllBytes(path, Encoding.UTF8.GetBytes(contents));

        public static void AppendAllText(string path, string contents)
        {
            using var stream = new FileStream(path, FileMode.Append, FileAccess.Write);
            var bytes = Encoding.UTF8.GetBytes(contents);
            stream.Write(bytes, 0, bytes.Length);
        }
    }
}
