using System.Net.WebSockets;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Server.Auth;
using Server.Devices;
using Server.Hosting;
using Server.Journal;
using Server.Mcp;
using Server.Protocol;
using Server.Vision;

namespace Server.Sessions;

/// <summary>The WebSockets at which devices and clients talk, one for each dialect.</summary>
internal static class VoiceEndpoint
{
    /// <summary>Where boards talk.</summary>
    public static readonly string Path = Dialect.Esp32.Path;

    /// <summary>Where clients of the Java server look for the same interface.</summary>
    private const string JavaPath = "/ws/xiaozhi/v1/";

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
        services.AddSingleton<SessionServices>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<MatcherPolicy, UpgradeOnlyPolicy>());
        return services;
    }

    public static void MapVoice(this WebApplication app)
    {
        app.UseLinkPulses();
        // Pings go out, and whatever comes back is a sign of life; that nothing comes back ends no link: see LinkPulse.
        app.UseWebSockets(new WebSocketOptions
        {
            KeepAliveInterval = TimeSpan.FromSeconds(30),
            KeepAliveTimeout = TimeSpan.FromDays(1),
        });
        Map(app, Dialect.Esp32, Path);
        Map(app, Dialect.Esp32, JavaPath);
        // The page at the same path is another endpoint; for WebSockets this one comes first.
        Map(app, Dialect.CSharp, Dialect.CSharp.Path).WithMetadata(UpgradeOnly.Mark).WithOrder(-1);
    }

    private static RouteHandlerBuilder Map(WebApplication app, Dialect dialect, string path) =>
        app.Map(path, (
            HttpContext context, SessionServices services, SessionRegistry registry, DeviceGate gate, DeviceBindings bindings,
            PublicAddress address, IHostApplicationLifetime lifetime) => ServeAsync(context, dialect, services, registry, gate, bindings, address, lifetime));

    private static async Task ServeAsync(
        HttpContext context, Dialect dialect, SessionServices services, SessionRegistry registry, DeviceGate gate, DeviceBindings bindings,
        PublicAddress address, IHostApplicationLifetime lifetime)
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
                services.Time, context.RequestAborted);
            return;
        }

        var admission = await gate.AdmitAsync(context.Request, caller.DeviceId, context.RequestAborted);
        if (admission is Admission.Refused { Error: var refusal })
        {
            await TurnAwayAsync(socket, dialect, refusal, services.Time, context.RequestAborted);
            return;
        }

        var isGuest = admission is Admission.Unbound;
        if (isGuest)
            services = services with { Agent = new BindingAgent(services.Agent, bindings, caller.DeviceId, caller.ClientId), Vision = new NoVisionModel() };
        var camera = services.Vision.IsConfigured
            ? new McpVision(address.Http(context.Request, VisionEndpoints.ExplainPath), gate.TokenFor(caller.DeviceId))
            : null;
        var pulse = context.Features.Get<LinkPulse>() ?? new LinkPulse(services.Time);
        await using var session = new DeviceSession(caller, isGuest, camera, socket, pulse, services);

        if (isGuest) registry.AddGuest();
        else registry.Add(session);
        try
        {
            await session.RunAsync(lifetime.ApplicationStopping, context.RequestAborted);
        }
        finally
        {
            if (isGuest) registry.RemoveGuest();
            else registry.Remove(session);
        }
    }

    /// <summary>Tells a client why it gets no session, and closes.</summary>
    private static async Task TurnAwayAsync(
        WebSocket socket, Dialect dialect, ProtocolError error, TimeProvider time, CancellationToken broken)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(2), time);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(broken, limit.Token);
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
        HttpErrors.Refuse(status, error.Code, error.Message).ExecuteAsync(context);
}
