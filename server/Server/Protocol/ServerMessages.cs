using System.Text.Json;
using System.Text.Json.Serialization;

namespace Server.Protocol;

/// <summary>A message that the server sends; <see cref="ToUtf8"/> is its form on the wire.</summary>
public abstract record ServerMessage(string Type)
{
    /// <summary>The message as JSON, raw UTF-8 without escapes: nanoFramework's reader fails on <c>\uXXXX</c>.</summary>
    public byte[] ToUtf8() => JsonSerializer.SerializeToUtf8Bytes(this, GetType(), WireJson.Raw);
}

/// <summary>The answer to a hello. A stock device fails without <c>transport</c>.</summary>
public sealed record HelloReply(string SessionId, HelloReplyAudio AudioParams) : ServerMessage("hello")
{
    public int Version => 1;
    public string Transport => "websocket";
}

/// <summary>The form of the audio that the server will send.</summary>
public sealed record HelloReplyAudio(string Format, int SampleRate, int Channels, int FrameDuration);

/// <summary>What was recognised.</summary>
public sealed record SttMessage(string SessionId, string Text, double Confidence) : ServerMessage("stt")
{
    public bool IsFinal => true;
}

/// <summary>The mood of the answer that follows.</summary>
public sealed record LlmMessage(string SessionId, string Emotion, string Text) : ServerMessage("llm");

/// <summary>Where the spoken answer stands: <c>start</c>, <c>sentence_start</c>, <c>sentence_end</c>, <c>stop</c>.</summary>
public sealed record TtsMessage(string SessionId, string State, string? Text = null) : ServerMessage("tts")
{
    public const string Start = "start";
    public const string SentenceStart = "sentence_start";
    public const string SentenceEnd = "sentence_end";
    public const string Stop = "stop";
}

/// <summary>Commands for things attached to the board.</summary>
public sealed record IotCommandsMessage(IReadOnlyList<IotCommand> Commands) : ServerMessage("iot");

/// <summary>One command. Stock devices ignore <c>command_id</c>.</summary>
public sealed record IotCommand(
    string Name, string Method, IReadOnlyDictionary<string, object> Parameters, string CommandId);

/// <summary>A notice for the device's screen and speaker. A stock device needs all three texts.</summary>
public sealed record AlertMessage(string Status, string Message, string Emotion) : ServerMessage("alert");

/// <summary>An error, or the answer to a management action.</summary>
public sealed record StatusMessage(string Status, string Message, string? ErrorCode = null) : ServerMessage("server")
{
    public static StatusMessage From(ProtocolError error) => new("error", error.Message, error.Code);
}

[JsonSerializable(typeof(HelloReply))]
[JsonSerializable(typeof(SttMessage))]
[JsonSerializable(typeof(LlmMessage))]
[JsonSerializable(typeof(TtsMessage))]
[JsonSerializable(typeof(IotCommandsMessage))]
[JsonSerializable(typeof(AlertMessage))]
[JsonSerializable(typeof(StatusMessage))]
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
