extern alias Bcl;
using System.Net;
using System.Text;
using Bcl::System.Net.Sockets;

namespace Emulator.Tests.Updates;

/// <summary>A web server that serves one request a connection.</summary>
internal sealed class PcListener : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public PcListener() => _listener.Start();

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Waits for the request, answers with that head and body, hangs up, and returns the request.</summary>
    public async Task<string> AnswerAsync(string head, byte[] body)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var client = await _listener.AcceptTcpClientAsync(patience.Token);
        var stream = client.GetStream();
        var request = new StringBuilder();
        var buffer = new byte[1024];
        while (!request.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            var read = await stream.ReadAsync(buffer, patience.Token);
            if (read == 0) break;
            request.Append(Encoding.ASCII.GetString(buffer, 0, read));
        }

        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), patience.Token);
        await stream.WriteAsync(body, patience.Token);
        return request.ToString();
    }

    public void Dispose() => _listener.Dispose();
}
