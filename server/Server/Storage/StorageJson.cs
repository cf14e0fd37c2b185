using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Server.Devices;

namespace Server.Storage;

/// <summary>The JSON that is kept in columns.</summary>
[JsonSerializable(typeof(ThingDescriptor))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, object>))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(double))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(OpenedDetail))]
[JsonSerializable(typeof(CommandDetail))]
[JsonSerializable(typeof(TurnDetail))]
[JsonSerializable(typeof(RefusalDetail))]
[JsonSerializable(typeof(ScheduleDetail))]
internal sealed partial class StorageJson : JsonSerializerContext
{
    /// <summary>Unlike the protocol's own encoder, this one puts a replacement for halves of surrogate pairs.</summary>
    public static readonly StorageJson Kept = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new JsonStringEnumConverter<ThingValueType>(JsonNamingPolicy.SnakeCaseLower),
            new JsonStringEnumConverter<Journal.TurnOutcome>(JsonNamingPolicy.SnakeCaseLower),
            new JsonStringEnumConverter<Journal.ScheduleOutcome>(JsonNamingPolicy.SnakeCaseLower),
        },
    });
}
