using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Server.Tests.Vision;

/// <summary>An HTTP server of bytes: reads each request, writes what a test wants, and hangs up; or says nothing.</summary>
internal sealed class ModelOnLoopback : IAsyncDisposable
{
    private const char Held = '\u0001';

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Queue<string?> _answers;
    private Task _serving = Task.CompletedTask;

    private ModelOnLoopback(IEnumerable<string?> answers) => _answers = new Queue<string?>(answers);

    private readonly TaskCompletionSource _left = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Ends when a whole request has been read.</summary>
    public Task Asked => _asked.Task;

    /// <summary>Ends when somebody has hung up on an answer of <see cref="Begun"/>.</summary>
    public Task Left => _left.Task;

    public List<(string Head, string Body)> Requests { get; } = [];

    public static string Whole(int status, string body) =>
        $"HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}";

    /// <summary>An answer that comes in events, each of these objects one; the last is followed by the mark of the end.</summary>
    public static string Events(params string[] events) =>
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"
        + string.Concat(events.Select(sent => $"data: {sent}\n\n")) + "data: [DONE]\n\n";

    /// <summary>An answer that comes in events and is not ended: the line stays open.</summary>
    public static string Begun(params string[] events) => Held + Events(events).Replace("data: [DONE]\n\n", "");

    /// <param name="answer">All bytes of it; null for silence.</param>
    /// <param name="next">What the requests after the first are answered; the last answer holds for all further ones.</param>
    public static Task<ModelOnLoopback> StartAsync(string? answer, params string?[] next)
    {
        var model = new ModelOnLoopback([answer, .. next]);
        model._listener.Start();
        model._serving = model.ServeAsync(model._end.Token);
        return Task.FromResult(model);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
    }

    private async Task ServeAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            using var client = await _listener.AcceptTcpClientAsync(cancellationToken);
            await using var stream = client.GetStream();
            Requests.Add(await ReadAsync(stream, cancellationToken));
            _asked.TrySetResult();
            var answer = _answers.Count > 1 ? _answers.Dequeue() : _answers.Peek();
            if (answer is null) await Task.Delay(Timeout.Infinite, cancellationToken);
            await stream.WriteAsync(Encoding.UTF8.GetBytes(answer!.TrimStart(Held)), cancellationToken);
            if (answer[0] != Held) continue;
            await stream.ReadAtLeastAsync(new byte[1], 1, throwOnEndOfStream: false, cancellationToken).AsTask()
                .ContinueWith(_ => _left.TrySetResult(), TaskScheduler.Default);
        }
    }

    private static async Task<(string Head, string Body)> ReadAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var read = await stream.ReadAsync(buffer, cancellationToken);
            if (read == 0) return (text.ToString(), "");
            text.Append(Encoding.Latin1.GetString(buffer, 0, read));
            var all = text.ToString();
            var end = all.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end < 0) continue;
            var length = all[..end].Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
            var expected = length is null ? 0 : int.Parse(length.Split(':')[1], CultureInfo.InvariantCulture);
            if (all.Length - end - 4 >= expected) return (all[..end], all[(end + 4)..]);
        }
    }
}
