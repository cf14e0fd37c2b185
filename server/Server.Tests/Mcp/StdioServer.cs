using System.Text.Json;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Server.Tests.Mcp;

/// <summary>A small MCP server over standard input and output, for the tests to start as a program: this assembly with
/// the argument <see cref="Argument"/>.</summary>
internal static class StdioServer
{
    public const string Argument = "mcp-stdio";

    /// <summary>The command line that starts it, after <c>dotnet</c>.</summary>
    public static string[] CommandLine => [typeof(StdioServer).Assembly.Location, Argument];

    public static async Task<int> Main(string[] arguments)
    {
        if (arguments is not [Argument, ..]) return 1;
        await Console.Error.WriteLineAsync("a line for the log");
        var options = new McpServerOptions
        {
            ServerInfo = new Implementation { Name = "test", Version = "1" },
            Capabilities = new ServerCapabilities { Tools = new ToolsCapability() },
            Handlers = new McpServerHandlers
            {
                ListToolsHandler = (request, _) => ValueTask.FromResult(List(request.Params?.Cursor)),
                CallToolHandler = (request, cancellationToken) => CallAsync(request.Params!, cancellationToken),
            },
        };
        await using var transport = new StdioServerTransport("test");
        await using var server = McpServer.Create(transport, options);
        await server.RunAsync();
        return 0;
    }

    private static ListToolsResult List(string? cursor) => cursor is null
        ? new ListToolsResult { Tools = [Named("add", """{"type":"object","properties":{"a":{"type":"number"},"b":{"type":"number"}}}""")], NextCursor = "2" }
        : new ListToolsResult { Tools = [Named("environment"), Named("fail"), Named("exit"), Named("sleep"), Named("long"), Named("wild name!")] };

    private static Tool Named(string name, string schema = """{"type":"object"}""") =>
        new() { Name = name, Description = $"Tool {name}", InputSchema = JsonDocument.Parse(schema).RootElement.Clone() };

    private static async ValueTask<CallToolResult> CallAsync(CallToolRequestParams call, CancellationToken cancellationToken)
    {
        switch (call.Name)
        {
            case "add":
                return Text((call.Arguments!["a"].GetInt32() + call.Arguments["b"].GetInt32()).ToString(System.Globalization.CultureInfo.InvariantCulture));
            case "environment":
                return Text(string.Join(' ', Environment.GetEnvironmentVariables().Keys.Cast<string>()));
            case "long":
                return Text(new string('x', 100_000));
            case "exit":
                Environment.Exit(3);
                return Text("");
            case "sleep":
                await Task.Delay(Timeout.Infinite, cancellationToken);
                return Text("");
            default:
                return new CallToolResult { Content = [new TextContentBlock { Text = "It did not work." }], IsError = true };
        }
    }

    private static CallToolResult Text(string text) => new() { Content = [new TextContentBlock { Text = text }] };
}
