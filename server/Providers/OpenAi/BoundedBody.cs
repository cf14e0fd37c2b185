namespace Providers.OpenAi;

/// <summary>Reads bodies that are not to be trusted to end.</summary>
internal static class BoundedBody
{
    /// <exception cref="FormatException">It is longer.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContent content, int maxBytes, CancellationToken cancellationToken)
    {
        await using var stream = new BoundedStream(await content.ReadAsStreamAsync(cancellationToken), maxBytes);
        var body = new MemoryStream();
        await stream.CopyToAsync(body, cancellationToken);
        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }
}
