using System.Net.WebSockets;
using Microsoft.AspNetCore.RateLimiting;
using System.Threading.RateLimiting;
using Server.Devices;
using Server.Journal;
using Server.Protocol;

namespace Server.Sessions;

/// <summary>The WebSocket at which devices and clients talk.</summary>
internal static class VoiceEndpoint
{
    public const string Path = "/xiaozhi/v1/";
    private const string ConnectionLimit = "voice-connections";

    public static IServiceCollection AddVoice(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection("Sessions").Get<SessionOptions>() ?? new SessionOptions();
        services.AddSingleton(options);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<EventJournal>();
        services.AddSingleton<SessionRegistry>();
        services.AddSingleton<IConnectedDevices>(provider => provider.GetRequiredService<SessionRegistry>());
        services.AddSingleton<SessionServices>();
        services.AddRateLimiter(limiter =>
        {
            limiter.AddPolicy(ConnectionLimit, context => RateLimitPartition.GetTokenBucketLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new TokenBucketRateLimiterOptions
                {
                    TokenLimit = options.ConnectionsPerSecond * 10,
                    TokensPerPeriod = options.ConnectionsPerSecond,
                    ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                    AutoReplenishment = true,
                }));
            limiter.OnRejected = async (rejected, cancellationToken) =>
            {
                rejected.HttpContext.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                await WriteErrorAsync(
                    rejected.HttpContext,
                    new ProtocolError(ErrorCodes.RateLimitExceeded, "Too many connections from this address."),
                    cancellationToken);
            };
        });
        return services;
    }

    public static void MapVoice(this WebApplication app)
    {
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(30) });
        app.UseRateLimiter();
        app.Map(Path, ServeAsync).RequireRateLimiting(ConnectionLimit);
    }

    private static async Task ServeAsync(
        HttpContext context, SessionServices services, SessionRegistry registry, IHostApplicationLifetime lifetime)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = StatusCodes.Status426UpgradeRequired;
            context.Response.Headers.Upgrade = "websocket";
            await WriteErrorAsync(
                context, new ProtocolError(ErrorCodes.InvalidMessage, "This address speaks WebSocket."), default);
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        if (DeviceIds.Of(context.Request) is not { } deviceId)
        {
            var error = new ProtocolError(ErrorCodes.MissingDeviceId, "The device-id is missing or not valid.");
            await socket.SendAsync(
                StatusMessage.From(error).ToUtf8(), WebSocketMessageType.Text, true, context.RequestAborted);
            await CloseAsync(socket, WebSocketCloseStatus.PolicyViolation, context.RequestAborted);
            return;
        }

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(
            context.RequestAborted, lifetime.ApplicationStopping);
        await using var session = new DeviceSession(deviceId, DeviceIds.ClientOf(context.Request), socket, services);
        registry.Add(session);
        try
        {
            await session.RunAsync(ending.Token);
        }
        finally
        {
            registry.Remove(session);
        }

        await CloseAsync(socket, WebSocketCloseStatus.NormalClosure, CancellationToken.None);
    }

    private static async Task CloseAsync(WebSocket socket, WebSocketCloseStatus status, CancellationToken cancellationToken)
    {
        if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived)) return;
        try
        {
            using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            timeout.CancelAfter(TimeSpan.FromSeconds(2));
            await socket.CloseOutputAsync(status, null, timeout.Token);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            socket.Abort();
        }
    }

    private static Task WriteErrorAsync(HttpContext context, ProtocolError error, CancellationToken cancellationToken)
    {
        context.Response.ContentType = "application/json";
        return context.Response.Body.WriteAsync(StatusMessage.From(error).ToUtf8(), cancellationToken).AsTask();
    }
}
