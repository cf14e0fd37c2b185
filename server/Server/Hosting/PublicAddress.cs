namespace Server.Hosting;

/// <summary>Under which address the server is reached from outside. Without <c>Server:PublicUrl</c> it is the one that the
/// request itself was sent to; behind a proxy, which sends requests on to another, the setting says it.
/// <c>X-Forwarded-*</c> headers are not believed: anybody can send them.</summary>
internal sealed class PublicAddress
{
    private readonly string? _configured;

    public PublicAddress(IConfiguration configuration)
    {
        if (configuration["Server:PublicUrl"] is not { Length: > 0 } text) return;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            throw new InvalidOperationException($"Server:PublicUrl is \"{text}\" and must be like https://house.example.");
        Authority = url.Authority;
        _configured = url.GetLeftPart(UriPartial.Path).TrimEnd('/');
    }

    /// <summary>Host and port of the setting; null without one.</summary>
    public string? Authority { get; }

    /// <param name="path">Begins with a slash.</param>
    public string Http(HttpRequest request, string path) => (_configured ?? $"{request.Scheme}://{request.Host.ToUriComponent()}") + path;

    /// <summary>The same for a WebSocket: <c>ws</c>, or <c>wss</c> over TLS.</summary>
    public string WebSocket(HttpRequest request, string path) => "ws" + Http(request, path)["http".Length..];
}

internal static class PublicAddressServices
{
    public static IServiceCollection AddPublicAddress(this IServiceCollection services) => services.AddSingleton<PublicAddress>();
}
