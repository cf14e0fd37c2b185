using Server.Tools;

namespace Server.Mcp;

/// <summary>The configured MCP servers elsewhere and the tools that they offer now. One that fails harms nobody: its tools
/// are missing until it is back.</summary>
internal sealed class ExternalServers(McpOptions options, TimeProvider time, ILogger<ExternalServers> logger)
    : BackgroundService, IToolSource
{
    private readonly ExternalServer[] _servers =
    [
        .. options.Servers.Where(server => server.Value.Enabled)
            .Select(server => new ExternalServer(server.Key, server.Value, options.CallTimeout, time, logger)),
    ];

    private Combined _combined = new([], []);

    private sealed record Combined(IReadOnlyList<Tool>[] Lists, IReadOnlyList<Tool> Tools);

    /// <summary>The tools of all servers that stand, each with its server's name before it.</summary>
    public IReadOnlyList<Tool> Tools
    {
        get
        {
            var lists = Array.ConvertAll(_servers, server => server.Tools);
            var combined = Volatile.Read(ref _combined);
            if (lists.SequenceEqual(combined.Lists, ReferenceEqualityComparer.Instance)) return combined.Tools;
            combined = new Combined(lists, [.. lists.SelectMany(list => list)]);
            Volatile.Write(ref _combined, combined);
            return combined.Tools;
        }
    }

    /// <inheritdoc/>
    public ValueTask<ToolResult> CallAsync(
        string tool, IReadOnlyDictionary<string, object> arguments, CancellationToken cancellationToken) =>
        Array.Find(_servers, server => server.Has(tool)) is { } server
            ? server.CallAsync(tool, arguments, cancellationToken)
            : ValueTask.FromResult(ExternalServer.Failure("There is no such tool now.", "SERVICE_UNAVAILABLE"));

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(_servers.Select(server => server.RunAsync(stoppingToken)));
}
