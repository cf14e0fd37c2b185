namespace Providers.OpenAi;

/// <summary>Reads bodies that are not to be trusted to end.</summary>
internal static class BoundedBody
{
    /// <exception cref="FormatException">It is longer.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContent content, int maxBytes, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        var body = new MemoryStream();
        var buffer = new byte[4096];
        for (int count; (count = await stream.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            if (body.Length + count > maxBytes) throw new FormatException($"The answer is longer than {maxBytes} bytes.");
            body.Write(buffer, 0, count);
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }
}
