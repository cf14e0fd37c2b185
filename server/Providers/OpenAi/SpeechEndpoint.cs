using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Server.Speech;

namespace Providers.OpenAi;

/// <summary>One address of an OpenAI-compatible speech service. The <c>OpenAI</c> package is not used for speech: it reads a whole
/// answer before it gives the first byte of sound, and leaves no say over the form's exact bytes, in which small servers are
/// particular.</summary>
internal sealed class SpeechEndpoint : IDisposable
{
    // Who tells to come back later than this is not waited for: somebody stands before the board.
    private static readonly TimeSpan LongestRetry = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(5);

    // So that a name that moves to another machine is found there.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    private const int MaxErrorBytes = 8 * 1024;
    private const int MaxReasonCharacters = 200;

    private readonly string _engine;
    private readonly Uri _address;
    private readonly string _apiKey;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly HttpClient _client;

    /// <param name="engine">As people know it.</param>
    /// <param name="setting">Where the address is set, for whoever set it wrong.</param>
    /// <param name="endpoint">Up to and with the version.</param>
    /// <param name="path">Behind it, without a slash before it.</param>
    /// <exception cref="ArgumentException">The endpoint is no HTTP address.</exception>
    public SpeechEndpoint(string engine, string setting, string endpoint, string path, string apiKey, TimeProvider time, ILogger logger)
    {
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var start) || start.Scheme is not ("http" or "https"))
            throw new ArgumentException($"{setting} is '{endpoint}', which is no HTTP address.", nameof(endpoint));
        // A query of the endpoint, such as the version of Azure's interface, stays at its end.
        var address = new UriBuilder(start) { Path = start.AbsolutePath.TrimEnd('/') + "/" + path }.Uri;
        (_engine, _address, _apiKey, _time, _logger) = (engine, address, apiKey, time, logger);
        _client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false, // The key is for this address only.
            ConnectTimeout = ConnectPatience,
            PooledConnectionLifetime = ConnectionLifetime,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan, // Callers have their own, in their own time.
        };
    }

    /// <summary>Asks; once more when the server is busy and says that it will not be for long. The head of the answer has been
    /// read, which is a good one.</summary>
    /// <param name="content">Makes the body anew for each try.</param>
    /// <exception cref="SpeechUnavailableException">The server refused.</exception>
    /// <exception cref="HttpRequestException">It cannot be reached.</exception>
    public async Task<HttpResponseMessage> PostAsync(Func<HttpContent> content, CancellationToken cancellationToken)
    {
        for (var isRetry = false; ; isRetry = true)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, _address) { Content = content() };
            if (_apiKey.Length > 0) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _apiKey);
            var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (response.IsSuccessStatusCode) return response;
            using (response)
            {
                if (isRetry || PauseOf(response) is not { } pause) throw await RefusedAsync(response, cancellationToken);
                await Task.Delay(pause, _time, cancellationToken);
            }
        }
    }

    public void Dispose() => _client.Dispose();

    /// <summary>How long to wait before asking again; null for not at all.</summary>
    private TimeSpan? PauseOf(HttpResponseMessage response)
    {
        if ((int)response.StatusCode is not (StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable)) return null;
        var pause = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - _time.GetUtcNow(),
            _ => (TimeSpan?)null,
        };
        return pause <= LongestRetry ? TimeSpan.FromTicks(Math.Max(0, pause.Value.Ticks)) : null;
    }

    private async Task<SpeechUnavailableException> RefusedAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        _logger.LogWarning(
            "The {Engine} refused with status {Status}: {Reason}", _engine, status.ToString(CultureInfo.InvariantCulture),
            // What is said about a key may repeat it.
            status is 401 or 403 ? "is the key right?" : await ReasonAsync(response, cancellationToken));
        return new SpeechUnavailableException(status switch
        {
            StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable => $"The {_engine} is too busy.",
            401 or 403 => $"The {_engine} does not let this server in.",
            _ => $"The {_engine} refused the request.",
        });
    }

    /// <summary>What an error of the usual form says, short and without the key.</summary>
    private async Task<string> ReasonAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            var body = await BoundedBody.ReadAsync(response.Content, MaxErrorBytes, cancellationToken);
            using var json = JsonDocument.Parse(body);
            if (json.RootElement is not { ValueKind: JsonValueKind.Object } root || !root.TryGetProperty("error", out var error)) return "";
            var text = error.ValueKind == JsonValueKind.Object && error.TryGetProperty("message", out var message) ? message : error;
            var reason = text.ValueKind == JsonValueKind.String ? text.GetString()!.ReplaceLineEndings(" ") : "";
            if (_apiKey.Length > 0) reason = reason.Replace(_apiKey, "(key)", StringComparison.Ordinal);
            return reason.Length > MaxReasonCharacters ? reason[..MaxReasonCharacters] : reason;
        }
        catch (Exception unreadable) when (unreadable is JsonException or FormatException or IOException or HttpRequestException)
        {
            return "(no reason that can be read)";
        }
    }
}
