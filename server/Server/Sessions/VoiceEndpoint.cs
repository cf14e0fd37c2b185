using System.Net.WebSockets;
using Server.Agents;
using Server.Auth;
using Server.Devices;
using Server.Journal;
using Server.Protocol;

namespace Server.Sessions;

/// <summary>The WebSocket at which devices and clients talk.</summary>
internal static class VoiceEndpoint
{
    public const string Path = "/xiaozhi/v1/";

    public static IServiceCollection AddVoice(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection("Sessions").Get<SessionOptions>() ?? new SessionOptions();
        services.AddSingleton(options);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<EventJournal>();
        services.AddSingleton<SessionRegistry>();
        services.AddSingleton<IConnectedDevices>(provider => provider.GetRequiredService<SessionRegistry>());
        services.AddSingleton<SessionServices>();
        return services;
    }

    public static void MapVoice(this WebApplication app)
    {
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(30) });
        app.Map(Path, ServeAsync);
    }

    private static async Task ServeAsync(
        HttpContext context, SessionServices services, SessionRegistry registry, DeviceGate gate, DeviceBindings bindings,
        IHostApplicationLifetime lifetime)
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
            await RefuseAsync(socket, new ProtocolError(ErrorCodes.MissingDeviceId, "The device-id is missing or not valid."), context.RequestAborted);
            return;
        }

        var admission = await gate.AdmitAsync(context.Request, deviceId, context.RequestAborted);
        if (admission is Admission.Refused { Error: var refusal })
        {
            await RefuseAsync(socket, refusal, context.RequestAborted);
            return;
        }

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(
            context.RequestAborted, lifetime.ApplicationStopping);
        var clientId = DeviceIds.ClientOf(context.Request);
        var isUnbound = admission is Admission.Unbound;
        if (isUnbound) services = services with { Agent = new BindingAgent(services.Agent, bindings, deviceId, clientId) };
        await using var session = new DeviceSession(deviceId, clientId, socket, services);

        // Nobody may command a device that nobody has taken in, and it may push no other out.
        if (!isUnbound) registry.Add(session);
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

    private static async Task RefuseAsync(WebSocket socket, ProtocolError error, CancellationToken cancellationToken)
    {
        await socket.SendAsync(StatusMessage.From(error).ToUtf8(), WebSocketMessageType.Text, true, cancellationToken);
        await CloseAsync(socket, WebSocketCloseStatus.PolicyViolation, cancellationToken);
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
