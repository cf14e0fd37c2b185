namespace Providers.OpenAi;

/// <summary>Settings of an OpenAI-compatible vision model, section <c>Vision</c>. Local servers (Ollama, llama.cpp, vLLM)
/// speak the same protocol as the cloud's.</summary>
public sealed record OpenAiVisionOptions
{
    /// <summary>Up to and with the version, such as <c>http://127.0.0.1:11434/v1</c>.</summary>
    public string Endpoint { get; init; } = "https://api.openai.com/v1";

    /// <summary>Sent as <c>Authorization: Bearer</c>; local servers need none.</summary>
    public string ApiKey { get; init; } = "";

    /// <summary>Sent with each request besides, for servers that want their key elsewhere: <c>Headers:api-key</c>.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Name of the model; without one nothing is asked.</summary>
    public string Model { get; init; } = "";

    /// <summary>How long an answer may take, all together. Boards wait about half a minute for theirs.</summary>
    public int TimeoutSeconds { get; init; } = 25;
}
