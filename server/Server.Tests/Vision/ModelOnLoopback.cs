using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Server.Tests.Vision;

/// <summary>An HTTP server of bytes: reads each request, writes what a test wants, and hangs up; or says nothing.</summary>
internal sealed class ModelOnLoopback : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string? _answer;
    private Task _serving = Task.CompletedTask;

    private ModelOnLoopback(string? answer) => _answer = answer;

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Ends when a whole request has been read.</summary>
    public Task Asked => _asked.Task;

    public List<(string Head, string Body)> Requests { get; } = [];

    public static string Whole(int status, string body) =>
        $"HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}";

    /// <param name="answer">All bytes of it; null for silence.</param>
    public static Task<ModelOnLoopback> StartAsync(string? answer)
    {
        var model = new ModelOnLoopback(answer);
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
            if (_answer is null) await Task.Delay(Timeout.Infinite, cancellationToken);
            await stream.WriteAsync(Encoding.UTF8.GetBytes(_answer!), cancellationToken);
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
