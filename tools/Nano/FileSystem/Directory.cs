#nullable enable
using Nano;

namespace System.IO
{
    /// <summary>Folders of the board's volume, with the members that firmware here may use.</summary>
    public static class Directory
    {
        private static Storage Volume => EmulatedMachine.Current.Storage;

        public static bool Exists(string path) => OnPc(path).Exists;

        public static DirectoryInfo CreateDirectory(string path)
        {
            var folder = OnPc(path);
            folder.Create();
            return folder;
        }

        public static void Delete(string path) => Delete(path, false);

        public static void Delete(string path, bool recursive)
        {
            Volume.Change();
            OnPc(path).Delete(recursive);
        }

        public static string[] GetFiles(string path) => OnBoard(OnPc(path).GetFiles());

        public static string[] GetDirectories(string path) => OnBoard(OnPc(path).GetDirectories());

        public static void Move(string sourceDirName, string destDirName) => OnPc(sourceDirName).MoveTo(OnPc(destDirName).FullName);

        private static DirectoryInfo OnPc(string path) => new DirectoryInfo(Volume.OnPc(path));

        private static string[] OnBoard(FileSystemInfo[] entries)
        {
            var paths = new string[entries.Length];
            for (var i = 0; i < entries.Length; i++) paths[i] = Volume.OnBoard(entries[i].FullName);
            return paths;
        }
    }
}
