using System.Text.Json;
using System.Text.Json.Serialization;
using Server.OpenApi;
using Server.Protocol;
using Server.Storage;

namespace Server.Auth;

/// <summary>Where the owner takes devices in and lets them go.</summary>
internal static class BindingEndpoints
{
    public const string BindPath = "/api/device/bind";
    public const string UnbindPath = "/api/device/unbind";
    private const int MaxBodyBytes = 4096;

    public static IServiceCollection AddDeviceAccess(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(configuration.GetSection("Auth").Get<AuthOptions>() ?? new AuthOptions());
        services.AddSingleton(provider => DeviceTokens.Open(
            provider.GetRequiredService<AuthOptions>(), provider.GetRequiredService<StorageOptions>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<DeviceBindings>();
        services.AddSingleton<DeviceGate>();
        services.AddSingleton(provider => new Lockouts(provider.GetRequiredService<TimeProvider>()));
        return services;
    }

    public static void MapBinding(this WebApplication app)
    {
        // Made now: the owner looks for the key in the data folder, and a setting that is no key ends the start.
        _ = app.Services.GetRequiredService<OwnerAccess>();
        _ = app.Services.GetRequiredService<DeviceBindings>();
        app.MapPost(BindPath, BindAsync).RequireOwner().WithTags("Devices").WithSummary("Owner: takes a device in, by the code that it shows")
            .TakesJson("""{"device_id":"aa:bb:cc:dd:ee:ff","bind_code":"123456","device_name":"Kitchen"}""");
        app.MapPost(UnbindPath, UnbindAsync).RequireOwner().WithTags("Devices").WithSummary("Owner: lets a device go")
            .TakesJson("""{"device_id":"aa:bb:cc:dd:ee:ff"}""");
        var options = app.Services.GetRequiredService<AuthOptions>();
        if (options.TokenKey.Length is > 0 and < 32) app.Logger.LogWarning("Auth:TokenKey is short: a token lets it be guessed. Take 32 characters or more.");
        app.Logger.LogInformation(
            "{Who} (Auth:Mode is {Mode}).",
            options.Mode == AuthMode.Open ? "Every device that reaches this server may use it" : "Only devices that were bound may use this server", options.Mode);
    }

    private static async Task<IResult> BindAsync(
        HttpContext context, DeviceBindings bindings, Lockouts lockouts, AuthOptions options, TimeProvider time, ILogger<DeviceBindings> logger)
    {
        var cancellationToken = context.RequestAborted;
        var (body, refusal) = await ReadAsync(context.Request, cancellationToken);
        if (body is null) return refusal!;
        if (DeviceIds.Read(body.DeviceId) is not { } deviceId) return Invalid("device_id", body.DeviceId);
        if (body.BindCode is not { Length: 6 } code || !code.All(char.IsAsciiDigit)) return Invalid("bind_code", body.BindCode);

        var address = $"address {RateLimits.NameOf(context.Connection.RemoteIpAddress)}";
        if (!lockouts.TryBegin(address, out var left) || !lockouts.TryBegin(deviceId, out left))
            return HttpErrors.TooMany("Too many wrong codes.", left);
        var outcome = await bindings.TakeInAsync(deviceId, code, body.DeviceName, cancellationToken);
        if (outcome != BindOutcome.Bound)
        {
            logger.LogWarning("{DeviceId}: not bound: {Outcome}.", deviceId, outcome);
            return HttpErrors.Refuse(
                StatusCodes.Status403Forbidden, ErrorCodes.DeviceNotBound,
                options.Mode == AuthMode.Open ? "Devices need no binding here (Auth:Mode is Open)." : "This is not the code that the device shows, or it has ended.");
        }

        lockouts.Succeeded(address);
        lockouts.Succeeded(deviceId);
        logger.LogInformation("{DeviceId}: bound.", deviceId);
        return JsonAnswers.Answer(
            new BindReply("The device is bound.", new BoundDevice(body.DeviceId!, body.DeviceName ?? deviceId, time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture))),
            BindingJson.Raw.BindReply);
    }

    private static async Task<IResult> UnbindAsync(HttpContext context, DeviceBindings bindings, ILogger<DeviceBindings> logger)
    {
        var (body, refusal) = await ReadAsync(context.Request, context.RequestAborted);
        if (body is null) return refusal!;
        if (DeviceIds.Read(body.DeviceId) is not { } deviceId) return Invalid("device_id", body.DeviceId);
        if (!await bindings.UnbindAsync(deviceId, context.RequestAborted))
            return HttpErrors.Refuse(StatusCodes.Status404NotFound, ErrorCodes.DeviceNotBound, "This device is not bound.");
        logger.LogInformation("{DeviceId}: unbound.", deviceId);
        return JsonAnswers.Answer(new UnbindReply("The device is not bound any more.", deviceId), BindingJson.Raw.UnbindReply);
    }

    private static async Task<(BindBody? Body, IResult? Refusal)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (await BoundedBody.ReadAsync(request, MaxBodyBytes, cancellationToken) is not { } bytes)
            return (null, HttpErrors.Refuse(StatusCodes.Status413PayloadTooLarge, ErrorCodes.InvalidRequest, $"The body is larger than {MaxBodyBytes} bytes."));
        try
        {
            if (JsonSerializer.Deserialize(bytes.Span, BindingJson.Raw.BindBody) is { } body) return (body, null);
        }
        catch (JsonException)
        {
            // Told below, like a null.
        }

        return (null, HttpErrors.Refuse(StatusCodes.Status400BadRequest, ErrorCodes.InvalidJson, "The body is no JSON object of the documented fields."));
    }

    private static IResult Invalid(string field, string? shown) => shown is null
        ? HttpErrors.InvalidRequest($"{field} is missing.", missing: [field])
        : HttpErrors.InvalidRequest($"{field} cannot be used.", invalid: [field]);
}

internal sealed record BindBody(string? DeviceId, string? BindCode, string? DeviceName);

public sealed record BindReply(string Message, BoundDevice DeviceInfo)
{
    [JsonPropertyOrder(-1)]
    public bool Success => true;
}

/// <param name="DeviceId">As the request wrote it.</param>
/// <param name="BindTime">UTC, ISO 8601 in whole seconds.</param>
public sealed record BoundDevice(string DeviceId, string DeviceName, string BindTime);

public sealed record UnbindReply(string Message, string DeviceId)
{
    [JsonPropertyOrder(-1)]
    public bool Success => true;
}

[JsonSerializable(typeof(BindBody))]
[JsonSerializable(typeof(BindReply))]
[JsonSerializable(typeof(UnbindReply))]
internal sealed partial class BindingJson : JsonSerializerContext
{
    public static readonly BindingJson Raw = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = new RawUtf8Encoder(),
    });
}
