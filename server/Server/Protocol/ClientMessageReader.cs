using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Unicode;

namespace Server.Protocol;

/// <summary>Reads what clients send: strict about types and bounds, indifferent to fields it does not know.</summary>
public static class ClientMessageReader
{
    /// <summary>The longest <c>text</c> that is taken, in UTF-16 units.</summary>
    public const int MaxTextLength = 2_000;

    /// <summary>How deep a message may be nested: the tools of an MCP device need some ten levels.</summary>
    public const int MaxDepth = 32;

    private const int MaxNameLength = 64;

    /// <summary>Reads one text message. False: <paramref name="error"/> says what to answer.</summary>
    public static bool TryRead(
        ReadOnlyMemory<byte> utf8,
        [NotNullWhen(true)] out ClientMessage? message,
        [NotNullWhen(false)] out ProtocolError? error)
    {
        message = null;
        error = null;
        if (!Utf8.IsValid(utf8.Span) || !HasOnlyWholeCharacters(utf8.Span))
        {
            error = new ProtocolError(ErrorCodes.InvalidJson, "The message is not valid JSON.");
            return false;
        }

        using var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = MaxDepth });
        var fields = new MessageFields(document.RootElement);
        if (fields.RequiredString("type", 32) is { } type)
        {
            message = Read(type, fields);
            if (message is null) fields.Fail(ErrorCodes.UnknownMessageType, "Unknown message type.");
        }

        error = fields.Error;
        if (error is not null) message = null;
        return message is not null;
    }

    /// <summary>False when this is no JSON, or when a string holds half a surrogate pair: JSON's grammar allows that, and
    /// reading such a string throws. Checked once here, so that no reader behind this needs to.</summary>
    private static bool HasOnlyWholeCharacters(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
                    reader.GetString();
            }

            return true;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static ClientMessage? Read(string type, MessageFields fields) => type switch
    {
        "hello" => ReadHello(fields),
        "listen" => ReadListen(fields),
        "chat" => ReadChat(fields),
        "abort" => new AbortMessage(fields.OptionalString("reason", MaxNameLength)),
        "image" => ImageReader.ReadImage(fields),
        "vision" => ImageReader.ReadVision(fields),
        "iot" => ReadIot(fields),
        "mcp" => McpReader.Read(fields),
        "server" => ReadServerAction(fields),
        "system" => new SystemReportMessage(fields.OptionalString("command", MaxNameLength)),
        "ping" => new PingMessage(),
        "heartbeat" or "speak" or "start" or "voice_mute" or "voice_unmute" => new NoticeMessage(),
        "goodbye" => new GoodbyeMessage(),
        _ => null,
    };

    private static HelloMessage ReadHello(MessageFields fields)
    {
        var features = fields.OptionalObject("features");
        return new HelloMessage(
            fields.OptionalInteger("version", 1, 100), new HelloFeatures(features?.IsTrue("mcp") ?? false), ReadAudioParams(fields));
    }

    private static AudioParams? ReadAudioParams(MessageFields fields)
    {
        if (fields.OptionalObject("audio_params") is not { } audio) return null;
        var read = new AudioParams(
            audio.OptionalString("format", 16),
            audio.OptionalInteger("sample_rate", 1, 1_000_000),
            audio.OptionalInteger("channels", 1, 100),
            audio.OptionalInteger("frame_duration", 1, 10_000));
        fields.Take(audio);
        return read;
    }

    private static ClientMessage? ReadListen(MessageFields fields)
    {
        switch (fields.RequiredString("state", 16))
        {
            case "start":
                return ReadMode(fields) is { } mode ? new ListenStartMessage(mode) : null;
            case "stop":
                return new ListenStopMessage();
            case "detect":
                return new ListenDetectMessage(fields.OptionalString("text", MaxTextLength) ?? "");
            case "text":
                return ReadChat(fields);
            default:
                fields.Fail("state must be start, stop or detect.");
                return null;
        }
    }

    private static ListenMode? ReadMode(MessageFields fields)
    {
        switch (fields.OptionalString("mode", 16))
        {
            case null or "" or "auto":
                return ListenMode.Auto;
            case "manual":
                return ListenMode.Manual;
            case "realtime":
                return ListenMode.Realtime;
            default:
                fields.Fail("mode must be auto, manual or realtime.");
                return null;
        }
    }

    private static ChatMessage? ReadChat(MessageFields fields)
    {
        if (fields.RequiredString("text", MaxTextLength) is { } text && !string.IsNullOrWhiteSpace(text)) return new ChatMessage(text);
        fields.Fail("text is empty.");
        return null;
    }

    private static ClientMessage? ReadIot(MessageFields fields)
    {
        if (fields.Has("action") || fields.Has("device_id"))
        {
            return fields.RequiredString("device_id", MaxNameLength) is { } thing
                && fields.RequiredString("action", MaxNameLength) is { } action
                    ? new IotControlMessage(thing, action, fields.OptionalArguments("data"))
                    : null;
        }

        var iot = new IotMessage(
            fields.OptionalArray("descriptors"), fields.OptionalArray("states"), fields.OptionalArray("command_results"));
        if (iot is { Descriptors: null, States: null, CommandResults: null })
            fields.Fail("An iot message needs descriptors, states or command_results, or device_id and action.");
        return iot;
    }

    private static ServerActionMessage? ReadServerAction(MessageFields fields)
    {
        if (fields.RequiredString("action", MaxNameLength) is not { } action) return null;
        var content = fields.OptionalObject("content");
        var secret = content?.OptionalString("secret", 512);
        if (content is not null) fields.Take(content);
        return new ServerActionMessage(action, secret);
    }
}
