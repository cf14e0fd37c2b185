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
    /// <summary>Its rules in <c>boards/chips.json</c>.</summary>
    public string Module { get; init; } = string.Empty;

    public int FlashMegabytes { get; init; }

    /// <summary>0 when there is none.</summary>
    public int PsramMegabytes { get; init; }

    /// <summary>True when microphone and speaker take turns on one I2S bus.</summary>
    public bool HalfDuplex { get; init; }

    /// <summary>Room for a downloaded application, as <c>IBoard.UpdateSlotBytes</c>; 0 when there is none.</summary>
    public int UpdateSlotBytes { get; init; }

    public SoundDescription? I2s { get; init; }

    /// <summary>Chips of the board itself that the firmware talks to: power, touch panel.</summary>
    public IReadOnlyList<AttachedDescription> Parts { get; init; } = [];

    /// <summary>Why a pin that the chip reads at reset may be used all the same, by GPIO number.</summary>
    public IReadOnlyDictionary<string, string> Strapping { get; init; } = new Dictionary<string, string>();

    /// <summary>What there is of memory and what takes it.</summary>
    public IReadOnlyList<MemoryItem> Memory { get; init; } = [];

    /// <summary>What the board cannot do, a sentence each.</summary>
    public IReadOnlyList<string> Limits { get; init; } = [];

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
/// <param name="Part">What it is, in words.</param>
/// <param name="OnBoard">True when it need not be wired.</param>
internal sealed record ButtonDescription(int Pin, string Active = "low", string Part = "talk button", [property: JsonPropertyName("on_board")] bool OnBoard = false);

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
    [property: JsonPropertyName("i2c_bus")] int I2cBus = 1)
{
    /// <summary>PWM channels by role: 1 for <c>DeviceFunction.PWM1</c>.</summary>
    public IReadOnlyDictionary<string, int> Pwm { get; init; } = new Dictionary<string, int>();

    /// <summary>True when it need not be wired.</summary>
    public bool OnBoard { get; init; }
}

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true)]
[JsonSerializable(typeof(BoardDescription))]
internal sealed partial class BoardJson : JsonSerializerContext;
