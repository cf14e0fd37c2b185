namespace Providers.OpenAi;

/// <summary>Where an OpenAI-compatible language model is, section <c>Agent:Model</c>. Local servers (llama.cpp, Ollama,
/// vLLM) speak the same protocol as the cloud's.</summary>
public sealed record OpenAiChatOptions
{
    /// <summary>Up to and with the version, such as <c>http://127.0.0.1:8080/v1</c>; without one no model is used.
    /// <c>/chat/completions</c> is added to its path; a query (<c>?api-version=…</c>) stays.</summary>
    public string Endpoint { get; init; } = "";

    /// <summary>Sent as <c>Authorization: Bearer</c>; local servers need none.</summary>
    public string ApiKey { get; init; } = "";

    /// <summary>Name of the model; without one no model is used.</summary>
    public string Model { get; init; } = "";

    /// <summary>Sent with each request besides, for servers that want their key elsewhere: <c>Headers:api-key</c>.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Address and name are told.</summary>
    public bool IsConfigured => Endpoint.Length > 0 && Model.Length > 0;
}
