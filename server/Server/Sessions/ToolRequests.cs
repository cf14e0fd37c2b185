using System.Text.Json;
using System.Text.Json.Nodes;
using Server.Agents.Confirmation;
using Server.Protocol;
using Server.Tools;

namespace Server.Sessions;

/// <summary>Runs tools for clients that ask for them by name: <c>mcp</c> with an <c>action</c>, or with JSON-RPC. What is risky
/// needs a confirmation in the call.</summary>
internal sealed class ToolRequests(SessionLink link, IToolbox toolbox)
{
    private const int InvalidParams = -32602;

    private readonly ConfirmingToolbox _confirming = new(toolbox, link.Services.Gate);

    public void List() =>
        link.Outbox.Post(new McpActionReply(link.SessionId, "list_functions")
        {
            Functions = [.. _confirming.Tools.Select(tool =>
                new McpFunction(tool.Name, tool.Description, tool.Parameters) { Annotations = tool.IsRisky ? FunctionNotes.Risky : null })],
        });

    public void Status() =>
        link.Outbox.Post(new McpActionReply(link.SessionId, "get_status") { Status = "ready", FunctionCount = toolbox.Tools.Count });

    /// <summary>Runs the tool and answers in the form in which it was asked for.</summary>
    public async Task RunAsync(ToolCallMessage message, CancellationToken cancellationToken)
    {
        var isKnown = toolbox.Tools.Any(tool => tool.Name == message.Tool);
        var result = isKnown
            ? await _confirming.InvokeAsync(new ToolCall(message.Tool, message.Arguments), cancellationToken)
            : new ToolResult(false, "There is no such function.", null, new Dictionary<string, object>(), ErrorCodes.InvalidParameter);
        if (message.IsRpc)
        {
            link.Outbox.Post(new McpPayloadMessage(link.SessionId, Rpc(message.Id, result, isKnown)), cancellationToken);
        }
        else if (result.Success)
        {
            link.Outbox.Post(new McpActionReply(link.SessionId, "call_function")
            {
                FunctionName = message.Tool,
                Result = result.Text,
                State = result.State,
            }, cancellationToken);
        }
        else
        {
            // A thing that does not answer was reported by who asked it.
            if (result.ErrorCode != ErrorCodes.DeviceOffline)
                link.Errors.Report(result.ErrorCode ?? ErrorCodes.InternalError, result.Text);
        }
    }

    /// <summary>As in MCP: a tool that fails is a result, a call that cannot be made is an error.</summary>
    private static JsonObject Rpc(JsonElement? id, ToolResult result, bool isKnown)
    {
        var answer = new JsonObject { ["jsonrpc"] = "2.0" };
        if (id is { } given) answer["id"] = JsonNode.Parse(given.GetRawText());
        if (isKnown)
        {
            answer["result"] = new JsonObject
            {
                ["content"] = new JsonArray(new JsonObject { ["type"] = "text", ["text"] = result.Text }),
                ["isError"] = !result.Success,
            };
        }
        else
        {
            answer["error"] = new JsonObject { ["code"] = InvalidParams, ["message"] = result.Text };
        }

        return answer;
    }
}
