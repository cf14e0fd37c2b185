using Providers.Fixed;
using Providers.Flite;
using Providers.OpenAi;
using Providers.PocketSphinx;
using Providers.Wyoming;

namespace Server.Speech;

/// <summary>Registers the speech engines that the configuration names. A new engine is one line here.</summary>
public static class SpeechServices
{
    private static readonly Dictionary<string, Action<IServiceCollection, IConfiguration>> Recognition = new(StringComparer.OrdinalIgnoreCase)
    {
        ["pocketsphinx"] = (services, speech) => services.AddPocketSphinx(speech.GetSection("PocketSphinx")),
        ["openai"] = (services, speech) => services.AddOpenAiRecognition(speech.GetSection("OpenAi:Recognition")),
        ["wyoming"] = (services, speech) => services.AddWyomingRecognition(speech.GetSection("Wyoming:Recognition")),
        ["fixed"] = (services, speech) => services.AddFixedRecognition(speech.GetSection("Fixed")),
    };

    private static readonly Dictionary<string, Action<IServiceCollection, IConfiguration>> Synthesis = new(StringComparer.OrdinalIgnoreCase)
    {
        ["flite"] = (services, speech) => services.AddFlite(speech.GetSection("Flite")),
        ["openai"] = (services, speech) => services.AddOpenAiSynthesis(speech.GetSection("OpenAi:Synthesis")),
        ["wyoming"] = (services, speech) => services.AddWyomingSynthesis(speech.GetSection("Wyoming:Synthesis")),
        ["fixed"] = (services, speech) => services.AddFixedSynthesis(speech.GetSection("Fixed")),
    };

    /// <summary>Adds the <see cref="ISpeechToText"/> of <c>Speech:Recognition</c> (default <c>pocketsphinx</c>) and
    /// the <see cref="ITextToSpeech"/> of <c>Speech:Synthesis</c> (default <c>flite</c>). <c>Speech:FallbackRecognition</c> hears
    /// when the former cannot be used.</summary>
    /// <exception cref="InvalidOperationException">The configuration names an engine that is not there.</exception>
    public static IServiceCollection AddSpeech(this IServiceCollection services, IConfiguration configuration)
    {
        IConfigurationSection speech = configuration.GetSection("Speech");
        Choose("Speech:Recognition", Recognition, speech["Recognition"] ?? "pocketsphinx")(services, speech);
        if (speech["FallbackRecognition"] is { Length: > 0 } fallback) AddFallback(services, speech, fallback);
        Choose("Speech:Synthesis", Synthesis, speech["Synthesis"] ?? "flite")(services, speech);
        services.AddSingleton(provider => new OpusSpeech(
            provider.GetRequiredService<ITextToSpeech>(), provider.GetService<TimeProvider>() ?? TimeProvider.System));
        return services.AddHostedService<SpeechStart>();
    }

    private static void AddFallback(IServiceCollection services, IConfiguration speech, string name)
    {
        var first = Take(services);
        Choose("Speech:FallbackRecognition", Recognition, name)(services, speech);
        var second = Take(services);
        services.AddSingleton<ISpeechToText>(provider => new FallbackSpeechToText(first(provider), second(provider)));
    }

    /// <summary>Takes out the engine that was registered last.</summary>
    private static Func<IServiceProvider, ISpeechToText> Take(IServiceCollection services)
    {
        var registered = services.Last(service => service.ServiceType == typeof(ISpeechToText));
        services.Remove(registered);
        return provider => (ISpeechToText)(registered.ImplementationInstance ?? registered.ImplementationFactory!(provider));
    }

    private static T Choose<T>(string setting, Dictionary<string, T> engines, string name)
        => engines.TryGetValue(name, out T? engine)
            ? engine
            : throw new InvalidOperationException($"{setting} is '{name}'; there are {string.Join(", ", engines.Keys)}.");
}
