using System.Collections.Concurrent;

namespace Server.Mcp;

/// <summary>The MCP links of the sessions that stand. Safe for concurrent use.</summary>
internal sealed class McpDevices(McpOptions options, TimeProvider time, ILogger<DeviceMcp> logger)
{
    private readonly ConcurrentDictionary<string, DeviceMcp> _bySession = new(StringComparer.Ordinal);

    /// <summary>A link for one session, which disposes of it.</summary>
    public DeviceMcp Create(DeviceLink link)
    {
        var device = new DeviceMcp(link, options, time, Leave, logger);
        _bySession[link.SessionId] = device;
        return device;
    }

    public DeviceMcp? Find(string sessionId) => _bySession.GetValueOrDefault(sessionId);

    private void Leave(DeviceMcp device) => _bySession.TryRemove(device.SessionId, out _);
}
