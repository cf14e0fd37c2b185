using System.Buffers;
using System.Net.WebSockets;

namespace Server.Sessions;

/// <summary>What <see cref="MessageSocket.ReceiveAsync"/> found.</summary>
internal enum Received
{
    Text,
    Binary,

    /// <summary>The message was over its limit; it was read past and not kept.</summary>
    TooLong,
    Closed,
}

/// <summary>Whole messages from a WebSocket, of bounded length. One reader at a time.</summary>
internal sealed class MessageSocket(WebSocket socket) : IDisposable
{
    /// <summary>The longest text message that is kept: 64 things with long descriptions fit well.</summary>
    public const int MaxTextBytes = 256 * 1024;

    /// <summary>The longest binary message that is kept: 120 ms of 48 kHz stereo PCM is 23,040 bytes.</summary>
    public const int MaxBinaryBytes = 32 * 1024;

    /// <summary>A longer message than this is not even read past: the connection ends.</summary>
    public const int MaxSkippedBytes = 64 * 1024 * 1024;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(8 * 1024);
    private int _length;

    /// <summary>The last message. Valid until the next <see cref="ReceiveAsync"/>.</summary>
    public ReadOnlyMemory<byte> Payload => _buffer.AsMemory(0, _length);

    /// <summary>Waits for one whole message. A connection that broke counts as closed.</summary>
    public async ValueTask<Received> ReceiveAsync(CancellationToken cancellationToken)
    {
        _length = 0;
        long skipped = 0;
        while (true)
        {
            if (_length == _buffer.Length) Grow();
            ValueWebSocketReceiveResult part;
            try
            {
                part = await socket.ReceiveAsync(_buffer.AsMemory(_length), cancellationToken);
            }
            catch (WebSocketException)
            {
                return Received.Closed;
            }

            if (part.MessageType == WebSocketMessageType.Close) return Received.Closed;
            var limit = part.MessageType == WebSocketMessageType.Text ? MaxTextBytes : MaxBinaryBytes;
            if (skipped == 0 && _length + part.Count <= limit)
            {
                _length += part.Count;
            }
            else
            {
                skipped += _length + part.Count;
                _length = 0;
                if (skipped > MaxSkippedBytes) return Received.Closed;
            }

            if (!part.EndOfMessage) continue;
            if (skipped > 0) return Received.TooLong;
            return part.MessageType == WebSocketMessageType.Text ? Received.Text : Received.Binary;
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        _buffer.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
