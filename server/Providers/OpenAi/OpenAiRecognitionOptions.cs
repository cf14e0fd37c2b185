namespace Providers.OpenAi;

/// <summary>Settings of an OpenAI-compatible transcription service, section <c>Speech:OpenAi:Recognition</c>: the cloud's, or a local
/// one such as whisper.cpp's server.</summary>
public sealed class OpenAiRecognitionOptions
{
    /// <summary>Up to and with the version, such as <c>http://127.0.0.1:8080/v1</c>; <c>/audio/transcriptions</c> is added; a query stays at its end.</summary>
    public string Endpoint { get; init; } = "https://api.openai.com/v1";

    /// <summary>Sent as <c>Authorization: Bearer</c>; local servers need none.</summary>
    public string ApiKey { get; init; } = "";

    /// <summary>Name of the model, as the server knows it.</summary>
    public string Model { get; init; } = "whisper-1";

    /// <summary>What people speak, ISO 639-1 such as <c>en</c>; without one the model finds out.</summary>
    public string Language { get; init; } = "";

    /// <summary><c>json</c>, which every server has, or <c>verbose_json</c>, which tells how sure the model is.</summary>
    public string ResponseFormat { get; init; } = "json";

    /// <summary>Tell the model the names of the things in the house (as its prompt), so that it writes them as they are
    /// written.</summary>
    public bool TellNames { get; init; } = true;

    /// <summary>How long the transcript may take from the end of the utterance on.</summary>
    public int TimeoutSeconds { get; init; } = 15;

    /// <summary>Requests at a time; what is said meanwhile waits in line.</summary>
    public int AtOnce { get; init; } = 8;
}
