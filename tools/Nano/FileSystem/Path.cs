#nullable enable
namespace System.IO
{
    /// <summary>Paths as a board writes them: drive letter and backslashes.</summary>
    public static class Path
    {
        public static readonly char DirectorySeparatorChar = '\\';
        public static readonly char AltDirectorySeparatorChar = '/';
        public static readonly char VolumeSeparatorChar = ':';
        public static readonly char PathSeparator = ';';

        public static string Combine(string path1, string path2)
        {
            if (path2.Length == 0) return path1;
            if (path1.Length == 0 || IsPathRooted(path2)) return path2;
            return IsSeparator(path1[path1.Length - 1]) ? path1 + path2 : path1 + DirectorySeparatorChar + path2;
        }

        public static bool IsPathRooted(string path) =>
            path.Length > 0 && (IsSeparator(path[0]) || (path.Length > 1 && path[1] == VolumeSeparatorChar));

        public static string GetFileName(string path) => path.Substring(LastSeparator(path) + 1);

        public static string GetFileNameWithoutExtension(string path)
        {
            var name = GetFileName(path);
            var dot = name.LastIndexOf('.');
            return dot < 0 ? name : name.Substring(0, dot);
        }

        public static string GetExtension(string path)
        {
            var name = GetFileName(path);
            var dot = name.LastIndexOf('.');
            return dot < 0 || dot == name.Length - 1 ? string.Empty : name.Substring(dot);
        }

        public static bool HasExtension(string path) => GetExtension(path).Length > 0;

        public static string ChangeExtension(string path, string extension)
        {
            var end = path.Length - GetExtension(path).Length;
            return path.Substring(0, end) + (extension.StartsWith(".") ? extension : "." + extension);
        }

        public static string GetDirectoryName(string path)
        {
            var separator = LastSeparator(path);
            return separator < 0 ? string.Empty : path.Substring(0, separator);
        }

        private static int LastSeparator(string path) => path.LastIndexOfAny(new[] { DirectorySeparatorChar, AltDirectorySeparatorChar });

        private static bool IsSeparator(char c) => c == DirectorySeparatorChar || c == AltDirectorySeparatorChar;
    }
}
