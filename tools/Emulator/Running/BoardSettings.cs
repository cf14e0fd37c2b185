using System.Text.Json;

namespace Emulator.Running;

/// <summary>What the firmware finds in <c>I:\settings.json</c>.</summary>
/// <param name="Server">Address of the update check.</param>
/// <param name="Talk">"hold" or "toggle".</param>
/// <param name="Mode">"manual", "auto" or "realtime".</param>
internal sealed record BoardSettings(string Server, string Talk, string Mode)
{
    /// <summary>Hold the button to talk in manual mode; press to begin and to end in the others.</summary>
    public static BoardSettings For(string server, string mode) => new(OtaAddress(server), mode == "manual" ? "hold" : "toggle", mode);

    /// <summary>The members of the file.</summary>
    public IReadOnlyDictionary<string, string> Fields => new Dictionary<string, string> { ["server"] = Server, ["talk"] = Talk, ["mode"] = Mode };

    public void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "settings.json"), JsonSerializer.Serialize(Fields));
    }

    /// <summary>A server may be named by its root alone.</summary>
    private static string OtaAddress(string server) =>
        new Uri(server).AbsolutePath == "/" ? server.TrimEnd('/') + "/xiaozhi/ota/" : server;
}
