using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Server.Tests.Storage;

/// <summary>A wire to PostgreSQL that a test can cut: what is connected is reset, what connects is refused.</summary>
internal sealed class DatabaseLink : IAsyncDisposable
{
    private readonly EndPoint _target;
    private readonly CancellationTokenSource _end = new();
    private readonly List<Socket> _sockets = [];
    private readonly Lock _lock = new();
    private Socket? _listener;

    private DatabaseLink(EndPoint target)
    {
        _target = target;
        Mend();
    }

    public int Port { get; private set; }

    public static DatabaseLink To(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        return new DatabaseLink(settings.Host!.StartsWith('/')
            ? new UnixDomainSocketEndPoint($"{settings.Host}/.s.PGSQL.{settings.Port}")
            : new DnsEndPoint(settings.Host, settings.Port));
    }

    public void Cut()
    {
        lock (_lock)
        {
            _listener?.Dispose();
            _listener = null;
            foreach (var socket in _sockets) socket.Dispose();
            _sockets.Clear();
        }
    }

    /// <summary>Listens again, at the port that it had.</summary>
    public void Mend()
    {
        var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, Port));
        listener.Listen();
        Port = ((IPEndPoint)listener.LocalEndPoint!).Port;
        lock (_lock) _listener = listener;
        _ = AcceptAsync(listener);
    }

    public async ValueTask DisposeAsync()
    {
        Cut();
        await _end.CancelAsync();
        _end.Dispose();
    }

    private async Task AcceptAsync(Socket listener)
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptAsync(_end.Token);
                var server = new Socket(_target.AddressFamily, SocketType.Stream, ProtocolType.Unspecified);
                lock (_lock) _sockets.AddRange([client, server]);
                await server.ConnectAsync(_target, _end.Token);
                _ = PumpAsync(client, server);
                _ = PumpAsync(server, client);
            }
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            listener.Dispose();
        }
    }

    private async Task PumpAsync(Socket from, Socket to)
    {
        var buffer = new byte[8192];
        try
        {
            while (await from.ReceiveAsync(buffer, _end.Token) is > 0 and var length) await to.SendAsync(buffer.AsMemory(0, length), _end.Token);
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            from.Dispose();
        }

        to.Dispose();
    }
}
