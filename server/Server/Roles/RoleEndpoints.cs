using System.Text.Json;
using System.Text.Json.Serialization;
using Server.Auth;
using Server.OpenApi;
using Server.Protocol;
using Server.Speech;

namespace Server.Roles;

/// <summary>Where the owner sees roles and voices, and says who answers on which device.</summary>
internal static class RoleEndpoints
{
    private const int MaxBodyBytes = 4096;

    public static IServiceCollection AddRoles(this IServiceCollection services) =>
        services.AddSingleton<RoleBook>().AddSingleton<DeviceRoles>();

    public static void MapRoles(this WebApplication app)
    {
        app.MapGet("/api/roles", ListAsync).RequireOwner().WithTags("Roles")
            .WithSummary("Owner: lists the roles, and the devices that have one of their own").Produces<RoleList>().Produces<HttpError>(401);
        app.MapGet("/api/voices", (ITextToSpeech speech) => JsonAnswers.Answer(
                new VoiceList([.. speech.Voices.Select(voice => new VoiceView(voice.Name, voice.Language, voice.Description))]), RoleJson.Wire.VoiceList))
            .RequireOwner().WithTags("Roles").WithSummary("Owner: lists the voices of the synthesis, the default one first")
            .Produces<VoiceList>().Produces<HttpError>(401);
        app.MapPut("/api/devices/{id}/role", SetAsync).RequireOwner().WithTags("Roles")
            .WithSummary("Owner: says who answers on a device; null for the default role").TakesJson("""{"role":"nurse"}""")
            .Produces(204).Produces<HttpError>(400).Produces<HttpError>(401).Produces<HttpError>(404);
    }

    private static async Task<IResult> ListAsync(RoleBook book, DeviceRoles roles, CancellationToken cancellationToken) =>
        JsonAnswers.Answer(
            new RoleList(
                book.Default.Name,
                [.. book.All.Select(role => new RoleView(role.Name, role.DisplayName, role.Description, role.Voice, role.Language, role.Greeting))],
                [.. (await roles.ListAsync(cancellationToken)).Select(device => new DeviceRole(device.DeviceId, device.Role))]),
            RoleJson.Wire.RoleList);

    private static async Task<IResult> SetAsync(
        string id, HttpRequest request, RoleBook book, DeviceRoles roles, CancellationToken cancellationToken)
    {
        if (await ReadAsync(request, cancellationToken) is not { } choice) return HttpErrors.InvalidRequest("The body is {\"role\":…}.");
        var role = book.Find(choice.Role);
        if (choice.Role is not null && role is null)
            return HttpErrors.InvalidRequest($"There is no such role; there are {string.Join(", ", book.All.Select(known => known.Name))}.", invalid: ["role"]);
        return DeviceIds.Read(id) is { } deviceId && await roles.SetAsync(deviceId, role?.Name, cancellationToken)
            ? Results.NoContent()
            : HttpErrors.Refuse(StatusCodes.Status404NotFound, ErrorCodes.NotFound, "No such device is known.");
    }

    private static async ValueTask<RoleChoice?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (await BoundedBody.ReadAsync(request, MaxBodyBytes, cancellationToken) is not { } bytes) return null;
        try
        {
            return JsonSerializer.Deserialize(bytes.Span, RoleJson.Wire.RoleChoice);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <param name="Role">Its name; null for the default one.</param>
internal sealed record RoleChoice([property: JsonRequired] string? Role);

/// <param name="Default">The name of the role that answers where nothing else is said.</param>
/// <param name="Devices">Those that have a role of their own.</param>
internal sealed record RoleList(string Default, IReadOnlyList<RoleView> Roles, IReadOnlyList<DeviceRole> Devices);

/// <inheritdoc cref="Agents.Role"/>
internal sealed record RoleView(string Name, string DisplayName, string Description, string? Voice, string Language, string? Greeting);

internal sealed record DeviceRole(string DeviceId, string Role);

internal sealed record VoiceList(IReadOnlyList<VoiceView> Voices);

/// <inheritdoc cref="Speech.Voice"/>
internal sealed record VoiceView(string Name, string Language, string? Description);

[JsonSerializable(typeof(RoleChoice))]
[JsonSerializable(typeof(RoleList))]
[JsonSerializable(typeof(VoiceList))]
internal sealed partial class RoleJson : JsonSerializerContext
{
    public static readonly RoleJson Wire = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = new RawUtf8Encoder(),
    });
}
