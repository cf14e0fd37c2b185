using System.Text.Json;

namespace Server.Protocol;

/// <summary>A message that a device or client sends. Fields that the protocol makes optional are nullable.</summary>
public abstract record ClientMessage;

/// <summary><c>hello</c>: opens a session and says how the client codes audio.</summary>
/// <param name="OffersMcp"><c>features.mcp</c>: the device is an MCP server with tools of its own.</param>
public sealed record HelloMessage(int Version, AudioParams? AudioParams, bool OffersMcp = false) : ClientMessage;

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

/// <summary><c>abort</c>: ends what is being said or done.</summary>
public sealed record AbortMessage(string? Reason) : ClientMessage;

/// <summary><c>iot</c>: descriptors, states and command results; each may be missing, one is there.
/// The elements are copies and outlive the message.</summary>
public sealed record IotMessage(JsonElement? Descriptors, JsonElement? States, JsonElement? CommandResults) : ClientMessage;

/// <summary><c>mcp</c>: JSON-RPC of a device that is an MCP server.</summary>
public sealed record McpMessage(JsonElement Payload) : ClientMessage;

/// <summary><c>server</c>: management of the server itself.</summary>
public sealed record ServerActionMessage(string Action, string? Secret) : ClientMessage;

/// <summary><c>goodbye</c>: the client ends the session.</summary>
public sealed record GoodbyeMessage : ClientMessage;
