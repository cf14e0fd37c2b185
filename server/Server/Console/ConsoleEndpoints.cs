using System.Text.Json;
using Server.Auth;

namespace Server.OwnerConsole;

/// <summary>The page at <c>/</c> where the owner sees and handles the house, and what it talks to. The namespace is not
/// that of the folder, lest it hide <see cref="System.Console"/>.</summary>
internal static class ConsoleEndpoints
{
    private const string Path = "/api/console";

    public static IServiceCollection AddConsole(this IServiceCollection services)
    {
        services.AddSingleton<LogTail>();
        services.AddSingleton<ILoggerProvider>(provider => provider.GetRequiredService<LogTail>());
        services.AddSingleton<HouseFeed>();
        services.AddHostedService(provider => provider.GetRequiredService<HouseFeed>());
        services.AddSingleton<House>();
        services.AddSingleton<EventStream>();
        services.AddSingleton<DeviceCommands>();
        services.AddSingleton<KnownDevices>();
        return services.AddSingleton<OwnerSession>();
    }

    public static void MapConsole(this WebApplication app)
    {
        app.MapPage();
        var all = app.MapGroup(Path).ExcludeFromDescription();
        all.MapPost("/session", (HttpContext context, OwnerSession session) => session.OpenAsync(context, context.RequestAborted));
        all.MapDelete("/session", OwnerSession.Close);

        var owners = all.MapGroup("").RequireOwner();
        owners.MapGet("/snapshot", async (House house, CancellationToken cancellationToken) =>
            Results.Json(await house.LookAsync(cancellationToken), ConsoleJson.Page.Snapshot));
        owners.MapGet("/events", (HttpContext context, EventStream stream, HouseFeed feed) =>
            stream.ServeAsync(context, feed.Entries, fromKept: false, JournalEvents.Write));
        owners.MapGet("/logs", (HttpContext context, EventStream stream, LogTail log) =>
            stream.ServeAsync(context, log.Lines, fromKept: true, line => ("line", JsonSerializer.Serialize(line, ConsoleJson.Page.LogLine))));

        var device = owners.MapGroup("/devices/{id}");
        device.MapPost("/commands", (string id, HttpRequest request, DeviceCommands commands, CancellationToken cancellationToken) =>
            commands.ExecuteAsync(id, request, cancellationToken));
        device.MapPatch("", (string id, HttpRequest request, KnownDevices known, CancellationToken cancellationToken) =>
            known.RenameAsync(id, request, cancellationToken));
        device.MapDelete("", (string id, KnownDevices known, CancellationToken cancellationToken) => known.ForgetAsync(id, cancellationToken));
        device.MapGet("/conversation", (string id, long? before, KnownDevices known, CancellationToken cancellationToken) =>
            known.ConversationAsync(id, before, cancellationToken));
    }
}
