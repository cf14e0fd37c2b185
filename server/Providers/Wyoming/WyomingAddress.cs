using System.Net;

namespace Providers.Wyoming;

/// <summary>Where a service listens.</summary>
internal readonly record struct WyomingAddress(string Host, int Port)
{
    private const string Scheme = "tcp://";

    /// <param name="setting">The name of the setting, for whoever set it wrong.</param>
    /// <param name="text">Host and port; <c>tcp://</c> before it may be, as those services write it.</param>
    /// <exception cref="ArgumentException">It is no host with a port.</exception>
    public static WyomingAddress Parse(string setting, string text)
    {
        var address = text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? text[Scheme.Length..] : text;
        return Uri.TryCreate(Scheme + address, UriKind.Absolute, out var uri) && uri is { Port: > IPEndPoint.MinPort, AbsolutePath: "/" or "", Host.Length: > 0 }
            ? new WyomingAddress(uri.IdnHost, uri.Port)
            : throw new ArgumentException($"{setting} is '{text}', which is no host with a port.", nameof(text));
    }
}
