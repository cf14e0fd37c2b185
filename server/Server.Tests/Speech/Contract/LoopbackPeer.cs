using System.Net;
using System.Net.Sockets;

namespace Server.Tests.Speech.Contract;

/// <summary>An engine on this machine that behaves as a test says. It takes any number of connections at a time.</summary>
internal abstract class LoopbackPeer : IAsyncDisposable
{
    public const string Secret = "the-engine-says-too-much";
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly SemaphoreSlim _asked = new(0);
    private readonly SemaphoreSlim _hungUp = new(0);
    private readonly List<Task> _links = [];
    private readonly Task _accepting;
    private bool _isGone;

    protected LoopbackPeer()
    {
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync(_end.Token);
    }

    public int Port { get; }

    public Behaviour Behaviour { get; set; }

    /// <summary>Answers wait for it; open unless a test closes it.</summary>
    public TaskCompletionSource Gate { get; set; } = Opened();

    /// <summary>Requests that were read whole so far.</summary>
    public int Requests { get; private set; }

    /// <summary>Returns when another request has been read whole.</summary>
    public async Task AskedAsync()
    {
        if (!await _asked.WaitAsync(Patience)) throw new TimeoutException("Nobody asked.");
    }

    /// <summary>Returns when somebody who asked has hung up.</summary>
    public async Task HungUpAsync()
    {
        if (!await _hungUp.WaitAsync(Patience)) throw new TimeoutException("Nobody hung up.");
    }

    /// <summary>May be called twice: a test takes the engine away.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isGone) return;
        _isGone = true;
        await _end.CancelAsync();
        _listener.Stop();
        Task[] links;
        lock (_links) links = [.. _links, _accepting];
        await Task.WhenAll(links).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
        _asked.Dispose();
        _hungUp.Dispose();
    }

    protected abstract Task ServeAsync(Stream stream, CancellationToken cancellationToken);

    protected void CountRequest()
    {
        lock (_links) Requests++;
        _asked.Release();
    }

    protected static TaskCompletionSource Opened()
    {
        var gate = new TaskCompletionSource();
        gate.SetResult();
        return gate;
    }

    private async Task AcceptAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var client = await _listener.AcceptTcpClientAsync(cancellationToken);
            lock (_links) _links.Add(ServeAsync(client, cancellationToken));
        }
    }

    private async Task ServeAsync(TcpClient client, CancellationToken cancellationToken)
    {
        using (client)
        {
            await using var stream = client.GetStream();
            using var link = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            try
            {
                await ServeAsync(stream, link.Token);
            }
            catch (Exception gone) when (gone is IOException or OperationCanceledException)
            {
                if (!cancellationToken.IsCancellationRequested) _hungUp.Release();
            }
        }
    }

    /// <summary>Says nothing until the other end hangs up, which it throws.</summary>
    protected static async Task WaitForHangUpAsync(Stream stream, CancellationToken cancellationToken)
    {
        if (await stream.ReadAsync(new byte[1], cancellationToken) == 0) throw new IOException("The other end hung up.");
    }
}
