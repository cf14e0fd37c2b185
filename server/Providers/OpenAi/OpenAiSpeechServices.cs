using Server.Speech;

namespace Providers.OpenAi;

/// <summary>Registers OpenAI-compatible speech services.</summary>
public static class OpenAiSpeechServices
{
    /// <param name="services">Gets an <see cref="ISpeechToText"/>.</param>
    /// <param name="configuration">The section <c>Speech:OpenAi:Recognition</c>.</param>
    public static IServiceCollection AddOpenAiRecognition(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.Get<OpenAiRecognitionOptions>() ?? new OpenAiRecognitionOptions();
        return services.AddSingleton<ISpeechToText>(provider => new OpenAiSpeechToText(
            options, provider.GetService<TimeProvider>() ?? TimeProvider.System, provider.GetRequiredService<ILogger<OpenAiSpeechToText>>()));
    }

    /// <param name="services">Gets an <see cref="ITextToSpeech"/>.</param>
    /// <param name="configuration">The section <c>Speech:OpenAi:Synthesis</c>.</param>
    public static IServiceCollection AddOpenAiSynthesis(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.Get<OpenAiSynthesisOptions>() ?? new OpenAiSynthesisOptions();
        return services.AddSingleton<ITextToSpeech>(provider =>
        {
            var time = provider.GetService<TimeProvider>() ?? TimeProvider.System;
            return new CachingTextToSpeech(
                new OpenAiTextToSpeech(options, time, provider.GetRequiredService<ILogger<OpenAiTextToSpeech>>()), time, atOnce: options.AtOnce);
        });
    }
}
