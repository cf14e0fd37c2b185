using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Server.Tools;

/// <summary>A call as <c>get_later</c> tells of it. The value of that tool's result is a JSON text,
/// <c>[{"tool":"lamp_turn_off","arguments":{},"seconds":287}]</c>, the one that is made first first.</summary>
/// <param name="Tool">The name by which it was put off.</param>
/// <param name="Seconds">Until it is made, rounded up.</param>
public sealed record PutOffCall(string Tool, JsonObject Arguments, int Seconds)
{
    /// <summary>The value of a result.</summary>
    public static string Write(IReadOnlyList<PutOffCall> calls) =>
        JsonSerializer.Serialize(calls, PutOffCallJson.Wire.IReadOnlyListPutOffCall);

    /// <summary>Reads <see cref="ToolResult.Value"/> of a <c>get_later</c> that succeeded.</summary>
    public static IReadOnlyList<PutOffCall> Read(ToolResult result) =>
        result.Value is string json ? JsonSerializer.Deserialize(json, PutOffCallJson.Wire.IReadOnlyListPutOffCall) ?? [] : [];

    /// <summary>The call itself.</summary>
    public ToolCall ToCall() => new(Tool, ToolArguments.TryRead(Arguments, out var values, out _) ? values : new Dictionary<string, object>());
}

[JsonSerializable(typeof(IReadOnlyList<PutOffCall>))]
internal sealed partial class PutOffCallJson : JsonSerializerContext
{
    public static readonly PutOffCallJson Wire = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
