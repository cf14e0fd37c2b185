using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Server.Auth;
using Server.Tools;

namespace Server.Mcp;

/// <summary>The house as an MCP server: agents elsewhere list and call the tools of all connected devices, over streamable
/// HTTP without sessions.</summary>
internal static class McpEndpoint
{
    public const string Path = "/mcp";

    private const int MaxBodyBytes = 256 * 1024;

    public static void MapMcp(this WebApplication app)
    {
        app.MapPost(Path, ServeAsync).RequireOwner().WithTags("Tools").WithSummary("Owner: all tools of the house, as an MCP server");
        // Nothing is sent unasked and no session is kept: there is no stream to open and nothing to delete.
        app.MapMethods(Path, [HttpMethods.Get, HttpMethods.Delete], (HttpContext context) =>
        {
            context.Response.Headers.Allow = HttpMethods.Post;
            return Results.StatusCode(StatusCodes.Status405MethodNotAllowed);
        }).RequireOwner().ExcludeFromDescription();
    }

    private static async Task<IResult> ServeAsync(HttpContext context, HouseToolbox house, CancellationToken cancellationToken)
    {
        if (await ReadAsync(context, cancellationToken) is not { } message)
            return Results.Json(new { jsonrpc = "2.0", id = (string?)null, error = new { code = -32700, message = "The body is no JSON-RPC message." } }, statusCode: 400);
        await using var transport = new StreamableHttpServerTransport { Stateless = true };
        await using var server = McpServer.Create(transport, OptionsOf(house));
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = server.RunAsync(ending.Token);
        try
        {
            context.Response.ContentType = "text/event-stream";
            context.Response.Headers.CacheControl = "no-cache,no-store";
            var answered = await transport.HandlePostRequestAsync(message, context.Response.Body, cancellationToken);
            if (answered) return Results.Empty;
            context.Response.ContentType = null;
            return Results.StatusCode(StatusCodes.Status202Accepted);
        }
        finally
        {
            await ending.CancelAsync();
            await transport.DisposeAsync();
            await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task<JsonRpcMessage?> ReadAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var size = context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpMaxRequestBodySizeFeature>();
        if (size is { IsReadOnly: false }) size.MaxRequestBodySize = MaxBodyBytes;
        try
        {
            return await JsonSerializer.DeserializeAsync<JsonRpcMessage>(
                context.Request.Body, McpJsonUtilities.DefaultOptions, cancellationToken);
        }
        catch (Exception exception) when (exception is JsonException or BadHttpRequestException or InvalidOperationException)
        {
            return null;
        }
    }

    private static McpServerOptions OptionsOf(HouseToolbox house) => new()
    {
        ServerInfo = new Implementation { Name = "xiaozhi-dotnet", Version = "1.0" },
        ServerInstructions = "The tools of the devices that are connected now. A failure says what the device reported. "
            + "What opens the house is done only with \"confirmed\": true: ask your user first.",
        Capabilities = new ServerCapabilities { Tools = new ToolsCapability() },
        Handlers = new McpServerHandlers
        {
            ListToolsHandler = (_, _) => ValueTask.FromResult(new ListToolsResult { Tools = [.. house.Tools.Select(Described)] }),
            CallToolHandler = async (request, cancellationToken) => await CallAsync(house, request.Params, cancellationToken),
        },
    };

    private static ModelContextProtocol.Protocol.Tool Described(Tools.Tool tool) => new()
    {
        Name = tool.Name,
        Description = tool.Description,
        InputSchema = JsonSerializer.SerializeToElement(tool.Parameters, McpJsonUtilities.DefaultOptions),
        // All that these tools reach is in the house.
        Annotations = new ToolAnnotations
        {
            ReadOnlyHint = tool.OnlyReads,
            DestructiveHint = tool.IsRisky,
            IdempotentHint = tool.IsIdempotent,
            OpenWorldHint = false,
        },
    };

    private static async ValueTask<CallToolResult> CallAsync(
        HouseToolbox house, CallToolRequestParams? call, CancellationToken cancellationToken)
    {
        if (call is null) return Result("The name of a tool is missing.", isError: true);
        if (!ToolArguments.TryRead(call.Arguments ?? new Dictionary<string, JsonElement>(), out var arguments, out var error))
            return Result(error, isError: true);
        var result = await house.InvokeAsync(new ToolCall(call.Name, arguments), cancellationToken);
        return Result(result.ErrorCode is null ? result.Text : $"{result.ErrorCode}: {result.Text}", !result.Success);
    }

    private static CallToolResult Result(string text, bool isError) => new()
    {
        Content = [new TextContentBlock { Text = text.Length > 0 ? text : "Done." }],
        IsError = isError,
    };
}
