using Server.Speech;

namespace Providers.Wyoming;

/// <summary>Registers Wyoming speech services.</summary>
public static class WyomingServices
{
    /// <param name="services">Gets an <see cref="ISpeechToText"/>.</param>
    /// <param name="configuration">The section <c>Speech:Wyoming:Recognition</c>.</param>
    public static IServiceCollection AddWyomingRecognition(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.Get<WyomingRecognitionOptions>() ?? new WyomingRecognitionOptions();
        return services.AddSingleton<ISpeechToText>(provider => new WyomingSpeechToText(
            options, provider.GetService<TimeProvider>() ?? TimeProvider.System, provider.GetRequiredService<ILogger<WyomingSpeechToText>>()));
    }

    /// <param name="services">Gets an <see cref="ITextToSpeech"/>.</param>
    /// <param name="configuration">The section <c>Speech:Wyoming:Synthesis</c>.</param>
    public static IServiceCollection AddWyomingSynthesis(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.Get<WyomingSynthesisOptions>() ?? new WyomingSynthesisOptions();
        return services.AddSingleton<ITextToSpeech>(provider =>
        {
            var time = provider.GetService<TimeProvider>() ?? TimeProvider.System;
            return new CachingTextToSpeech(
                new WyomingTextToSpeech(options, time, provider.GetRequiredService<ILogger<WyomingTextToSpeech>>()), time, atOnce: options.AtOnce);
        });
    }
}
