using System.Text;
using System.Text.Json.Nodes;

namespace Server.Tests.Speech.Contract;

/// <summary>Speaks the Wyoming protocol, with a reader and a writer of its own.</summary>
internal abstract class WyomingPeer : LoopbackPeer
{
    private readonly SemaphoreSlim _came = new(0);

    /// <summary>What came so far, kind and data.</summary>
    public List<(string Type, JsonObject Data)> Messages { get; } = [];

    public string Address => $"127.0.0.1:{Port}";

    /// <summary>Returns when a message of this kind has come.</summary>
    public async Task WaitForAsync(string type)
    {
        while (true)
        {
            if (!await _came.WaitAsync(Patience)) throw new TimeoutException($"No {type} came.");
            lock (Messages)
            {
                if (Messages.Exists(message => message.Type == type)) return;
            }
        }
    }

    protected async Task<(string Type, JsonObject Data, byte[] Payload)> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var line = new List<byte>();
        for (var one = new byte[1]; ; line.Add(one[0]))
        {
            if (await stream.ReadAsync(one, cancellationToken) == 0) throw new IOException("The other end hung up.");
            if (one[0] == '\n') break;
        }

        var header = JsonNode.Parse(line.ToArray())!.AsObject();
        var data = await ReadBytesAsync((int?)header["data_length"] ?? 0);
        var payload = await ReadBytesAsync((int?)header["payload_length"] ?? 0);
        var message = (Type: (string)header["type"]!, Data: data.Length == 0 ? [] : JsonNode.Parse(data)!.AsObject());
        lock (Messages) Messages.Add(message);
        _came.Release();
        return (message.Type, message.Data, payload);

        async Task<byte[]> ReadBytesAsync(int length)
        {
            var bytes = new byte[length];
            await stream.ReadExactlyAsync(bytes, cancellationToken);
            return bytes;
        }
    }

    protected static byte[] Message(string type, string data = "", byte[]? payload = null, int? dataLength = null) =>
    [
        .. Encoding.UTF8.GetBytes($$"""
            {"type":"{{type}}","version":"1.8.0","data_length":{{dataLength ?? Encoding.UTF8.GetByteCount(data)}},"payload_length":{{payload?.Length ?? 0}}}
            """ + "\n" + data),
        .. payload ?? [],
    ];

    /// <summary>What the misbehaving do in place of an answer; false when it is left to whoever knows the service.</summary>
    protected async Task<bool> MisbehaveAsync(Stream stream, CancellationToken cancellationToken)
    {
        switch (Behaviour)
        {
            case Behaviour.NeverAnswers:
                await WaitForHangUpAsync(stream, cancellationToken);
                return true;
            case Behaviour.Garbage:
                await stream.WriteAsync(Encoding.Latin1.GetBytes("\0\u0001 this is no Wyoming \u00ff\n"), cancellationToken);
                return true;
            case Behaviour.Fails:
                await stream.WriteAsync(Message("error", $$"""{"text":"{{Secret}}","code":"RuntimeError"}"""), cancellationToken);
                return true;
            default:
                return false;
        }
    }
}
