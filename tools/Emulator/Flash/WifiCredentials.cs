using System.Text;
using System.Text.Json;

namespace Emulator.Flash;

/// <summary>A Wi-Fi network that a board is to join.</summary>
/// <param name="Ssid">1 to 31 bytes of UTF-8: the runtime keeps 32 with the zero at the end.</param>
/// <param name="Password">8 to 63 characters; empty for an open network.</param>
internal sealed record WifiCredentials(string Ssid, string Password)
{
    private const int MaxSsidBytes = 31;

    /// <summary>False, with the reason in words, for what no access point accepts.</summary>
    public static bool TryCreate(string? ssid, string? password, out WifiCredentials credentials, out string problem)
    {
        credentials = new WifiCredentials(ssid ?? string.Empty, password ?? string.Empty);
        problem = credentials switch
        {
            { Ssid.Length: 0 } => "The Wi-Fi needs a name: \"ssid\".",
            _ when Encoding.UTF8.GetByteCount(credentials.Ssid) > MaxSsidBytes => "The name of a Wi-Fi has at most 31 bytes.",
            { Password.Length: > 0 and < 8 or > 63 } => "The password of a Wi-Fi has 8 to 63 characters, or none.",
            _ => string.Empty,
        };
        return problem.Length == 0;
    }

    /// <summary>Reads <c>{"ssid":"...","password":"..."}</c>, or a file made for <c>nanoff --networkdeployment</c>.</summary>
    public static bool TryParse(string json, out WifiCredentials credentials, out string problem)
    {
        credentials = new WifiCredentials(string.Empty, string.Empty);
        try
        {
            using var document = JsonDocument.Parse(json);
            var network = Member(document.RootElement, "WirelessClient") ?? document.RootElement;
            return TryCreate(Text(network, "ssid"), Text(network, "password"), out credentials, out problem);
        }
        catch (JsonException malformed)
        {
            problem = $"This is no JSON: {malformed.Message}";
            return false;
        }
    }

    /// <summary>The file that <c>nanoff --networkdeployment</c> takes.</summary>
    public string ToNetworkDeployment() => JsonSerializer.Serialize(new Dictionary<string, Dictionary<string, string>>
    {
        ["WirelessClient"] = new()
        {
            ["Ssid"] = Ssid,
            ["Password"] = Password,
            ["Authentication"] = Password.Length > 0 ? "WPA2" : "Open",
            ["Encryption"] = Password.Length > 0 ? "WPA2" : "None",
            ["ConfigurationOption"] = "AutoConnect",
        },
    });

    private static string? Text(JsonElement parent, string name) => Member(parent, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static JsonElement? Member(JsonElement parent, string name)
    {
        if (parent.ValueKind != JsonValueKind.Object) return null;
        foreach (var member in parent.EnumerateObject())
        {
            if (member.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) return member.Value;
        }

        return null;
    }
}
