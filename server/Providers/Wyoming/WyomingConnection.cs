using System.Buffers;
using System.IO.Pipelines;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Providers.Wyoming;

/// <summary>A connection to a Wyoming service: messages of a line of JSON, then data and payload of the lengths that the line
/// says. One for each utterance and sentence: many services hang up after each, and on a network at home a new one takes a
/// millisecond. One may write while another reads.</summary>
internal sealed class WyomingConnection : IDisposable
{
    // The voices of Piper, some hundreds, take 150 KB; samples come in pieces of a few KB.
    private const int MaxLineBytes = 64 * 1024;
    private const int MaxDataBytes = 4 * 1024 * 1024;
    private const int MaxPayloadBytes = 1024 * 1024;

    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(5);

    private readonly TcpClient _client;
    private readonly NetworkStream _stream;
    private readonly PipeReader _reader;

    private WyomingConnection(TcpClient client)
    {
        _client = client;
        _stream = client.GetStream();
        _reader = PipeReader.Create(_stream);
    }

    /// <exception cref="SocketException">Nobody listens there.</exception>
    /// <exception cref="IOException">Nobody answered in time.</exception>
    public static async Task<WyomingConnection> ConnectAsync(WyomingAddress address, TimeProvider time, CancellationToken cancellationToken)
    {
        var client = new TcpClient { NoDelay = true };
        using var late = new CancellationTokenSource(ConnectPatience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            await client.ConnectAsync(address.Host, address.Port, either.Token);
            return new WyomingConnection(client);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            client.Dispose();
            throw new IOException("No connection within five seconds.");
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <summary>Sends a message without data.</summary>
    public Task WriteAsync(string type, CancellationToken cancellationToken) =>
        WriteAsync(type, ReadOnlyMemory<byte>.Empty, ReadOnlyMemory<byte>.Empty, cancellationToken);

    /// <summary>Sends a message.</summary>
    public Task WriteAsync<T>(string type, T data, JsonTypeInfo<T> form, CancellationToken cancellationToken) =>
        WriteAsync(type, JsonSerializer.SerializeToUtf8Bytes(data, form), ReadOnlyMemory<byte>.Empty, cancellationToken);

    /// <summary>Sends a message with a payload.</summary>
    public async Task WriteAsync(string type, ReadOnlyMemory<byte> data, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        var header = JsonSerializer.SerializeToUtf8Bytes(
            new WyomingHeader(type, null, data.IsEmpty ? null : data.Length, payload.IsEmpty ? null : payload.Length),
            WyomingJson.Default.WyomingHeader);
        var length = header.Length + 1 + data.Length + payload.Length;
        var message = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            header.CopyTo(message.AsSpan());
            message[header.Length] = (byte)'\n';
            data.CopyTo(message.AsMemory(header.Length + 1));
            payload.CopyTo(message.AsMemory(header.Length + 1 + data.Length));
            await _stream.WriteAsync(message.AsMemory(0, length), cancellationToken);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(message);
        }
    }

    /// <summary>Reads the next message.</summary>
    /// <exception cref="IOException">The link ended.</exception>
    /// <exception cref="FormatException">It is no message, or too long.</exception>
    public async ValueTask<WyomingEvent> ReadAsync(CancellationToken cancellationToken)
    {
        var header = await ReadHeaderAsync(cancellationToken);
        var dataLength = Bounded(header.DataLength, MaxDataBytes);
        var payloadLength = Bounded(header.PayloadLength, MaxPayloadBytes);
        var data = await ReadBytesAsync(dataLength, cancellationToken);
        var payload = await ReadBytesAsync(payloadLength, cancellationToken);
        if (data.Length == 0 && header.Data is { ValueKind: JsonValueKind.Object } inline) data = System.Text.Encoding.UTF8.GetBytes(inline.GetRawText());
        return new WyomingEvent(header.Type!, data, payload);
    }

    public void Dispose()
    {
        _reader.Complete();
        _client.Dispose();
    }

    private static int Bounded(int? length, int most) =>
        length is null ? 0 : length >= 0 && length <= most ? length.Value : throw new FormatException($"A message of {length} bytes.");

    private async ValueTask<WyomingHeader> ReadHeaderAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await _reader.ReadAsync(cancellationToken);
            if (read.Buffer.PositionOf((byte)'\n') is { } end)
            {
                var header = ParseHeader(read.Buffer.Slice(0, end));
                _reader.AdvanceTo(read.Buffer.GetPosition(1, end));
                return header;
            }

            if (read.Buffer.Length > MaxLineBytes) throw new FormatException("A line without end.");
            if (read.IsCompleted) throw new IOException("The service hung up.");
            _reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static WyomingHeader ParseHeader(ReadOnlySequence<byte> line)
    {
        if (line.Length > MaxLineBytes) throw new FormatException("A line that is too long.");
        try
        {
            var reader = new Utf8JsonReader(line);
            return JsonSerializer.Deserialize(ref reader, WyomingJson.Default.WyomingHeader) is { Type.Length: > 0 } header
                ? header
                : throw new FormatException("A message without a type.");
        }
        catch (JsonException unreadable)
        {
            throw new FormatException("A line that is no JSON.", unreadable);
        }
    }

    private async ValueTask<byte[]> ReadBytesAsync(int length, CancellationToken cancellationToken)
    {
        if (length == 0) return [];
        var read = await _reader.ReadAtLeastAsync(length, cancellationToken);
        if (read.Buffer.Length < length) throw new IOException("The service hung up.");
        var bytes = read.Buffer.Slice(0, length).ToArray();
        _reader.AdvanceTo(read.Buffer.GetPosition(length));
        return bytes;
    }
}
