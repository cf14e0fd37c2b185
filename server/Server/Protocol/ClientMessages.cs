using System.Text.Json;

namespace Server.Protocol;

/// <summary>A message that a device or client sends. Fields that the protocol makes optional are nullable.</summary>
public abstract record ClientMessage;

/// <summary><c>hello</c>: opens a session and says how the client codes audio.</summary>
/// <param name="Version">Of the binary framing; null when it is not said here.</param>
public sealed record HelloMessage(int? Version, HelloFeatures Features, AudioParams? AudioParams) : ClientMessage;

/// <summary><c>features</c> of a hello: what the device can do.</summary>
/// <param name="Mcp">It is an MCP server.</param>
public sealed record HelloFeatures(bool Mcp);

/// <summary><c>audio_params</c> of a hello, as sent; what is missing has the protocol's default.</summary>
public sealed record AudioParams(string? Format, int? SampleRateHz, int? Channels, int? FrameMilliseconds);

/// <summary>Who says when an utterance ends.</summary>
public enum ListenMode
{
    /// <summary>The server, after a pause; then the device waits for the answer.</summary>
    Auto,

    /// <summary>The device, with <c>listen stop</c>.</summary>
    Manual,

    /// <summary>The server, while the microphone stays open during the answer.</summary>
    Realtime,
}

/// <summary><c>listen</c> with state <c>start</c>.</summary>
public sealed record ListenStartMessage(ListenMode Mode) : ClientMessage;

/// <summary><c>listen</c> with state <c>stop</c>.</summary>
public sealed record ListenStopMessage : ClientMessage;

/// <summary><c>listen</c> with state <c>detect</c>: a wake word, or an utterance that was typed.</summary>
public sealed record ListenDetectMessage(string Text) : ClientMessage;

/// <summary><c>chat</c>: an utterance that was typed; never empty.</summary>
public sealed record ChatMessage(string Text) : ClientMessage;

/// <summary><c>image</c>, and <c>vision</c> with <c>read_img</c>: a question about an image.</summary>
/// <param name="Image">The file's content; its format is not known yet.</param>
/// <param name="Question">What to say about it; empty for anything.</param>
public sealed record ImageMessage(byte[] Image, string Question) : ClientMessage;

/// <summary><c>vision</c> with a command that makes images.</summary>
/// <param name="Command"><c>gen_pic</c> or <c>gen_video</c>.</param>
public sealed record VisionMakeMessage(string Command) : ClientMessage;

/// <summary><c>abort</c>: ends what is being said or done.</summary>
public sealed record AbortMessage(string? Reason) : ClientMessage;

/// <summary><c>iot</c> of a board: descriptors, states and command results; each may be missing, one is there.
/// The elements are copies and outlive the message.</summary>
public sealed record IotMessage(JsonElement? Descriptors, JsonElement? States, JsonElement? CommandResults) : ClientMessage;

/// <summary><c>iot</c> of a client that wants something of a thing.</summary>
/// <param name="Thing">The name of the thing, <c>device_id</c> on the wire.</param>
/// <param name="Action">A method of it, <c>status</c> or <c>set_config</c>.</param>
/// <param name="Arguments">Name to <see cref="bool"/>, <see cref="double"/> or <see cref="string"/>.</param>
public sealed record IotControlMessage(string Thing, string Action, IReadOnlyDictionary<string, object> Arguments)
    : ClientMessage;

/// <summary><c>mcp</c> with JSON-RPC that is no tool call of a client: the device is an MCP server.</summary>
public sealed record McpMessage(JsonElement Payload) : ClientMessage;

/// <summary><c>mcp</c> of a client that wants a tool run.</summary>
/// <param name="Id">The id of a JSON-RPC request, a number or a string; null when it has none.</param>
/// <param name="IsRpc">True when it came as JSON-RPC and is answered so.</param>
public sealed record ToolCallMessage(
    string Tool, IReadOnlyDictionary<string, object> Arguments, bool IsRpc, JsonElement? Id = null) : ClientMessage;

/// <summary><c>mcp</c> with the action <c>list_functions</c>.</summary>
public sealed record ListFunctionsMessage : ClientMessage;

/// <summary><c>mcp</c> with the action <c>get_status</c>.</summary>
public sealed record ToolStatusMessage : ClientMessage;

/// <summary><c>server</c>: management of the server itself.</summary>
public sealed record ServerActionMessage(string Action, string? Secret) : ClientMessage;

/// <summary><c>system</c>: a device confirms an order to itself.</summary>
public sealed record SystemReportMessage(string? Command) : ClientMessage;

/// <summary><c>ping</c>: a client whose WebSocket cannot ping keeps its link alive.</summary>
public sealed record PingMessage : ClientMessage;

/// <summary>What some clients tell and no server answers: <c>heartbeat</c>, <c>voice_mute</c> and the like.</summary>
public sealed record NoticeMessage : ClientMessage;

/// <summary><c>goodbye</c>: the client ends the session.</summary>
public sealed record GoodbyeMessage : ClientMessage;
