namespace Server.Auth;

/// <summary>What a request shows to be let in.</summary>
internal static class BearerToken
{
    private const string Scheme = "Bearer ";

    /// <summary>The token of the <c>Authorization</c> header; null when there is none. Stock devices send <c>Bearer </c> and
    /// nothing after it when they have none.</summary>
    public static string? OfHeader(HttpRequest request) => Read(request.Headers.Authorization.ToString());

    /// <summary>The same, or what a browser, which cannot set headers on a WebSocket, has put into the query.</summary>
    public static string? Of(HttpRequest request) => OfHeader(request) ?? Read(request.Query["authorization"].ToString());

    private static string? Read(string shown)
    {
        // The header's value comes without the blank at its end.
        var token = shown.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? shown[Scheme.Length..].Trim()
            : shown.Equals(Scheme.TrimEnd(), StringComparison.OrdinalIgnoreCase) ? ""
            : shown.Trim();
        return token.Length == 0 ? null : token;
    }
}
