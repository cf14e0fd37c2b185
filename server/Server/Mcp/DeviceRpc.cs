using System.Text.Json;
using System.Text.Json.Nodes;
using Server.Protocol;

namespace Server.Mcp;

/// <summary>JSON-RPC over the device's socket: numbers requests and finds who waits for an answer. Any thread may ask;
/// the session's receive loop hands in what comes back.</summary>
internal sealed class DeviceRpc(string sessionId, Action<ServerMessage, CancellationToken> post, int maxInFlight)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<int, Action<DeviceReply>> _waiting = [];
    private int _lastId;
    private bool _disconnected;

    /// <summary>Requests that wait for an answer.</summary>
    public int InFlight
    {
        get
        {
            lock (_lock) return _waiting.Count;
        }
    }

    /// <summary>Sends a request; <paramref name="answered"/> is called once, from <see cref="Take"/> or
    /// <see cref="Disconnect"/>, unless it is forgotten before.</summary>
    /// <returns>The request's id; 0 when too many wait or the link is gone, and then nothing is called.</returns>
    public int Send(string method, JsonObject parameters, Action<DeviceReply> answered, CancellationToken cancellationToken)
    {
        int id;
        lock (_lock)
        {
            if (_disconnected || _waiting.Count >= maxInFlight) return 0;
            id = ++_lastId;
            _waiting.Add(id, answered);
        }

        Post(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = id, ["method"] = method, ["params"] = parameters }, cancellationToken);
        return id;
    }

    public void Notify(string method) => Post(new JsonObject { ["jsonrpc"] = "2.0", ["method"] = method }, CancellationToken.None);

    /// <summary>Nobody waits for this answer any more.</summary>
    public void Forget(int id)
    {
        lock (_lock) _waiting.Remove(id);
    }

    /// <summary>Hands a response to who waits for it; false when nobody does.</summary>
    public bool Take(JsonElement payload)
    {
        if (!payload.TryGetProperty("id", out var sent) || !TryReadId(sent, out var id)) return false;
        if (DeviceReply.Of(payload) is not { } reply) return false;
        Action<DeviceReply>? answered;
        lock (_lock)
        {
            if (!_waiting.Remove(id, out answered)) return false;
        }

        answered(reply);
        return true;
    }

    /// <summary>The link is gone: everybody who waits is told so, and nothing is sent any more.</summary>
    public void Disconnect()
    {
        Action<DeviceReply>[] waiting;
        lock (_lock)
        {
            _disconnected = true;
            waiting = [.. _waiting.Values];
            _waiting.Clear();
        }

        foreach (var answered in waiting) answered(DeviceReply.Offline);
    }

    /// <summary>A number; some clients send the one that they got back as a string.</summary>
    private static bool TryReadId(JsonElement sent, out int id)
    {
        id = 0;
        return sent.ValueKind switch
        {
            JsonValueKind.Number => sent.TryGetInt32(out id),
            JsonValueKind.String => int.TryParse(
                sent.GetString(), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out id),
            _ => false,
        };
    }

    private void Post(JsonObject payload, CancellationToken cancellationToken) =>
        post(new McpPayloadMessage(sessionId, payload), cancellationToken);
}
