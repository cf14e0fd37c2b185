using System.Collections.Frozen;
using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Server.OwnerConsole;

/// <summary>The files of the page, held in the assembly and in memory. They hold no secret: what the page shows it asks for.</summary>
internal static class ConsolePage
{
    private const string Prefix = "console/";

    /// <summary>Scripts, styles and connections from this server alone, nothing inline, in no frame.</summary>
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly FrozenDictionary<string, ConsoleFile> Files = Load().ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The page itself stands at <c>/</c>, where devices may open a WebSocket: a request that is none gets the page.</summary>
    public static void MapPage(this WebApplication app)
    {
        app.Use((context, next) => IsForPage(context) ? Answer(context, "index.html").ExecuteAsync(context) : next(context));
        app.MapGet("/console/{file}", (HttpContext context, string file) => Answer(context, file)).ExcludeFromDescription();
    }

    private static bool IsForPage(HttpContext context) =>
        context.Request.Path == "/"
        && (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        && !context.WebSockets.IsWebSocketRequest;

    private static IResult Answer(HttpContext context, string name)
    {
        if (!Files.TryGetValue(name, out var file)) return Results.NotFound();
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "microphone=(self), camera=(), geolocation=()";
        headers.CacheControl = "no-cache";
        headers.Vary = "Accept-Encoding";
        if (!context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase))
            return Results.Bytes(file.Plain, file.ContentType, entityTag: file.PlainTag);
        headers.ContentEncoding = "gzip";
        return Results.Bytes(file.Compressed, file.ContentType, entityTag: file.CompressedTag);
    }

    private static IEnumerable<KeyValuePair<string, ConsoleFile>> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(resource)!;
            var plain = new byte[stream.Length];
            stream.ReadExactly(plain);
            var compressed = Compress(plain);
            yield return new(resource[Prefix.Length..], new ConsoleFile(plain, TagOf(plain), compressed, TagOf(compressed), ContentTypeOf(resource)));
        }
    }

    private static byte[] Compress(byte[] plain)
    {
        using var compressed = new MemoryStream();
        using (var writer = new GZipStream(compressed, CompressionLevel.SmallestSize)) writer.Write(plain);
        return compressed.ToArray();
    }

    private static EntityTagHeaderValue TagOf(byte[] content) => new($"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..32]}\"");

    private static string ContentTypeOf(string name) => Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        var other => throw new InvalidOperationException($"{other} has no content type here."),
    };

    private sealed record ConsoleFile(
        byte[] Plain, EntityTagHeaderValue PlainTag, byte[] Compressed, EntityTagHeaderValue CompressedTag, string ContentType);
}
