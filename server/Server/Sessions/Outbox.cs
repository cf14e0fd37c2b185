using System.Buffers;
using System.Net.WebSockets;
using System.Threading.Channels;
using Server.Protocol;

namespace Server.Sessions;

/// <summary>What waits to be sent to one device. Any thread adds, one writer sends, in order. A message of a turn that
/// was cancelled meanwhile is dropped, so that nothing of it reaches the next turn. A device that does not take its
/// messages loses its connection; nobody else waits for it.</summary>
internal sealed class Outbox(WebSocket socket, TimeProvider time)
{
    /// <summary>Some 15 s of audio in 60 ms frames; a device that is this far behind is gone.</summary>
    private const int Capacity = 256;

    private static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(10);

    private readonly Channel<Entry> _entries = Channel.CreateBounded<Entry>(
        new BoundedChannelOptions(Capacity) { SingleReader = true });

    private readonly record struct Entry(
        byte[] Buffer, int Length, WebSocketMessageType Type, CancellationToken Turn);

    /// <summary>Queues a message. <paramref name="turn"/>: the turn that it belongs to, if any.</summary>
    public void Post(ServerMessage message, CancellationToken turn = default)
    {
        var utf8 = message.ToUtf8();
        Add(new Entry(utf8, utf8.Length, WebSocketMessageType.Text, turn));
    }

    /// <summary>Queues a frame of audio. The buffer, rented from the shared pool, is given away.</summary>
    public void PostAudio(byte[] rented, int length, CancellationToken turn) =>
        Add(new Entry(rented, length, WebSocketMessageType.Binary, turn));

    /// <summary>No more messages: what is queued is sent, then <see cref="RunAsync"/> returns.</summary>
    public void Complete() => _entries.Writer.TryComplete();

    /// <summary>Sends until <see cref="Complete"/>, the token, or the connection's end.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        // One source for all sends: a frame makes no garbage.
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        // The source's own timer is the system's; this one follows the session's clock.
        await using var timer = time.CreateTimer(_ => timeout.Cancel(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        try
        {
            await foreach (var entry in _entries.Reader.ReadAllAsync(cancellationToken))
            {
                if (!entry.Turn.IsCancellationRequested) await SendAsync(entry, timer, timeout.Token);
                if (entry.Type == WebSocketMessageType.Binary) ArrayPool<byte>.Shared.Return(entry.Buffer);
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            socket.Abort();
        }
        finally
        {
            _entries.Writer.TryComplete();
        }
    }

    /// <summary>Says goodbye once <see cref="RunAsync"/> has returned; a link that does not take even that is cut.</summary>
    public async Task CloseAsync(WebSocketCloseStatus status, string reason, CancellationToken cancellationToken)
    {
        if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived)) return;
        try
        {
            await socket.CloseOutputAsync(status, reason, cancellationToken);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            socket.Abort();
        }
    }

    private async ValueTask SendAsync(Entry entry, ITimer timer, CancellationToken cancellationToken)
    {
        var sending = socket.SendAsync(entry.Buffer.AsMemory(0, entry.Length), entry.Type, endOfMessage: true, cancellationToken);
        if (sending.IsCompletedSuccessfully) return; // As it is unless the device is slow.
        timer.Change(SendTimeout, Timeout.InfiniteTimeSpan);
        await sending;
        timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private void Add(Entry entry)
    {
        if (!_entries.Writer.TryWrite(entry) && _entries.Reader.Count >= Capacity) socket.Abort();
    }
}
