using Server.Vision;

namespace Providers.OpenAi;

/// <summary>Registers the OpenAI-compatible vision model.</summary>
public static class OpenAiVisionServices
{
    /// <param name="services">Gets an <see cref="IVisionModel"/>.</param>
    /// <param name="configuration">The section <c>Vision</c>.</param>
    public static IServiceCollection AddOpenAiVision(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.Get<OpenAiVisionOptions>() ?? new OpenAiVisionOptions();
        return services.AddSingleton<IVisionModel>(provider =>
            new OpenAiVision(options, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<OpenAiVision>>()));
    }
}
