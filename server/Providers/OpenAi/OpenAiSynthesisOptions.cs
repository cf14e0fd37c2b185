namespace Providers.OpenAi;

/// <summary>Settings of an OpenAI-compatible speech service, section <c>Speech:OpenAi:Synthesis</c>.</summary>
public sealed class OpenAiSynthesisOptions
{
    /// <summary>Up to and with the version, such as <c>http://127.0.0.1:8880/v1</c>; <c>/audio/speech</c> is added; a query stays at its end.</summary>
    public string Endpoint { get; init; } = "https://api.openai.com/v1";

    /// <summary>Sent as <c>Authorization: Bearer</c>; local servers need none.</summary>
    public string ApiKey { get; init; } = "";

    /// <summary>Name of the model, as the server knows it.</summary>
    public string Model { get; init; } = "tts-1";

    /// <summary>Who speaks by default.</summary>
    public string Voice { get; init; } = "alloy";

    /// <summary>The other voices that may be chosen, with their language as BCP 47 has it: <c>"af_heart": "en-US"</c>. The interface
    /// has no list of them.</summary>
    public IReadOnlyDictionary<string, string> Voices { get; init; } = new Dictionary<string, string>();

    /// <summary>What the server is asked for: <c>pcm</c>, whose first sound comes first, or <c>wav</c>, which says its rate.</summary>
    public string Format { get; init; } = "pcm";

    /// <summary>Rate of its <c>pcm</c>, which does not say: 24,000 with OpenAI and those who follow it.</summary>
    public int SampleRateHz { get; init; } = 24_000;

    /// <summary>How long the first sound may take, and each part after it.</summary>
    public int TimeoutSeconds { get; init; } = 10;

    /// <summary>Sentences that are made at a time; others wait in line.</summary>
    public int AtOnce { get; init; } = 8;
}
