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
    // The generated reader sets what the text leaves out to null.

    /// <summary>Its rules in <c>boards/chips.json</c>.</summary>
    public string Module { get; init => field = value ?? string.Empty; } = string.Empty;

    public int FlashMegabytes { get; init; }

    /// <summary>0 when there is none.</summary>
    public int PsramMegabytes { get; init; }

    /// <summary>True when microphone and speaker take turns on one I2S bus.</summary>
    public bool HalfDuplex { get; init; }

    /// <summary>Room for a downloaded application, as <c>IBoard.UpdateSlotBytes</c>; 0 when there is none.</summary>
    public int UpdateSlotBytes { get; init; }

    public SoundDescription? I2s { get; init; }

    /// <summary>Chips of the board itself that the firmware talks to: power, touch panel.</summary>
    public IReadOnlyList<AttachedDescription> Parts { get; init => field = value ?? []; } = [];

    /// <summary>Why a pin that the chip reads at reset may be used all the same, by GPIO number.</summary>
    public IReadOnlyDictionary<string, string> Strapping { get; init => field = value ?? new Dictionary<string, string>(); } = new Dictionary<string, string>();

    /// <summary>What there is of memory and what takes it.</summary>
    public IReadOnlyList<MemoryItem> Memory { get; init => field = value ?? []; } = [];

    /// <summary>What the board cannot do, a sentence each.</summary>
    public IReadOnlyList<string> Limits { get; init => field = value ?? []; } = [];

    /// <summary>False, with the reason in words, when the text is no board description.</summary>
    public static bool TryParse(string json, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out BoardDescription? board, out string problem)
    {
        board = null;
        problem = string.Empty;
        try
        {
            board = JsonSerializer.Deserialize(json, BoardJson.Default.BoardDescription);
            problem = board is null ? "it is empty" : BoardCheck.FindProblem(board) ?? string.Empty;
        }
        catch (JsonException malformed)
        {
            problem = malformed.Message;
        }

        if (problem.Length > 0) board = null;
        return board is not null;
    }
}

/// <param name="Pin">GPIO number.</param>
/// <param name="Active">"low" when the button connects the pin to ground.</param>
/// <param name="Part">A kind of <see cref="PartCatalogue"/>.</param>
/// <param name="OnBoard">True when it need not be wired.</param>
internal sealed record ButtonDescription(int Pin, string Active = "low", string Part = "button", [property: JsonPropertyName("on_board")] bool OnBoard = false);

/// <param name="Pin">GPIO number; high lights it.</param>
internal sealed record LedDescription(int Pin);

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true)]
[JsonSerializable(typeof(BoardDescription))]
internal sealed partial class BoardJson : JsonSerializerContext;
