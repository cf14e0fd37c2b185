using Providers.OpenAi;

namespace Server.Vision;

/// <summary>Registers the vision model that the configuration names. A new provider is one line here.</summary>
internal static class VisionServices
{
    private static readonly Dictionary<string, Action<IServiceCollection, IConfiguration>> Providers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["none"] = (services, _) => services.AddSingleton<IVisionModel, NoVisionModel>(),
        ["openai"] = (services, vision) => services.AddOpenAiVision(vision),
    };

    /// <summary>Adds the <see cref="IVisionModel"/> of <c>Vision:Provider</c>, without which questions about pictures are
    /// refused.</summary>
    /// <exception cref="InvalidOperationException">The configuration names a provider that is not there.</exception>
    public static IServiceCollection AddVision(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection("Vision");
        var options = section.Get<VisionOptions>() ?? new VisionOptions();
        if (!Providers.TryGetValue(options.Provider, out var add))
            throw new InvalidOperationException($"Vision:Provider is '{options.Provider}'; there are {string.Join(", ", Providers.Keys)}.");
        add(services, section);
        return services.AddSingleton(options).AddSingleton<VisionDesk>();
    }
}
