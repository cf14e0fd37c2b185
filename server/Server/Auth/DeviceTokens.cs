using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Server.Storage;

namespace Server.Auth;

/// <summary>Why a token is not taken.</summary>
internal enum TokenProblem
{
    None,

    /// <summary>No JSON Web Token, one of another algorithm, or one with another signature.</summary>
    Forged,

    /// <summary>It has ended, or does not hold yet.</summary>
    Expired,

    /// <summary>It was issued to another device.</summary>
    OtherDevice,
}

/// <summary>What a token says.</summary>
/// <param name="Bound">True when the device was bound as it got the token, false when it was not; null for a token that
/// somebody else who knows the key has made.</param>
internal readonly record struct TokenCheck(TokenProblem Problem, bool? Bound, DateTimeOffset IssuedAt);

/// <summary>The tokens of devices: JSON Web Tokens (RFC 7519), signed with HMAC-SHA256 and with nothing else. The claims are
/// <c>device_id</c>, <c>iat</c>, <c>exp</c>, and <c>bound</c> of our own.</summary>
internal sealed class DeviceTokens(byte[] key, TimeSpan lifetime, TimeProvider time)
{
    private const int MaxLength = 1024;
    private const int SignatureBytes = 32;
    private const long LatestUnixSeconds = 253_402_300_799;
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(60);
    private static readonly string Header = Base64Url.EncodeToString("""{"alg":"HS256","typ":"JWT"}"""u8);
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 4 };

    public static DeviceTokens Open(AuthOptions options, StorageOptions storage, TimeProvider time)
    {
        var key = options.TokenKey.Length > 0 ? options.TokenKey : KeyFile.Open(storage.Folder, "token.key", SignatureBytes);
        return new DeviceTokens(Encoding.UTF8.GetBytes(key), options.TokenLifetime, time);
    }

    /// <param name="deviceId">In lower case.</param>
    /// <param name="bound">Whether the device is bound: only then does the token admit it where binding is asked for.</param>
    public string Issue(string deviceId, bool bound)
    {
        var now = time.GetUtcNow();
        var claims = new TokenClaims(deviceId, now.ToUnixTimeSeconds(), (now + lifetime).ToUnixTimeSeconds(), bound);
        var signed = $"{Header}.{Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims, TokenJson.Default.TokenClaims))}";
        return $"{signed}.{Base64Url.EncodeToString(Sign(signed))}";
    }

    public TokenCheck Check(string token, string deviceId)
    {
        var parts = token.Length <= MaxLength ? token.Split('.') : [];
        if (parts.Length != 3
            || !TryDecode(parts[0], out var header)
            || !TryDecode(parts[1], out var payload)
            || !TryDecode(parts[2], out var signature)
            || !IsHs256(header)
            || !CryptographicOperations.FixedTimeEquals(signature, Sign($"{parts[0]}.{parts[1]}"))
            || !TryReadClaims(payload, out var claims))
        {
            return new TokenCheck(TokenProblem.Forged, null, default);
        }

        var issued = DateTimeOffset.FromUnixTimeSeconds(claims.Iat);
        var now = time.GetUtcNow();
        var problem =
            !string.Equals(claims.DeviceId, deviceId, StringComparison.OrdinalIgnoreCase) ? TokenProblem.OtherDevice
            : issued > now + ClockSkew || DateTimeOffset.FromUnixTimeSeconds(claims.Exp) <= now - ClockSkew ? TokenProblem.Expired
            : TokenProblem.None;
        return new TokenCheck(problem, claims.Bound, issued);
    }

    /// <summary>A text that only this server can make for these words; it tells nothing of the key.</summary>
    public string Derive(string purpose, string words) => Base64Url.EncodeToString(Sign($"{purpose}\n{words}"));

    private byte[] Sign(string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    /// <summary>One text for the same bytes: no padding, no blanks, no bits left over at the end.</summary>
    private static bool TryDecode(string text, out byte[] bytes)
    {
        bytes = [];
        if (text.Length == 0 || text.Length % 4 == 1 || !text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')) return false;
        bytes = new byte[Base64Url.GetMaxDecodedLength(text.Length)];
        if (Base64Url.DecodeFromChars(text, bytes, out _, out var written) != OperationStatus.Done) return false;
        bytes = bytes[..written];
        return Base64Url.EncodeToString(bytes) == text;
    }

    /// <summary>Asks for exactly this algorithm. Extensions that must be understood (<c>crit</c>) are not.</summary>
    private static bool IsHs256(byte[] header) =>
        TryRead(header, root =>
            root.TryGetProperty("alg", out var algorithm) && algorithm.ValueKind == JsonValueKind.String && algorithm.ValueEquals("HS256")
            && !root.TryGetProperty("crit", out _));

    private static bool TryReadClaims(byte[] payload, out TokenClaims claims)
    {
        var read = new TokenClaims("", 0, 0, null);
        var good = TryRead(payload, root =>
        {
            if (!root.TryGetProperty("device_id", out var id) || id.ValueKind != JsonValueKind.String) return false;
            if (!TryGetSeconds(root, "iat", out var issued) || !TryGetSeconds(root, "exp", out var ends) || ends <= issued) return false;
            bool? bound = !root.TryGetProperty("bound", out var flag) ? null : flag.ValueKind == JsonValueKind.True;
            read = new TokenClaims(id.GetString()!, issued, ends, bound);
            return true;
        });
        claims = read;
        return good;
    }

    private static bool TryGetSeconds(JsonElement root, string name, out long seconds)
    {
        seconds = 0;
        return root.TryGetProperty(name, out var number) && number.ValueKind == JsonValueKind.Number
            && number.TryGetInt64(out seconds) && seconds is >= 0 and <= LatestUnixSeconds;
    }

    private static bool TryRead(byte[] json, Func<JsonElement, bool> read)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object && read(document.RootElement);
        }
        // The second: texts that are not proper UTF-8 are found only when the text is taken.
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return false;
        }
    }
}

internal sealed record TokenClaims(string DeviceId, long Iat, long Exp, bool? Bound);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(TokenClaims))]
internal sealed partial class TokenJson : JsonSerializerContext;
