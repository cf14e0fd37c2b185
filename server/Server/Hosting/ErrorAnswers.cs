using Microsoft.AspNetCore.Diagnostics;
using Server.Protocol;

namespace Server.Hosting;

/// <summary>Gives an error body to what would be answered without one: unknown addresses, wrong methods, failures.</summary>
internal static class ErrorAnswers
{
    public static IServiceCollection AddErrorAnswers(this IServiceCollection services) => services.AddExceptionHandler<FailureAnswer>();

    /// <summary>Goes before everything that may fail.</summary>
    public static void UseErrorAnswers(this WebApplication app)
    {
        app.UseExceptionHandler(_ => { });
        app.UseStatusCodePages(async status =>
        {
            var (code, message) = Words(status.HttpContext.Response.StatusCode);
            await HttpErrors.Refuse(status.HttpContext.Response.StatusCode, code, message).ExecuteAsync(status.HttpContext);
        });
    }

    private static (string Code, string Message) Words(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => (ErrorCodes.Unauthorized, "The token is missing, not valid or at its end."),
        StatusCodes.Status403Forbidden => (ErrorCodes.Forbidden, "This is not allowed."),
        StatusCodes.Status404NotFound => (ErrorCodes.NotFound, "There is nothing at this address."),
        StatusCodes.Status405MethodNotAllowed => (ErrorCodes.MethodNotAllowed, "This address takes other methods; Allow names them."),
        StatusCodes.Status413PayloadTooLarge => (ErrorCodes.FileTooLarge, "The body is too large."),
        StatusCodes.Status415UnsupportedMediaType => (ErrorCodes.UnsupportedFormat, "The Content-Type is not taken here."),
        >= 500 => (ErrorCodes.ServiceUnavailable, "The server cannot answer this at the moment."),
        _ => (ErrorCodes.InvalidRequest, "The request cannot be understood."),
    };

    private sealed class FailureAnswer(ILogger<FailureAnswer> logger) : IExceptionHandler
    {
        public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
        {
            await Answer(httpContext, exception).ExecuteAsync(httpContext);
            return true;
        }

        private IResult Answer(HttpContext context, Exception exception)
        {
            if (exception is BadHttpRequestException { StatusCode: var status } bad)
            {
                logger.LogInformation("{Method} {Path} refused: {Reason}", context.Request.Method, context.Request.Path, bad.Message);
                var (code, message) = Words(status);
                return HttpErrors.Refuse(status, code, message);
            }

            var id = $"req_{context.TraceIdentifier.Replace(":", "_", StringComparison.Ordinal)}";
            logger.LogError(exception, "{RequestId}: {Method} {Path} failed.", id, context.Request.Method, context.Request.Path);
            return HttpErrors.Internal(id);
        }
    }
}
