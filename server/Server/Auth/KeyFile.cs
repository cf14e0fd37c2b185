using System.Security.Cryptography;

namespace Server.Auth;

/// <summary>A secret that the first start makes and keeps in the data folder, readable by the server's own user alone.</summary>
internal static class KeyFile
{
    /// <param name="folder">The data folder; made when it is not there.</param>
    /// <param name="name">The file in it.</param>
    /// <param name="bytes">How much randomness a new key holds.</param>
    /// <returns>The key: hexadecimal digits when this made it, else what somebody put there, without blanks around it.</returns>
    public static string Open(string folder, string name, int bytes)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, name);
        if (TryRead(path, out var kept)) return kept;
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(bytes));
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(path, options);
        writer.WriteLine(key);
        return key;
    }

    private static bool TryRead(string path, out string key)
    {
        key = File.Exists(path) ? File.ReadAllText(path).Trim() : "";
        return key.Length > 0;
    }
}
