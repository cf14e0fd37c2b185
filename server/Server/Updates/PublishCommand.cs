using System.Net.Http.Headers;
using System.Text.Json;
using Server.Storage;

namespace Server.Updates;

/// <summary><c>publish FILE --board NAME --version X.Y.Z</c>: puts firmware where boards find it, in the data folder of this
/// machine or on a server elsewhere. A server over the same folder need not run, and need not be started again.</summary>
internal static class PublishCommand
{
    public const string Name = "publish";

    private const string Usage = "publish FILE --board NAME --version X.Y.Z [--channel NAME] [--percent 0-100] [--folder DATA | --server URL [--key OWNER-KEY]]";

    private const int Done = 0;
    private const int Refused = 1;
    private const int WrongUse = 2;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <param name="arguments">What follows the name of the command.</param>
    /// <param name="output">Where the outcome is told.</param>
    /// <param name="errors">Where a refusal is told.</param>
    /// <returns>0 when it is published, 1 when the file or a name is refused, 2 for wrong use.</returns>
    public static async Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter errors, CancellationToken cancellationToken = default)
    {
        var options = new Dictionary<string, string?>
        {
            ["--board"] = null,
            ["--version"] = null,
            ["--channel"] = null,
            ["--percent"] = null,
            ["--folder"] = new StorageOptions().Folder,
            ["--server"] = null,
            ["--key"] = null,
        };
        string? file = null;
        for (var i = 0; i < arguments.Length; i++)
        {
            if (options.ContainsKey(arguments[i]) && i + 1 < arguments.Length) options[arguments[i]] = arguments[++i];
            else if (file is null && !arguments[i].StartsWith('-')) file = arguments[i];
            else return Fail(errors, WrongUse, $"\"{arguments[i]}\" is not understood: {Usage}");
        }

        if (file is null || options["--board"] is null || options["--version"] is null) return Fail(errors, WrongUse, Usage);
        if (!Publication.TryParse(options["--board"], options["--version"], options["--channel"], options["--percent"], out var publication, out var problem))
            return Fail(errors, Refused, problem);
        try
        {
            await using var content = File.OpenRead(file);
            return options["--server"] is { } server
                ? await UploadAsync(content, publication!, server, options["--key"], output, errors, cancellationToken)
                : await PublishAsync(content, publication!, options["--folder"]!, output, errors, cancellationToken);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return Fail(errors, Refused, $"{file} cannot be published: {unreadable.Message}");
        }
    }

    private static async Task<int> PublishAsync(
        Stream content, Publication publication, string folder, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        var store = new FirmwareStore(new StorageOptions { Folder = folder });
        switch (await store.PublishAsync(content, publication, TimeProvider.System, cancellationToken))
        {
            case PublishOutcome.Published { Image: var image, IsNew: var isNew }:
                await output.WriteLineAsync($"{(isNew ? "Published" : "Already there, nothing changed:")} {image.FileName}: {image.Size} bytes, SHA-256 {image.Sha256}, channel {image.Channel}, {image.RolloutPercent} % of its devices.");
                return Done;
            case PublishOutcome.Refused refused:
                return Fail(errors, Refused, refused.Words);
            default:
                throw new InvalidOperationException("A publication ends in one of two ways.");
        }
    }

    private static async Task<int> UploadAsync(
        Stream content, Publication publication, string server, string? key, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(server, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            return Fail(errors, WrongUse, $"\"{server}\" is no address of a server, like http://192.168.1.10:8000.");
        var query = $"?board={publication.Board}&version={publication.Version}&channel={publication.Channel}&percent={publication.RolloutPercent}";
        using var client = new HttpClient { Timeout = Patience };
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri(address, FirmwareEndpoints.Path + query)) { Content = new StreamContent(content) };
        // A server that refuses says so before the file is sent.
        request.Headers.ExpectContinue = true;
        if (key is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        try
        {
            using var response = await client.SendAsync(request, cancellationToken);
            var message = MessageOf(await response.Content.ReadAsStringAsync(cancellationToken)) ?? $"The server answers with status {(int)response.StatusCode}.";
            if (!response.IsSuccessStatusCode) return Fail(errors, Refused, message);
            await output.WriteLineAsync($"{publication.Board} {publication.Version}: {message}");
            return Done;
        }
        catch (Exception unreachable) when (unreachable is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return Fail(errors, Refused, $"{server} cannot be reached: {unreachable.Message}");
        }
    }

    private static string? MessageOf(string body)
    {
        try
        {
            using var reply = JsonDocument.Parse(body);
            return reply.RootElement.ValueKind == JsonValueKind.Object && reply.RootElement.TryGetProperty("message", out var message) ? message.ToString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static int Fail(TextWriter errors, int code, string text)
    {
        errors.WriteLine(text);
        return code;
    }
}
