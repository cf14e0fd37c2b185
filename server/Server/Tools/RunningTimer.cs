using System.Text.Json;
using System.Text.Json.Serialization;

namespace Server.Tools;

/// <summary>A timer as <c>get_timers</c> tells of it. The value of that tool's result is a JSON text,
/// <c>[{"name":"pasta","seconds":287},{"seconds":60}]</c>, the one that is over first first.</summary>
/// <param name="Name">Null for a timer without one.</param>
/// <param name="Seconds">Until it is over, rounded up.</param>
public sealed record RunningTimer(string? Name, int Seconds)
{
    /// <summary>The value of a result.</summary>
    public static string Write(IReadOnlyList<RunningTimer> timers) =>
        JsonSerializer.Serialize(timers, RunningTimerJson.Wire.IReadOnlyListRunningTimer);

    /// <summary>Reads <see cref="ToolResult.Value"/> of a <c>get_timers</c> that succeeded.</summary>
    public static IReadOnlyList<RunningTimer> Read(ToolResult result) =>
        result.Value is string json ? JsonSerializer.Deserialize(json, RunningTimerJson.Wire.IReadOnlyListRunningTimer) ?? [] : [];
}

[JsonSerializable(typeof(IReadOnlyList<RunningTimer>))]
internal sealed partial class RunningTimerJson : JsonSerializerContext
{
    public static readonly RunningTimerJson Wire = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
