using System.ClientModel;
using System.ClientModel.Primitives;
using OpenAI;
using OpenAI.Chat;

namespace Providers.OpenAi;

/// <summary>Where a model is asked.</summary>
internal static class ChatAddress
{
    /// <summary>A client that asks once and waits for as long as its user does.</summary>
    /// <param name="endpoint">Up to and with the version, such as <c>http://127.0.0.1:8080/v1</c>.</param>
    /// <param name="apiKey">Empty for a server that needs none.</param>
    /// <param name="model">Its name there.</param>
    public static ChatClient ClientOf(string endpoint, string apiKey, string model) => new(
        model,
        new ApiKeyCredential(apiKey.Length > 0 ? apiKey : "none"),
        new OpenAIClientOptions
        {
            Endpoint = new Uri(endpoint),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            // The time-outs are the users'; this one would also count while an answer comes.
            NetworkTimeout = Timeout.InfiniteTimeSpan,
        });
}
