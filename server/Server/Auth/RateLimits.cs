using System.Net;
using System.Net.Sockets;
using Server.Protocol;

namespace Server.Auth;

/// <summary>How much one may ask for; section <c>RateLimits</c> of the configuration. Each is a mean; what was not used is
/// saved up for <see cref="BurstSeconds"/> seconds.</summary>
internal sealed record RateLimitOptions
{
    /// <summary>New WebSockets a second and address. A thousand boards behind one address may come at once.</summary>
    public double ConnectionsPerSecond { get; init; } = 100;

    /// <summary>Other requests a second and address.</summary>
    public double RequestsPerSecond { get; init; } = 100;

    /// <summary>Requests and new WebSockets a second and device id, wherever they come from.</summary>
    public double DevicePerSecond { get; init; } = 20;

    public double BurstSeconds { get; init; } = 20;
}

/// <summary>Keeps one address, or one device, from taking the server away from the others: what is too much is answered with
/// 429 and <c>Retry-After</c>.</summary>
internal sealed class RateLimits(RateLimitOptions options, TimeProvider time)
{
    private readonly TokenBuckets _connections = Buckets(options.ConnectionsPerSecond, options, time);
    private readonly TokenBuckets _requests = Buckets(options.RequestsPerSecond, options, time);
    private readonly TokenBuckets _devices = Buckets(options.DevicePerSecond, options, time);

    /// <summary>Counts a request; false, with the time after which it may be asked again, when it is one too many.</summary>
    public bool TryTake(HttpContext context, out TimeSpan retryAfter)
    {
        var byAddress = IsWebSocket(context.Request) ? _connections : _requests;
        return byAddress.TryTake(NameOf(context.Connection.RemoteIpAddress), out retryAfter)
            && (DeviceIds.Of(context.Request) is not { } device || _devices.TryTake(device, out retryAfter));
    }

    /// <summary>An IPv6 network counts as one: its owner has addresses without number.</summary>
    internal static string NameOf(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, 8))
            : address.ToString();
    }

    private static bool IsWebSocket(HttpRequest request) =>
        request.Headers.Upgrade.ToString().Equals("websocket", StringComparison.OrdinalIgnoreCase);

    private static TokenBuckets Buckets(double perSecond, RateLimitOptions options, TimeProvider time) =>
        new(perSecond, Math.Max(1, perSecond * options.BurstSeconds), time);
}

internal static class RateLimitServices
{
    public static IServiceCollection AddRateLimits(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(configuration.GetSection("RateLimits").Get<RateLimitOptions>() ?? new RateLimitOptions());
        return services.AddSingleton<RateLimits>();
    }

    public static void UseRateLimits(this WebApplication app)
    {
        var limits = app.Services.GetRequiredService<RateLimits>();
        app.Use((context, next) => limits.TryTake(context, out var retryAfter)
            ? next(context)
            : HttpErrors.TooMany("Too many requests from this address or device.", retryAfter).ExecuteAsync(context));
    }
}
