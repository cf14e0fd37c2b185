namespace Server.Protocol;

/// <summary>Reads the body of a request that should be small.</summary>
internal static class BoundedBody
{
    /// <summary>The body; null when it is longer than <paramref name="maxBytes"/>, of which no more is read then.</summary>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, int maxBytes, CancellationToken cancellationToken)
    {
        if (request.ContentLength > maxBytes) return null;
        using var body = new MemoryStream();
        var buffer = new byte[4096];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            body.Write(buffer, 0, read);
            if (body.Length > maxBytes) return null;
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }
}
