using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Server.Devices;
using Server.Journal;

namespace Server.OwnerConsole;

/// <summary>The JSON between server and page: names in snake case, times as ISO 8601, durations as milliseconds. The page
/// never puts a text of it into HTML, so that only what JSON itself asks for is escaped.</summary>
[JsonSerializable(typeof(Snapshot))]
[JsonSerializable(typeof(LogLine))]
[JsonSerializable(typeof(SignIn))]
[JsonSerializable(typeof(Rename))]
[JsonSerializable(typeof(EarlierSentence[]))]
[JsonSerializable(typeof(CommandRequest))]
[JsonSerializable(typeof(CommandReply))]
[JsonSerializable(typeof(SessionOpened))]
[JsonSerializable(typeof(SessionClosed))]
[JsonSerializable(typeof(ThingsDescribed))]
[JsonSerializable(typeof(StateReported))]
[JsonSerializable(typeof(CommandDone))]
[JsonSerializable(typeof(UtteranceHeard))]
[JsonSerializable(typeof(SentenceSpoken))]
[JsonSerializable(typeof(TurnEnded))]
[JsonSerializable(typeof(MessageRefused))]
[JsonSerializable(typeof(TimerSet))]
[JsonSerializable(typeof(TimerOver))]
[JsonSerializable(typeof(CallDelayed))]
[JsonSerializable(typeof(DelayedCallOver))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(double))]
[JsonSerializable(typeof(string))]
internal sealed partial class ConsoleJson : JsonSerializerContext
{
    public static readonly ConsoleJson Page = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new JsonStringEnumConverter<ThingValueType>(JsonNamingPolicy.SnakeCaseLower),
            new JsonStringEnumConverter<TurnOutcome>(JsonNamingPolicy.SnakeCaseLower),
            new JsonStringEnumConverter<ScheduleOutcome>(JsonNamingPolicy.SnakeCaseLower),
            new MillisecondsConverter(),
        },
    });
}

internal sealed class MillisecondsConverter : JsonConverter<TimeSpan>
{
    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TimeSpan.FromMilliseconds(reader.GetDouble());

    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(Math.Round(value.TotalMilliseconds, 1));
}
