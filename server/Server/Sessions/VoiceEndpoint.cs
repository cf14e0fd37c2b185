using System.Net.WebSockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Server.Devices;
using Server.Hosting;
using Server.Journal;
using Server.Protocol;
using Server.Vision;

namespace Server.Sessions;

/// <summary>The WebSockets at which devices and clients talk, one for each dialect.</summary>
internal static class VoiceEndpoint
{
    /// <summary>Where boards talk.</summary>
    public static readonly string Path = Dialect.Esp32.Path;

    private const string ConnectionLimit = "voice-connections";

    public static IServiceCollection AddVoice(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = new SessionSettings(configuration);
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<EventJournal>();
        services.AddSingleton<SessionRegistry>();
        services.AddSingleton<IConnectedDevices>(provider => provider.GetRequiredService<SessionRegistry>());
        services.AddSingleton<ServerRestart>();
        services.AddSingleton<ServerActions>();
        services.AddSingleton<LongMessages>();
        services.TryAddSingleton<IVisionModel, NoVision>();
        services.AddSingleton<SessionServices>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<MatcherPolicy, UpgradeOnlyPolicy>());
        services.AddRateLimiter(limiter =>
        {
            var perSecond = settings.Current.ConnectionsPerSecond;
            limiter.AddPolicy(ConnectionLimit, context => RateLimitPartition.GetTokenBucketLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new TokenBucketRateLimiterOptions
                {
                    TokenLimit = perSecond * 10,
                    TokensPerPeriod = perSecond,
                    ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                    AutoReplenishment = true,
                }));
            limiter.OnRejected = async (rejected, cancellationToken) => await RefuseAsync(
                rejected.HttpContext, StatusCodes.Status429TooManyRequests,
                new ProtocolError(ErrorCodes.RateLimitExceeded, "Too many connections from this address."));
        });
        return services;
    }

    public static void MapVoice(this WebApplication app)
    {
        app.UseLinkPulses();
        // Pings go out, and whatever comes back is a sign of life; that nothing comes back ends no link: see LinkPulse.
        app.UseWebSockets(new WebSocketOptions
        {
            KeepAliveInterval = TimeSpan.FromSeconds(30), KeepAliveTimeout = TimeSpan.FromDays(1),
        });
        app.UseRateLimiter();
        Map(app, Dialect.Esp32);
        // The page at the same path is another endpoint; for WebSockets this one comes first.
        Map(app, Dialect.CSharp).WithMetadata(UpgradeOnly.Mark).WithOrder(-1);
    }

    private static RouteHandlerBuilder Map(WebApplication app, Dialect dialect) =>
        app.Map(dialect.Path, (HttpContext context, SessionServices services, SessionRegistry registry, IHostApplicationLifetime lifetime) =>
            ServeAsync(context, dialect, services, registry, lifetime)).RequireRateLimiting(ConnectionLimit);

    private static async Task ServeAsync(
        HttpContext context, Dialect dialect, SessionServices services, SessionRegistry registry, IHostApplicationLifetime lifetime)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.Headers.Upgrade = "websocket";
            await RefuseAsync(
                context, StatusCodes.Status426UpgradeRequired,
                new ProtocolError(ErrorCodes.InvalidMessage, "This address speaks WebSocket."));
            return;
        }

        var caller = Callers.Of(context.Request, dialect);
        if (caller is not null && !registry.HasRoomFor(caller.DeviceId, services.Settings.Current.MaxSessions))
        {
            await RefuseAsync(
                context, StatusCodes.Status503ServiceUnavailable,
                new ProtocolError(ErrorCodes.ServiceUnavailable, "The server has as many connections as it takes."));
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        if (caller is null)
        {
            await TurnAwayAsync(
                socket, dialect, new ProtocolError(ErrorCodes.MissingDeviceId, "The device-id is missing or not valid."),
                context.RequestAborted);
            return;
        }

        var pulse = context.Features.Get<LinkPulse>() ?? new LinkPulse(services.Time);
        await using var session = new DeviceSession(caller, socket, pulse, services);
        registry.Add(session);
        try
        {
            await session.RunAsync(lifetime.ApplicationStopping, context.RequestAborted);
        }
        finally
        {
            registry.Remove(session);
        }
    }

    /// <summary>Tells a client why it gets no session, and closes.</summary>
    private static async Task TurnAwayAsync(
        WebSocket socket, Dialect dialect, ProtocolError error, CancellationToken broken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(broken);
        patience.CancelAfter(TimeSpan.FromSeconds(2));
        try
        {
            await socket.SendAsync(dialect.Error("", error).ToUtf8(), WebSocketMessageType.Text, true, patience.Token);
            await socket.CloseOutputAsync(WebSocketCloseStatus.PolicyViolation, error.Code, patience.Token);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            socket.Abort();
        }
    }

    /// <summary>Before there is a WebSocket an error has the form of the HTTP interface.</summary>
    private static Task RefuseAsync(HttpContext context, int status, ProtocolError error) =>
        Results.Json(new { success = false, error_code = error.Code, message = error.Message }, statusCode: status)
            .ExecuteAsync(context);

    /// <summary>Stands in where nothing that sees was registered.</summary>
    private sealed class NoVision : IVisionModel
    {
        public bool IsConfigured => false;

        public ValueTask<VisionAnswer> AnswerAsync(
            ReadOnlyMemory<byte> image, string mimeType, string question, CancellationToken cancellationToken) =>
            ValueTask.FromResult(new VisionAnswer(null, "No vision model is configured."));
    }
}
