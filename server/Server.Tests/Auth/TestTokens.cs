using System.Security.Cryptography;
using System.Text;

namespace Server.Tests.Auth;

/// <summary>Tokens made by hand, good and bad, with a key that a test gives the server.</summary>
internal static class TestTokens
{
    public const string Key = "a key of forty characters, for tests only";

    public const string Header = """{"alg":"HS256","typ":"JWT"}""";

    public static string Sign(string header, string payload, string key = Key)
    {
        var signed = $"{Encode(header)}.{Encode(payload)}";
        return $"{signed}.{Encode(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(signed)))}";
    }

    public static string Claims(string deviceId, DateTimeOffset issued, DateTimeOffset ends) =>
        $$"""{"device_id":"{{deviceId}}","iat":{{issued.ToUnixTimeSeconds()}},"exp":{{ends.ToUnixTimeSeconds()}}}""";

    public static string Encode(string text) => Encode(Encoding.UTF8.GetBytes(text));

    public static string Encode(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
