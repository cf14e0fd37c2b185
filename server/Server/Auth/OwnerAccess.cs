using System.Net;
using System.Security.Cryptography;
using System.Text;
using Server.Protocol;
using Server.Storage;

namespace Server.Auth;

/// <summary>What only the owner of the house may do: publish firmware, read conversations, forget a device. The owner
/// shows a key (<c>Authorization: Bearer KEY</c>, or the cookie that the console page sets); at the machine itself,
/// over <c>localhost</c>, none is needed.</summary>
internal sealed class OwnerAccess
{
    public const string CookieName = "owner";
    private const int KeyBytes = 16;
    private static readonly HashSet<string> LocalHosts = new(["localhost", "127.0.0.1", "[::1]"], StringComparer.OrdinalIgnoreCase);

    private readonly byte[] _keyHash;

    private OwnerAccess(string key)
    {
        Key = key;
        _keyHash = Hash(key);
    }

    /// <summary>The key itself, for the line at the start that tells where the console is.</summary>
    public string Key { get; }

    /// <summary>Takes the key from <c>Auth:OwnerKey</c>, or from the data folder, where the first start leaves a random one.</summary>
    public static OwnerAccess Open(IConfiguration configuration, StorageOptions storage)
    {
        if (configuration["Auth:OwnerKey"] is { Length: > 0 } configured) return new OwnerAccess(configured);
        return new OwnerAccess(KeyFile.Open(storage.Folder, "owner.key", KeyBytes));
    }

    /// <summary>True for the owner. A page of another site gets nothing, wherever its visitor sits.</summary>
    public bool Admits(HttpContext context)
    {
        var request = context.Request;
        if (request.Headers.Origin is [{ Length: > 0 } origin, ..]
            && !string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var shown = request.Headers.Authorization.ToString() is { } header && header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
            ? header["Bearer ".Length..].Trim()
            : request.Cookies[CookieName];
        return !string.IsNullOrEmpty(shown) && Knows(shown) || IsAtTheMachine(context);
    }

    /// <summary>True for the owner's key, compared in constant time.</summary>
    public bool Knows(string key) => CryptographicOperations.FixedTimeEquals(Hash(key), _keyHash);

    /// <summary>The host's name is checked too, lest a page elsewhere point its own name at this machine.</summary>
    private static bool IsAtTheMachine(HttpContext context) =>
        (context.Connection.RemoteIpAddress is null || IPAddress.IsLoopback(context.Connection.RemoteIpAddress))
        && LocalHosts.Contains(context.Request.Host.Host)
        && !context.Request.Headers.ContainsKey("X-Forwarded-For");

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}

/// <summary>Endpoints for the owner alone.</summary>
internal static class OwnerEndpoints
{
    public static IServiceCollection AddOwnerAccess(this IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton(provider => OwnerAccess.Open(configuration, provider.GetRequiredService<StorageOptions>()));

    /// <summary>Refuses everybody else with 401 and the error body of the HTTP interface.</summary>
    public static TBuilder RequireOwner<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder =>
        endpoints.AddEndpointFilter(async (invocation, next) =>
            invocation.HttpContext.RequestServices.GetRequiredService<OwnerAccess>().Admits(invocation.HttpContext)
                ? await next(invocation)
                : HttpErrors.Refuse(
                    StatusCodes.Status401Unauthorized, ErrorCodes.Unauthorized,
                    "Only the owner may do this: send the key from data/owner.key as a bearer token."));
}
