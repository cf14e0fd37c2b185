using Server.Auth;
using Server.Protocol;

namespace Server.OwnerConsole;

/// <summary>What the page sends to sign its owner in.</summary>
internal sealed record SignIn(string? Key);

/// <summary>The owner's key, shown once, becomes a cookie that scripts cannot read. Who shows wrong keys waits.</summary>
internal sealed class OwnerSession(OwnerAccess owner, Lockouts lockouts)
{
    private static readonly TimeSpan CookieLife = TimeSpan.FromDays(90);

    public async Task<IResult> OpenAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var guesser = $"owner's key {RateLimits.NameOf(context.Connection.RemoteIpAddress)}";
        if (await ConsoleBody.ReadAsync(context.Request, ConsoleJson.Page.SignIn, cancellationToken) is not { Key: { Length: > 0 } key })
            return HttpErrors.InvalidRequest("The key is missing.", missing: ["key"]);
        if (!lockouts.TryBegin(guesser, out var left)) return HttpErrors.TooMany($"Too many wrong keys; wait {Math.Ceiling(left.TotalSeconds)} seconds.", left);
        if (!owner.Knows(key))
            return HttpErrors.Refuse(StatusCodes.Status401Unauthorized, ErrorCodes.Unauthorized, "This is not the owner's key.");

        lockouts.Succeeded(guesser);
        context.Response.Cookies.Append(OwnerAccess.CookieName, key, Cookie(context));
        return Results.NoContent();
    }

    public static IResult Close(HttpContext context)
    {
        context.Response.Cookies.Delete(OwnerAccess.CookieName, Cookie(context));
        return Results.NoContent();
    }

    private static CookieOptions Cookie(HttpContext context) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = context.Request.IsHttps,
        MaxAge = CookieLife,
        Path = "/",
    };
}
