using Microsoft.Extensions.DependencyInjection.Extensions;
using Server.Speech;

namespace Providers.PocketSphinx;

/// <summary>Registers the offline recogniser.</summary>
public static class PocketSphinxServices
{
    /// <param name="services">Gets an <see cref="ISpeechToText"/>.</param>
    /// <param name="configuration">The section <c>Speech:PocketSphinx</c>.</param>
    public static IServiceCollection AddPocketSphinx(this IServiceCollection services, IConfiguration configuration)
    {
        PocketSphinxOptions options = configuration.Get<PocketSphinxOptions>() ?? new PocketSphinxOptions();
        services.TryAddSingleton(TimeProvider.System);
        return services.AddSingleton<ISpeechToText>(provider => new PocketSphinxSpeechToText(
            options,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<PocketSphinxSpeechToText>>()));
    }
}
