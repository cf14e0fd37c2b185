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

    /// <summary>The message is long and too many others are under way; it was read past and not kept.</summary>
    NoRoom,
    Closed,
}

/// <summary>Whole messages from a WebSocket, of bounded length. One reader at a time. The buffer is small again after a
/// long message.</summary>
internal sealed class MessageSocket(WebSocket socket, LongMessages longMessages) : IDisposable
{
    /// <summary>Text beyond this takes from the room that all sessions share: 64 things with long descriptions fit well.</summary>
    public const int ShortTextBytes = 256 * 1024;

    /// <summary>The longest text message that is kept: an image of 5 MB in Base64 and the question to it.</summary>
    public const int MaxTextBytes = 7 * 1024 * 1024;

    /// <summary>The longest binary message that is kept: 120 ms of 48 kHz stereo PCM is 23,040 bytes.</summary>
    public const int MaxBinaryBytes = 32 * 1024;

    /// <summary>A longer message than this is not even read past: the connection ends.</summary>
    public const int MaxSkippedBytes = 64 * 1024 * 1024;

    private const int UsualBytes = 8 * 1024;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(UsualBytes);
    private int _length;
    private int _sharedBytes;

    /// <summary>The last message. Valid until the next <see cref="ReceiveAsync"/>.</summary>
    public ReadOnlyMemory<byte> Payload => _buffer.AsMemory(0, _length);

    /// <summary>Waits for one whole message. A connection that broke counts as closed.</summary>
    public async ValueTask<Received> ReceiveAsync(CancellationToken cancellationToken)
    {
        Reset();
        long skipped = 0;
        var refusal = Received.TooLong;
        while (true)
        {
            if (_length == _buffer.Length && !TryGrow())
            {
                refusal = Received.NoRoom;
                skipped += _length;
                Reset();
            }

            ValueWebSocketReceiveResult part;
            try
            {
                part = await socket.ReceiveAsync(_buffer.AsMemory(_length), cancellationToken);
            }
            catch (Exception exception) when (IsLost(exception, cancellationToken))
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
                Reset();
                if (skipped > MaxSkippedBytes) return Received.Closed;
            }

            if (!part.EndOfMessage) continue;
            if (skipped > 0) return refusal;
            return part.MessageType == WebSocketMessageType.Text ? Received.Text : Received.Binary;
        }
    }

    /// <summary>A link that was cut from this side says so in many ways.</summary>
    private static bool IsLost(Exception exception, CancellationToken cancellationToken) =>
        exception is WebSocketException or IOException or ObjectDisposedException
        || exception is OperationCanceledException && !cancellationToken.IsCancellationRequested;

    public void Dispose()
    {
        Replace([]);
        _length = 0;
    }

    private void Reset()
    {
        _length = 0;
        if (_buffer.Length > ShortTextBytes) Replace(ArrayPool<byte>.Shared.Rent(UsualBytes));
    }

    /// <summary>Doubles the buffer; false when it would be a long message and there is no room for those.</summary>
    private bool TryGrow()
    {
        var shared = 0;
        if (_buffer.Length >= ShortTextBytes)
        {
            shared = _buffer.Length * 2 - _sharedBytes;
            if (!longMessages.TryTake(shared)) return false;
        }

        var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        _buffer.AsSpan(0, _length).CopyTo(larger);
        var sharedBefore = _sharedBytes;
        _sharedBytes = 0;
        Replace(larger);
        _sharedBytes = sharedBefore + shared;
        return true;
    }

    /// <summary>Gives the buffer back, and the room that it took.</summary>
    private void Replace(byte[] buffer)
    {
        if (_sharedBytes > 0) longMessages.GiveBack(_sharedBytes);
        _sharedBytes = 0;
        if (_buffer.Length > 0) ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = buffer;
    }
}
