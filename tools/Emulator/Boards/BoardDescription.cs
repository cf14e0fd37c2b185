using System.Text.Json;
using System.Text.Json.Serialization;

namespace Emulator.Boards;

/// <summary>A board's <c>board.json</c>: the chip, and what hangs on which pin.</summary>
internal sealed record BoardDescription(
    [property: JsonRequired] string Name,
    [property: JsonRequired] string Chip,
    string? Title,
    string? Target,
    [property: JsonPropertyName("talk_button")] ButtonDescription? TalkButton,
    [property: JsonPropertyName("status_led")] LedDescription? StatusLed,
    IReadOnlyList<AttachedDescription>? Attached)
{
    /// <summary>False, with the reason in words, when the text is no board description.</summary>
    public static bool TryParse(string json, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out BoardDescription? board, out string problem)
    {
        board = null;
        problem = string.Empty;
        try
        {
            board = JsonSerializer.Deserialize(json, BoardJson.Default.BoardDescription);
            if (board is null) problem = "it is empty";
        }
        catch (JsonException malformed)
        {
            problem = malformed.Message;
        }

        return board is not null;
    }
}

/// <param name="Pin">GPIO number.</param>
/// <param name="Active">"low" when the button connects the pin to ground.</param>
internal sealed record ButtonDescription(int Pin, string Active = "low");

/// <param name="Pin">GPIO number; high lights it.</param>
internal sealed record LedDescription(int Pin);

/// <param name="Thing">The name of the thing in the firmware.</param>
/// <param name="Kind">rgb_light, fan, sht3x ...</param>
/// <param name="Pins">GPIO numbers by role.</param>
/// <param name="I2cAddress">Of a sensor.</param>
/// <param name="I2cBus">Of a sensor, 1 unless told otherwise.</param>
internal sealed record AttachedDescription(
    string Thing,
    string Kind,
    IReadOnlyDictionary<string, int>? Pins,
    [property: JsonPropertyName("i2c_address")] int I2cAddress,
    [property: JsonPropertyName("i2c_bus")] int I2cBus = 1);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true)]
[JsonSerializable(typeof(BoardDescription))]
internal sealed partial class BoardJson : JsonSerializerContext;
