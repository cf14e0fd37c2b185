using System.Text.Json;
using System.Text.Json.Serialization;

namespace Emulator.Boards;

/// <summary>What may hang on which pin of a module; an entry of <c>boards/chips.json</c>, which names its sources.</summary>
/// <param name="Name">As <c>module</c> in board.json.</param>
/// <param name="Chip">As <c>chip</c> in board.json.</param>
/// <param name="Pins">All that the chip has.</param>
/// <param name="Taken">Pins that serve the module itself.</param>
/// <param name="Strapping">Pins that the chip reads at reset: to be used with a reason only.</param>
/// <param name="InputOnly">Pins without an output driver and without pulls.</param>
/// <param name="Adc1">Pins that can be measured at any time.</param>
/// <param name="Adc2">Pins that cannot be measured while Wi-Fi runs, which is always.</param>
internal sealed record ModuleRules(
    [property: JsonRequired] string Name,
    [property: JsonRequired] string Chip,
    [property: JsonRequired] string Title,
    [property: JsonRequired] PinSet Pins,
    [property: JsonRequired] IReadOnlyList<TakenPins> Taken,
    [property: JsonRequired] IReadOnlyList<StrappingPin> Strapping,
    [property: JsonRequired] PinSet InputOnly,
    [property: JsonRequired] PinSet Adc1,
    [property: JsonRequired] PinSet Adc2,
    [property: JsonRequired] int PwmChannels,
    [property: JsonRequired] int RmtTransmitters,
    [property: JsonRequired] int RmtReceivers,
    [property: JsonRequired] int I2sBuses,
    [property: JsonRequired] int I2cBuses,
    [property: JsonRequired] IReadOnlyList<string> Sources)
{
    /// <summary>All modules of a <c>chips.json</c>.</summary>
    /// <exception cref="JsonException">The text is no list of modules.</exception>
    public static IReadOnlyList<ModuleRules> ParseAll(string json) =>
        JsonSerializer.Deserialize(json, ModuleJson.Default.IReadOnlyListModuleRules) ?? throw new JsonException("It is empty.");
}

/// <param name="By">Completes "is taken by ...".</param>
internal sealed record TakenPins([property: JsonRequired] PinSet Pins, [property: JsonRequired] string By);

/// <param name="Why">What its level at reset decides.</param>
internal sealed record StrappingPin([property: JsonRequired] int Pin, [property: JsonRequired] string Why);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(IReadOnlyList<ModuleRules>))]
internal sealed partial class ModuleJson : JsonSerializerContext;
