using System.Net;
using System.Security.Cryptography;
using System.Text;
using Server.Hosting;
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

    private static readonly string[] ForwardingHeaders =
        ["X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Forwarded", "Via"];

    private readonly byte[] _keyHash;
    private readonly PublicAddress _address;

    private OwnerAccess(string key, PublicAddress address)
    {
        Key = key;
        _keyHash = Hash(key);
        _address = address;
    }

    /// <summary>The key itself, for the line at the start that tells where the console is.</summary>
    public string Key { get; }

    /// <summary>Takes the key from <c>Auth:OwnerKey</c>, or from the data folder, where the first start leaves a random one.</summary>
    public static OwnerAccess Open(IConfiguration configuration, StorageOptions storage, PublicAddress address)
    {
        var key = configuration["Auth:OwnerKey"];
        return new OwnerAccess(string.IsNullOrEmpty(key) ? KeyFile.Open(storage.Folder, "owner.key", KeyBytes) : key, address);
    }

    /// <summary>True for the owner. A page of another site gets nothing, wherever its visitor sits.</summary>
    public bool Admits(HttpContext context) =>
        !IsFromForeignPage(context.Request) && (ShowsKey(context.Request) || IsAtTheMachine(context));

    /// <summary>True for the owner's key, compared in constant time.</summary>
    public bool Knows(string key) => CryptographicOperations.FixedTimeEquals(Hash(key), _keyHash);

    /// <summary>Browsers name the page that a request comes from: in <c>Origin</c>, and where that is left out (a picture, a
    /// script) in <c>Sec-Fetch-Site</c>. Somebody who follows a link from elsewhere is welcome.</summary>
    private bool IsFromForeignPage(HttpRequest request)
    {
        if (request.Headers.Origin is [{ Length: > 0 } origin, ..]) return !IsOwn(origin, request);
        return request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site"
            && !(HttpMethods.IsGet(request.Method) && request.Headers["Sec-Fetch-Mode"] == "navigate");
    }

    /// <summary>The scheme may differ: a proxy in front speaks TLS.</summary>
    private bool IsOwn(string origin, HttpRequest request) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var page)
        && (Same(page.Authority, request.Host.ToUriComponent()) || _address.Authority is { } configured && Same(page.Authority, configured));

    private bool ShowsKey(HttpRequest request)
    {
        var shown = BearerToken.OfHeader(request) ?? request.Cookies[CookieName];
        return !string.IsNullOrEmpty(shown) && Knows(shown);
    }

    /// <summary>The host's name is checked too, lest a page elsewhere point its own name at this machine. A proxy on the
    /// machine would make everybody local: with a public address configured, nobody is.</summary>
    private bool IsAtTheMachine(HttpContext context) =>
        _address.Authority is null
        && (context.Connection.RemoteIpAddress is null || IPAddress.IsLoopback(context.Connection.RemoteIpAddress))
        && LocalHosts.Contains(context.Request.Host.Host)
        && !ForwardingHeaders.Any(context.Request.Headers.ContainsKey);

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}

/// <summary>Endpoints for the owner alone.</summary>
internal static class OwnerEndpoints
{
    public static IServiceCollection AddOwnerAccess(this IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton(provider => OwnerAccess.Open(
            configuration, provider.GetRequiredService<StorageOptions>(), provider.GetRequiredService<PublicAddress>()));

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
