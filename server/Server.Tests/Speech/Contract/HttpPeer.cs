using System.Globalization;
using System.Text;

namespace Server.Tests.Speech.Contract;

/// <summary>Answers HTTP requests with bytes, and hangs up after each.</summary>
internal abstract class HttpPeer : LoopbackPeer
{
    public string Endpoint => $"http://127.0.0.1:{Port}/v1";

    /// <summary>The heads of the requests so far.</summary>
    public List<string> Heads { get; } = [];

    /// <summary>Answers before all others, one each: refusals that a test wants first.</summary>
    public Queue<string> First { get; } = new();

    protected static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    /// <param name="length">That the head tells, where it is another than the body's.</param>
    public static byte[] Answer(int status, string type, byte[] body, string headers = "", int? length = null) =>
        [.. Text($"HTTP/1.1 {status} X\r\nContent-Type: {type}\r\nContent-Length: {length ?? body.Length}\r\n{headers}Connection: close\r\n\r\n"), .. body];

    protected abstract Task AnswerAsync(Stream stream, byte[] body, CancellationToken cancellationToken);

    protected override async Task ServeAsync(Stream stream, CancellationToken cancellationToken)
    {
        var (head, body) = await ReadAsync(stream, cancellationToken);
        lock (Heads) Heads.Add(head);
        CountRequest();
        if (First.TryDequeue(out var first))
        {
            await stream.WriteAsync(Text(first), cancellationToken);
            return;
        }

        switch (Behaviour)
        {
            case Behaviour.NeverAnswers:
                await WaitForHangUpAsync(stream, cancellationToken);
                break;
            case Behaviour.Garbage:
                await stream.WriteAsync(Text("\0\u0001 this is no HTTP \u00ff\r\n\r\n"), cancellationToken);
                break;
            case Behaviour.Fails:
                await stream.WriteAsync(Answer(500, "application/json", Text($$$"""{"error":{"message":"{{{Secret}}}"}}""")), cancellationToken);
                break;
            default:
                await AnswerAsync(stream, body, cancellationToken);
                break;
        }
    }

    private static async Task<(string Head, byte[] Body)> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var all = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var count = await stream.ReadAsync(buffer, cancellationToken);
            if (count == 0) throw new IOException("The other end hung up.");
            all.Write(buffer, 0, count);
            var bytes = all.GetBuffer().AsSpan(0, (int)all.Length);
            var end = bytes.IndexOf("\r\n\r\n"u8);
            if (end < 0) continue;
            var head = Encoding.Latin1.GetString(bytes[..end]);
            var length = head.Split("\r\n").First(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
            var expected = int.Parse(length.Split(':')[1], CultureInfo.InvariantCulture);
            if (bytes.Length - end - 4 >= expected) return (head, bytes[(end + 4)..].ToArray());
        }
    }
}
