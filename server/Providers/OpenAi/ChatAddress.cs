using System.ClientModel;
using System.ClientModel.Primitives;
using OpenAI;
using OpenAI.Chat;

namespace Providers.OpenAi;

/// <summary>Where a model is asked.</summary>
internal static class ChatAddress
{
    /// <summary>A client that asks once and waits for as long as its user does.</summary>
    /// <param name="endpoint">Up to and with the version, such as <c>http://127.0.0.1:8080/v1</c>; a query stays at its end.</param>
    /// <param name="apiKey">Sent as a bearer token; empty for a server that needs none.</param>
    /// <param name="model">Its name there.</param>
    /// <param name="headers">Sent besides.</param>
    public static ChatClient ClientOf(string endpoint, string apiKey, string model, IReadOnlyDictionary<string, string>? headers = null)
    {
        var options = new OpenAIClientOptions
        {
            Endpoint = new Uri(endpoint),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            // The time-outs are the users'; this one would also count while an answer comes.
            NetworkTimeout = Timeout.InfiniteTimeSpan,
        };
        options.AddPolicy(new Headers(headers ?? new Dictionary<string, string>(), hasKey: apiKey.Length > 0), PipelinePosition.BeforeTransport);
        return new ChatClient(model, new ApiKeyCredential(apiKey.Length > 0 ? apiKey : "none"), options);
    }

    /// <summary>The library takes no empty key and knows no other header for it.</summary>
    private sealed class Headers(IReadOnlyDictionary<string, string> headers, bool hasKey) : PipelinePolicy
    {
        public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
        {
            Write(message.Request.Headers);
            ProcessNext(message, pipeline, currentIndex);
        }

        public override ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
        {
            Write(message.Request.Headers);
            return ProcessNextAsync(message, pipeline, currentIndex);
        }

        private void Write(PipelineRequestHeaders request)
        {
            if (!hasKey) request.Remove("Authorization");
            foreach (var (name, value) in headers) request.Set(name, value);
        }
    }
}
