using System.Text.Json;
using System.Text.Json.Serialization;

namespace Server.Protocol;

/// <summary>The error bodies of the HTTP interface:
/// <c>{"success":false,"error_code":"CODE","code":"CODE","message":"…"}</c>. The code stands there twice, because clients of
/// the ESP32 server API look into <c>error_code</c> and those of the C# server API into <c>code</c>.</summary>
internal static class HttpErrors
{
    /// <param name="status">The HTTP status, 400 to 599.</param>
    /// <param name="code">One of <see cref="ErrorCodes"/>.</param>
    /// <param name="message">What to do about it, for people.</param>
    /// <param name="details">Which fields are to blame; null when none are.</param>
    public static IResult Refuse(int status, string code, string message, HttpErrorDetails? details = null) =>
        Result(status, new HttpError(code, message) { Details = details });

    /// <summary>400 for fields that are missing or cannot be used.</summary>
    public static IResult InvalidRequest(string message, string[]? missing = null, string[]? invalid = null) =>
        Refuse(StatusCodes.Status400BadRequest, ErrorCodes.InvalidRequest, message, new HttpErrorDetails(missing ?? [], invalid ?? []));

    /// <summary>401 for a token that is not taken. The two documents name the reason differently.</summary>
    /// <param name="code">The name in the C# server API.</param>
    public static IResult InvalidToken(string code, string message) =>
        Result(StatusCodes.Status401Unauthorized, new HttpError(ErrorCodes.Unauthorized, message) { Code = code });

    /// <summary>429 with <c>Retry-After</c>, in whole seconds and at least one.</summary>
    public static IResult TooMany(string message, TimeSpan retryAfter) =>
        new RetryLater(Refuse(StatusCodes.Status429TooManyRequests, ErrorCodes.RateLimitExceeded, message), retryAfter);

    /// <summary>500 with the id under which the failure stands in the log, and nothing else of it.</summary>
    public static IResult Internal(string requestId) =>
        Result(
            StatusCodes.Status500InternalServerError,
            new HttpError(ErrorCodes.InternalError, "The server failed to answer; its log knows more under the request_id.") { RequestId = requestId });

    /// <summary>The code by which a device is bound. Only the device itself may be told.</summary>
    /// <param name="status">202 for one that asks whether it is bound by now, 401 for one that asks for something else.</param>
    public static IResult NotBound(int status, string bindCode) =>
        Result(
            status,
            new HttpError(ErrorCodes.DeviceNotBound, "The device is not bound; bind it with the bind_code.") { BindCode = bindCode });

    private static IResult Result(int status, HttpError error) => JsonAnswers.Answer(error, HttpErrorJson.Raw.HttpError, status);

    private sealed class RetryLater(IResult refusal, TimeSpan after) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(after.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
            return refusal.ExecuteAsync(httpContext);
        }
    }
}

/// <param name="MissingFields">Fields and headers that are not there.</param>
/// <param name="InvalidFields">Fields and headers whose value cannot be used.</param>
public sealed record HttpErrorDetails(IReadOnlyList<string> MissingFields, IReadOnlyList<string> InvalidFields);

/// <summary>The body. What is null is left out.</summary>
public sealed record HttpError(string ErrorCode, string Message)
{
    [JsonPropertyOrder(-1)]
    public bool Success => false;

    /// <summary>The same, where it is not named otherwise.</summary>
    public string Code { get; init; } = ErrorCode;

    public HttpErrorDetails? Details { get; init; }

    public string? BindCode { get; init; }

    public string? RequestId { get; init; }
}

[JsonSerializable(typeof(HttpError))]
internal sealed partial class HttpErrorJson : JsonSerializerContext
{
    public static readonly HttpErrorJson Raw = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = new RawUtf8Encoder(),
    });
}
