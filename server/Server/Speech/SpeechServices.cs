using Providers.Fixed;
using Providers.Flite;
using Providers.PocketSphinx;

namespace Server.Speech;

/// <summary>Registers the speech engines that the configuration names. A new engine is one line here.</summary>
public static class SpeechServices
{
    private static readonly Dictionary<string, Action<IServiceCollection, IConfiguration>> Recognition = new(StringComparer.OrdinalIgnoreCase)
    {
        ["pocketsphinx"] = (services, speech) => services.AddPocketSphinx(speech.GetSection("PocketSphinx")),
        ["fixed"] = (services, speech) => services.AddFixedRecognition(speech.GetSection("Fixed")),
    };

    private static readonly Dictionary<string, Action<IServiceCollection, IConfiguration>> Synthesis = new(StringComparer.OrdinalIgnoreCase)
    {
        ["flite"] = (services, speech) => services.AddFlite(speech.GetSection("Flite")),
        ["fixed"] = (services, speech) => services.AddFixedSynthesis(speech.GetSection("Fixed")),
    };

    /// <summary>Adds the <see cref="ISpeechToText"/> of <c>Speech:Recognition</c> (default <c>pocketsphinx</c>) and
    /// the <see cref="ITextToSpeech"/> of <c>Speech:Synthesis</c> (default <c>flite</c>).</summary>
    /// <exception cref="InvalidOperationException">The configuration names an engine that is not there.</exception>
    public static IServiceCollection AddSpeech(this IServiceCollection services, IConfiguration configuration)
    {
        IConfigurationSection speech = configuration.GetSection("Speech");
        Choose("Speech:Recognition", Recognition, speech["Recognition"] ?? "pocketsphinx")(services, speech);
        Choose("Speech:Synthesis", Synthesis, speech["Synthesis"] ?? "flite")(services, speech);
        services.AddSingleton(provider => new OpusSpeech(
            provider.GetRequiredService<ITextToSpeech>(), provider.GetService<TimeProvider>() ?? TimeProvider.System));
        return services.AddHostedService<SpeechStart>();
    }

    private static T Choose<T>(string setting, Dictionary<string, T> engines, string name)
        => engines.TryGetValue(name, out T? engine)
            ? engine
            : throw new InvalidOperationException($"{setting} is '{name}'; there are {string.Join(", ", engines.Keys)}.");
}
