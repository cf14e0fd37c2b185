using Server.Speech;

namespace Providers.Flite;

/// <summary>Registers the offline synthesiser.</summary>
public static class FliteServices
{
    /// <param name="services">Gets an <see cref="ITextToSpeech"/>.</param>
    /// <param name="configuration">The section <c>Speech:Flite</c>.</param>
    public static IServiceCollection AddFlite(this IServiceCollection services, IConfiguration configuration)
    {
        FliteOptions options = configuration.Get<FliteOptions>() ?? new FliteOptions();
        return services.AddSingleton<ITextToSpeech>(provider =>
            new CachingTextToSpeech(new FliteTextToSpeech(options, provider.GetRequiredService<ILogger<FliteTextToSpeech>>()),
            provider.GetService<TimeProvider>() ?? TimeProvider.System));
    }
}
