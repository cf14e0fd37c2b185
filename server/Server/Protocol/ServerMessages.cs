using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Server.Protocol;

/// <summary>A message that the server sends; <see cref="ToUtf8"/> is its form on the wire.</summary>
public abstract record ServerMessage([property: JsonPropertyOrder(-1)] string Type)
{
    /// <summary>The message as JSON, raw UTF-8 without escapes: nanoFramework's reader fails on <c>\uXXXX</c>.</summary>
    public byte[] ToUtf8() => JsonSerializer.SerializeToUtf8Bytes(this, GetType(), WireJson.Raw);
}

/// <summary>The answer to a hello. A stock device fails without <c>transport</c>.</summary>
public sealed record HelloReply(string SessionId, HelloReplyAudio AudioParams, int Version = 1) : ServerMessage("hello")
{
    public string Transport => "websocket";
}

/// <summary>The form of the audio that the server will send.</summary>
public sealed record HelloReplyAudio(string Format, int SampleRate, int Channels, int FrameDuration);

/// <summary>What was recognised.</summary>
public sealed record SttMessage(string SessionId, string Text, double Confidence) : ServerMessage("stt")
{
    public bool IsFinal => true;
}

/// <summary>The mood of the sentence that follows.</summary>
public sealed record LlmMessage(string SessionId, string Emotion, string Text) : ServerMessage("llm")
{
    /// <summary>True when the answer comes in several messages; null for boards, which are not told.</summary>
    public bool? IsStreaming { get; init; }

    /// <summary><c>stop</c> or <c>abort</c> in the last message of an answer.</summary>
    public string? FinishReason { get; init; }
}

/// <summary>Where the spoken answer stands: <c>start</c>, <c>sentence_start</c>, <c>sentence_end</c>, <c>stop</c>.</summary>
public sealed record TtsMessage(string SessionId, string State, string? Text = null) : ServerMessage("tts")
{
    public const string Start = "start";
    public const string SentenceStart = "sentence_start";
    public const string SentenceEnd = "sentence_end";
    public const string Stop = "stop";

    /// <summary>Which sentence of the answer, from 1; null for boards, which are not told.</summary>
    public int? Index { get; init; }

    /// <summary>How the sound is coded, <c>opus</c> or <c>pcm</c>; null for boards, which are not told.</summary>
    public string? AudioCodec { get; init; }
}

/// <summary>Commands for things attached to the board.</summary>
public sealed record IotCommandsMessage(IReadOnlyList<IotCommand> Commands) : ServerMessage("iot");

/// <summary>One command. Stock devices ignore <c>command_id</c>.</summary>
public sealed record IotCommand(
    string Name, string Method, IReadOnlyDictionary<string, object> Parameters, string CommandId);

/// <summary>A thing did what a client asked for directly, or how it is.</summary>
public sealed record IotReply(
    string SessionId, string DeviceId, string Action, string Message, IReadOnlyDictionary<string, object> State)
    : ServerMessage("iot")
{
    public bool Success => true;
}

/// <summary>Any <c>mcp</c> message with a JSON-RPC payload.</summary>
public sealed record McpPayloadMessage(string SessionId, JsonNode Payload) : ServerMessage("mcp");

/// <summary>The answer to an <c>mcp</c> action of the C# server API; what an action does not answer is null.</summary>
public sealed record McpActionReply(string SessionId, string Action) : ServerMessage("mcp")
{
    public bool Success => true;
    public string? FunctionName { get; init; }
    public string? Result { get; init; }
    public IReadOnlyDictionary<string, object>? State { get; init; }
    public string? Status { get; init; }
    public int? FunctionCount { get; init; }
    public IReadOnlyList<McpFunction>? Functions { get; init; }
}

/// <summary>A tool as a client is told of it.</summary>
/// <param name="Parameters">JSON schema of the arguments.</param>
public sealed record McpFunction(string Name, string Description, JsonObject Parameters)
{
    /// <summary>As in MCP; null where there is nothing to be careful of.</summary>
    public FunctionNotes? Annotations { get; init; }
}

/// <summary>What a caller of a tool should know of it, under MCP's names, which are in camel case.</summary>
public sealed record FunctionNotes([property: JsonPropertyName("readOnlyHint")] bool OnlyReads, [property: JsonPropertyName("destructiveHint")] bool IsRisky)
{
    /// <summary>It may do what has to be confirmed.</summary>
    public static readonly FunctionNotes Risky = new(OnlyReads: false, IsRisky: true);
}

/// <summary>Something for the device itself to do, e.g. <c>reboot</c>.</summary>
public sealed record SystemMessage(string Command) : ServerMessage("system")
{
    public const string Reboot = "reboot";
}

/// <summary>The answer to a client's <c>ping</c>.</summary>
/// <param name="Timestamp">Milliseconds since 1970.</param>
public sealed record PongMessage(string SessionId, long Timestamp) : ServerMessage("pong");

/// <summary>A notice for the device's screen and speaker. A stock device needs all three texts.</summary>
public sealed record AlertMessage(string Status, string Message, string Emotion) : ServerMessage("alert");

/// <summary>Whatever a device and its owner agreed on.</summary>
public sealed record CustomMessage(JsonElement Payload) : ServerMessage("custom");

/// <summary>An error of the ESP32 server API, or in both the answer to a management action.</summary>
public sealed record StatusMessage(string Status, string Message, string? ErrorCode = null) : ServerMessage("server")
{
    public StatusContent? Content { get; init; }

    public static StatusMessage From(ProtocolError error) => new("error", error.Message, error.Code);

    public static StatusMessage Done(string action, string message) =>
        new("success", message) { Content = new StatusContent(action) };
}

/// <summary>Which action was carried out.</summary>
public sealed record StatusContent(string Action);

/// <summary>An error of the C# server API.</summary>
public sealed record ErrorMessage(string Code, string Message, string SessionId) : ServerMessage("error");

[JsonSerializable(typeof(HelloReply))]
[JsonSerializable(typeof(SttMessage))]
[JsonSerializable(typeof(LlmMessage))]
[JsonSerializable(typeof(TtsMessage))]
[JsonSerializable(typeof(IotCommandsMessage))]
[JsonSerializable(typeof(IotReply))]
[JsonSerializable(typeof(McpPayloadMessage))]
[JsonSerializable(typeof(McpActionReply))]
[JsonSerializable(typeof(SystemMessage))]
[JsonSerializable(typeof(PongMessage))]
[JsonSerializable(typeof(AlertMessage))]
[JsonSerializable(typeof(CustomMessage))]
[JsonSerializable(typeof(StatusMessage))]
[JsonSerializable(typeof(ErrorMessage))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(double))]
internal sealed partial class WireJson : JsonSerializerContext
{
    /// <summary>The contracts above with only the escapes that JSON demands.</summary>
    public static readonly WireJson Raw = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = new RawUtf8Encoder(),
    });
}
