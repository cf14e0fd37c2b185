namespace Server.Hosting;

/// <summary>Lets pages of other sites use what devices and clients use, as both server APIs document it. The owner's
/// addresses are not among these.</summary>
internal static class CrossOrigin
{
    private const string Headers = "client-id, content-type, device-id, authorization";

    /// <param name="PreflightStatus">How <c>OPTIONS</c> is answered.</param>
    /// <param name="NamesCredentials">Whether the API documents <c>Access-Control-Allow-Credentials</c>. Browsers do not
    /// send credentials to an address that allows every origin, so it grants nothing; an origin sent back in place of
    /// <c>*</c> would.</param>
    private sealed record Opening(PathString Path, int PreflightStatus, bool NamesCredentials);

    private static readonly Opening[] Openings =
    [
        new("/xiaozhi", StatusCodes.Status200OK, NamesCredentials: true),
        new("/mcp/vision/explain", StatusCodes.Status200OK, NamesCredentials: true),
        new("/api/ota", StatusCodes.Status200OK, NamesCredentials: false),
        new("/api/ota_bin", StatusCodes.Status200OK, NamesCredentials: false),
        new("/api/vision", StatusCodes.Status200OK, NamesCredentials: false),
        new("/api/cfg", StatusCodes.Status204NoContent, NamesCredentials: false),
    ];

    public static void UseCrossOrigin(this WebApplication app) => app.Use((context, next) =>
    {
        if (Openings.FirstOrDefault(opening => context.Request.Path.StartsWithSegments(opening.Path)) is not { } opening) return next(context);
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.AccessControlAllowOrigin = "*";
            headers.AccessControlAllowMethods = "GET, POST, OPTIONS";
            headers.AccessControlAllowHeaders = Headers;
            headers.AccessControlMaxAge = "86400";
            if (opening.NamesCredentials) headers.AccessControlAllowCredentials = "true";
            return Task.CompletedTask;
        });
        if (!HttpMethods.IsOptions(context.Request.Method)) return next(context);
        context.Response.StatusCode = opening.PreflightStatus;
        return Task.CompletedTask;
    });
}
