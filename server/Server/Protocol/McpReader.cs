using System.Text.Json;

namespace Server.Protocol;

/// <summary>Reads <c>mcp</c> messages. A client asks for tools with <c>action</c>, or with a JSON-RPC <c>payload</c> whose
/// method is <c>tool_call</c>; any other payload belongs to a device that is an MCP server.</summary>
internal static class McpReader
{
    private const int MaxNameLength = 128;

    public static ClientMessage? Read(MessageFields fields)
    {
        if (fields.Has("action")) return ReadAction(fields);
        if (fields.OptionalObject("payload") is not { } payload)
        {
            fields.Fail("payload is missing or not an object.");
            return null;
        }

        if (!payload.Is("method", "tool_call")) return new McpMessage(fields.RequiredObject("payload")!.Value);
        var call = ReadToolCall(payload);
        fields.Take(payload);
        return call;
    }

    private static ClientMessage? ReadAction(MessageFields fields)
    {
        switch (fields.RequiredString("action", MaxNameLength))
        {
            case "call_function":
                return fields.RequiredString("function_name", MaxNameLength) is { } name
                    ? new ToolCallMessage(name, fields.OptionalArguments("parameters", nodes: true), IsRpc: false)
                    : null;
            case "list_functions":
                return new ListFunctionsMessage();
            case "get_status":
                return new ToolStatusMessage();
            default:
                fields.Fail(ErrorCodes.InvalidParameter, "action must be call_function, list_functions or get_status.");
                return null;
        }
    }

    private static ToolCallMessage? ReadToolCall(MessageFields payload)
    {
        if (payload.OptionalObject("params") is not { } parameters)
        {
            payload.Fail("params is missing or not an object.");
            return null;
        }

        var call = parameters.RequiredString("tool_name", MaxNameLength) is { } name
            ? new ToolCallMessage(name, parameters.OptionalArguments("arguments", nodes: true), IsRpc: true, payload.OptionalId("id"))
            : null;
        payload.Take(parameters);
        return call;
    }
}
