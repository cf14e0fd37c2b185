using Server.Speech;

namespace Providers.Fixed;

/// <summary>Registers the engines without latency.</summary>
public static class FixedServices
{
    /// <param name="services">Gets an <see cref="ISpeechToText"/>.</param>
    /// <param name="configuration">The section <c>Speech:Fixed</c>.</param>
    public static IServiceCollection AddFixedRecognition(this IServiceCollection services, IConfiguration configuration)
        => services.AddSingleton<ISpeechToText>(new FixedSpeechToText(Read(configuration)));

    /// <param name="services">Gets an <see cref="ITextToSpeech"/>.</param>
    /// <param name="configuration">The section <c>Speech:Fixed</c>.</param>
    public static IServiceCollection AddFixedSynthesis(this IServiceCollection services, IConfiguration configuration)
        => services.AddSingleton<ITextToSpeech>(new FixedTextToSpeech(Read(configuration)));

    private static FixedOptions Read(IConfiguration configuration) => configuration.Get<FixedOptions>() ?? new FixedOptions();
}
