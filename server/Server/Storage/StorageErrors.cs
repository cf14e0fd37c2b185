using Server.Protocol;

namespace Server.Storage;

/// <summary>How the HTTP interface answers while the database is out of reach.</summary>
internal static class StorageErrors
{
    private const int RetryAfterSeconds = 5;

    /// <summary>Turns a <see cref="StorageUnavailableException"/> of what comes after it into 503
    /// <c>SERVICE_UNAVAILABLE</c>. The reason is in the log, not in the answer: it may name paths and hosts.</summary>
    public static void UseStorageErrors(this WebApplication app) => app.Use(async (context, next) =>
    {
        try
        {
            await next(context);
        }
        catch (StorageUnavailableException) when (!context.Response.HasStarted)
        {
            context.Response.Clear();
            context.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
            await HttpErrors.Refuse(
                StatusCodes.Status503ServiceUnavailable, ErrorCodes.ServiceUnavailable,
                "The database cannot be used at the moment. Try again later.").ExecuteAsync(context);
        }
    });
}
