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
    JsonElement I2s,
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
internal sealed record ButtonDescription(int Pin, string Active = "low");

/// <param name="Pin">GPIO number; high lights it.</param>
internal sealed record LedDescription(int Pin);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true)]
[JsonSerializable(typeof(BoardDescription))]
internal sealed partial class BoardJson : JsonSerializerContext;
