using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Server.Protocol;

/// <summary>Reads what clients send: strict about types and bounds, indifferent to fields it does not know.</summary>
public static class ClientMessageReader
{
    /// <summary>The longest <c>text</c> that is taken, in UTF-16 units.</summary>
    public const int MaxTextLength = 2_000;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 16 };

    /// <summary>Reads one text message. False: <paramref name="error"/> says what to answer.</summary>
    public static bool TryRead(
        ReadOnlyMemory<byte> utf8,
        [NotNullWhen(true)] out ClientMessage? message,
        [NotNullWhen(false)] out ProtocolError? error)
    {
        message = null;
        error = null;
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(utf8, Options);
        }
        catch (JsonException)
        {
            error = new ProtocolError(ErrorCodes.InvalidJson, "The message is not valid JSON.");
            return false;
        }

        using (document)
        {
            if (!HasOnlyWholeCharacters(document.RootElement))
            {
                error = new ProtocolError(ErrorCodes.InvalidJson, "The message holds broken characters.");
                return false;
            }

            var fields = new Fields(document.RootElement);
            if (fields.RequiredString("type", 32) is { } type)
            {
                message = Read(type, fields);
                if (message is null && fields.Error is null)
                    error = new ProtocolError(ErrorCodes.UnknownMessageType, "Unknown message type.");
            }

            error ??= fields.Error;
            if (error is not null) message = null;
            return message is not null;
        }
    }

    /// <summary>False when a string holds half a surrogate pair or bytes that are no UTF-8: JSON's grammar allows it,
    /// and reading such a string throws. Checked once here, so that no reader behind this needs to.</summary>
    private static bool HasOnlyWholeCharacters(JsonElement element)
    {
        try
        {
            return element.ValueKind switch
            {
                JsonValueKind.Object => element.EnumerateObject().All(
                    property => property.Name is not null && HasOnlyWholeCharacters(property.Value)),
                JsonValueKind.Array => element.EnumerateArray().All(HasOnlyWholeCharacters),
                JsonValueKind.String => element.GetString() is not null,
                _ => true,
            };
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static ClientMessage? Read(string type, Fields fields) => type switch
    {
        "hello" => new HelloMessage(fields.OptionalInteger("version", 1, 100) ?? 1, ReadAudioParams(fields), fields.IsFeature("mcp")),
        "listen" => ReadListen(fields),
        "abort" => new AbortMessage(fields.OptionalString("reason", 64)),
        "iot" => ReadIot(fields),
        "mcp" => fields.RequiredObject("payload") is { } payload ? new McpMessage(payload) : null,
        "server" => ReadServerAction(fields),
        "goodbye" => new GoodbyeMessage(),
        _ => null,
    };

    private static AudioParams? ReadAudioParams(Fields fields)
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

    private static ClientMessage? ReadListen(Fields fields)
    {
        switch (fields.RequiredString("state", 16))
        {
            case null:
                return null;
            case "start":
                return ReadMode(fields) is { } mode ? new ListenStartMessage(mode) : null;
            case "stop":
                return new ListenStopMessage();
            case "detect":
                return new ListenDetectMessage(fields.OptionalString("text", MaxTextLength) ?? "");
            default:
                fields.Fail("state must be start, stop or detect.");
                return null;
        }
    }

    private static ListenMode? ReadMode(Fields fields)
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

    private static IotMessage? ReadIot(Fields fields)
    {
        var iot = new IotMessage(
            fields.OptionalArray("descriptors"), fields.OptionalArray("states"), fields.OptionalArray("command_results"));
        if (iot is { Descriptors: null, States: null, CommandResults: null })
            fields.Fail("An iot message needs descriptors, states or command_results.");
        return iot;
    }

    private static ServerActionMessage? ReadServerAction(Fields fields)
    {
        if (fields.RequiredString("action", 64) is not { } action) return null;
        var content = fields.OptionalObject("content");
        var secret = content?.OptionalString("secret", 512);
        if (content is not null) fields.Take(content);
        return new ServerActionMessage(action, secret);
    }

    /// <summary>The fields of one JSON object; the first thing wrong with them is kept as the error.</summary>
    private sealed class Fields
    {
        private readonly JsonElement _object;

        public Fields(JsonElement element)
        {
            _object = element;
            if (element.ValueKind != JsonValueKind.Object) Fail("A message is a JSON object.");
        }

        public ProtocolError? Error { get; private set; }

        public void Fail(string message) => Error ??= new ProtocolError(ErrorCodes.InvalidMessage, message);

        /// <summary>Takes over the error of a nested object.</summary>
        public void Take(Fields nested) => Error ??= nested.Error;

        public string? RequiredString(string name, int maxLength)
        {
            var value = OptionalString(name, maxLength);
            if (value is null) Fail($"{name} is missing or not a string.");
            return value;
        }

        public string? OptionalString(string name, int maxLength)
        {
            if (!TryFind(name, JsonValueKind.String, out var element)) return null;
            var value = element.GetString();
            if (value is null || value.Length <= maxLength) return value;
            Fail($"{name} is longer than {maxLength} characters.");
            return null;
        }

        public int? OptionalInteger(string name, int min, int max)
        {
            if (!TryFind(name, JsonValueKind.Number, out var element)) return null;
            if (element.TryGetInt32(out var value) && value >= min && value <= max) return value;
            Fail($"{name} must be a whole number from {min} to {max}.");
            return null;
        }

        public Fields? OptionalObject(string name) =>
            TryFind(name, JsonValueKind.Object, out var element) ? new Fields(element) : null;

        public JsonElement? RequiredObject(string name)
        {
            if (TryFind(name, JsonValueKind.Object, out var element)) return element.Clone();
            Fail($"{name} is missing or not an object.");
            return null;
        }

        /// <summary>Whether <c>features</c> says yes to this one; what is no object or no boolean says no.</summary>
        public bool IsFeature(string name) =>
            _object.ValueKind == JsonValueKind.Object && _object.TryGetProperty("features", out var features)
            && features.ValueKind == JsonValueKind.Object && features.TryGetProperty(name, out var value)
            && value.ValueKind == JsonValueKind.True;

        public JsonElement? OptionalArray(string name) =>
            TryFind(name, JsonValueKind.Array, out var element) ? element.Clone() : null;

        /// <summary>False when the field is missing or null, and, with an error, when it is of another kind.</summary>
        private bool TryFind(string name, JsonValueKind kind, out JsonElement element)
        {
            element = default;
            if (_object.ValueKind != JsonValueKind.Object || !_object.TryGetProperty(name, out element)) return false;
            if (element.ValueKind == kind) return true;
            if (element.ValueKind != JsonValueKind.Null) Fail($"{name} must be of type {kind}.");
            return false;
        }
    }
}
