using System.Text.Json.Serialization;
using Server.Protocol;

namespace Server.Configuration;

/// <summary><c>/api/cfg</c> of the C# server API: that the service is there. It tells nothing of the configuration and
/// changes nothing, whoever asks: settings are in <c>appsettings.json</c> and the environment, for the owner of the machine.</summary>
internal static class ConfigurationEndpoints
{
    public const string Path = "/api/cfg";

    private static readonly ConfigurationStatus Running = new("ok", "Cfg service is running");

    public static void MapConfiguration(this WebApplication app)
    {
        app.MapMethods(Path, [HttpMethods.Get, HttpMethods.Post], () => JsonAnswers.Answer(Running, ConfigurationJson.Default.ConfigurationStatus))
            .WithTags("Configuration").WithSummary("Whether the configuration service runs; nothing can be changed by it").Produces<ConfigurationStatus>();
    }
}

internal sealed record ConfigurationStatus(string Status, string Message);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ConfigurationStatus))]
internal sealed partial class ConfigurationJson : JsonSerializerContext;
