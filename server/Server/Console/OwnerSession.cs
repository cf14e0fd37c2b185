using System.Threading.RateLimiting;
using Server.Auth;
using Server.Protocol;

namespace Server.OwnerConsole;

/// <summary>What the page sends to sign its owner in.</summary>
internal sealed record SignIn(string Key);

/// <summary>The owner's key, shown once, becomes a cookie that scripts cannot read.</summary>
internal sealed class OwnerSession(OwnerAccess owner) : IDisposable
{
    private static readonly TimeSpan CookieLife = TimeSpan.FromDays(90);

    /// <summary>A key of 32 digits cannot be guessed; the limit is for keys that an owner made up.</summary>
    private readonly PartitionedRateLimiter<HttpContext> _attempts = PartitionedRateLimiter.Create<HttpContext, string>(context =>
        RateLimitPartition.GetTokenBucketLimiter(context.Connection.RemoteIpAddress?.ToString() ?? "", _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = 5,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromSeconds(12),
            AutoReplenishment = true,
        }));

    public async Task<IResult> OpenAsync(HttpContext context, CancellationToken cancellationToken)
    {
        using var attempt = _attempts.AttemptAcquire(context);
        if (!attempt.IsAcquired)
            return HttpErrors.TooMany("Too many attempts; wait a little.", TimeSpan.FromSeconds(12));
        if (await ConsoleBody.ReadAsync(context.Request, ConsoleJson.Page.SignIn, cancellationToken) is not { Key: { Length: > 0 } key })
            return HttpErrors.InvalidRequest("The key is missing.", missing: ["key"]);
        if (!owner.Knows(key))
            return HttpErrors.Refuse(StatusCodes.Status401Unauthorized, ErrorCodes.Unauthorized, "This is not the owner's key.");
        context.Response.Cookies.Append(OwnerAccess.CookieName, key, Cookie(context));
        return Results.NoContent();
    }

    public static IResult Close(HttpContext context)
    {
        context.Response.Cookies.Delete(OwnerAccess.CookieName, Cookie(context));
        return Results.NoContent();
    }

    public void Dispose() => _attempts.Dispose();

    private static CookieOptions Cookie(HttpContext context) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = context.Request.IsHttps,
        MaxAge = CookieLife,
        Path = "/",
    };
}
