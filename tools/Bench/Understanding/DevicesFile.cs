using System.Text.Json;
using Server.Devices;

namespace Bench.Understanding;

/// <summary>A board as it told of itself.</summary>
/// <param name="States">Name of a thing to its properties at the beginning.</param>
internal sealed record BoardDescription(
    string DeviceId, IReadOnlyList<ThingDescriptor> Things, IReadOnlyDictionary<string, IReadOnlyDictionary<string, object>> States);

/// <summary>Reads what boards send of themselves: a message, an array of messages or of descriptors, or messages line by
/// line. What belongs to one <c>device_id</c> is one board; without one all of it is.</summary>
internal static class DevicesFile
{
    private const string OnlyBoard = "board";

    /// <summary>The boards in the order in which they are named.</summary>
    /// <exception cref="InvalidDataException">The text is not as it must be; the message says where and why.</exception>
    public static IReadOnlyList<BoardDescription> Read(string text)
    {
        var boards = new List<Board>();
        foreach (var (message, where) in Messages(text)) Take(message, where, boards);
        if (boards.All(board => board.Things.Count == 0)) throw new InvalidDataException("there are no descriptors in it");
        return [.. boards.Where(board => board.Things.Count > 0).Select(board => new BoardDescription(board.Id, board.Things, board.States))];
    }

    private static IEnumerable<(JsonElement Message, string Where)> Messages(string text)
    {
        if (TryParse(text, out var whole, out var error)) return Parts(whole);
        var lines = text.Split('\n').Select((line, i) => (Text: line.Trim(), Number: i + 1)).Where(line => line.Text.Length > 0).ToList();
        // Only a file whose first line stands for itself is one of lines; else the fault is where the whole was not understood.
        if (lines.Count < 2 || !TryParse(lines[0].Text, out _, out _)) throw new InvalidDataException(error);
        var messages = new List<(JsonElement, string)>();
        foreach (var line in lines)
        {
            if (!TryParse(line.Text, out var message, out _)) throw new InvalidDataException($"line {line.Number} is no JSON");
            messages.AddRange(Parts(message).Select(part => (part.Message, $"line {line.Number}: ")));
        }
        return messages;
    }

    private static bool TryParse(string text, out JsonElement json, out string error)
    {
        try
        {
            json = JsonSerializer.Deserialize<JsonElement>(text);
            error = "";
            return true;
        }
        catch (JsonException exception)
        {
            json = default;
            error = $"line {exception.LineNumber + 1} is no JSON";
            return false;
        }
    }

    // An array is one of messages when its entries have descriptors or states, else one of descriptors.
    private static IEnumerable<(JsonElement Message, string Where)> Parts(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Object && !IsMessage(json) && json.TryGetProperty("name", out _)) return [(Descriptors(json), "")];
        if (json.ValueKind != JsonValueKind.Array) return [(json, "")];
        var entries = json.EnumerateArray().ToList();
        return entries.Any(IsMessage)
            ? entries.Select((entry, i) => (entry, $"[{i}]: "))
            : [(Descriptors([.. entries]), "")];
    }

    private static JsonElement Descriptors(params JsonElement[] things) =>
        JsonSerializer.SerializeToElement(new Dictionary<string, JsonElement[]> { ["descriptors"] = things });

    private static bool IsMessage(JsonElement entry) => entry.ValueKind == JsonValueKind.Object
        && (entry.TryGetProperty("descriptors", out _) || entry.TryGetProperty("states", out _));

    private static void Take(JsonElement message, string where, List<Board> boards)
    {
        if (message.ValueKind != JsonValueKind.Object) throw new InvalidDataException($"{where}a message must be an object");
        var id = message.TryGetProperty("device_id", out var given) && given.ValueKind == JsonValueKind.String ? given.GetString()! : OnlyBoard;
        var board = boards.FirstOrDefault(board => board.Id == id);
        if (board is null) boards.Add(board = new Board(id));
        if (message.TryGetProperty("descriptors", out var descriptors))
        {
            if (!DescriptorReader.TryRead(descriptors, out var things, out var error)) throw new InvalidDataException(where + error);
            foreach (var thing in things)
            {
                board.Things.RemoveAll(known => known.Name == thing.Name);
                board.Things.Add(thing);
            }
        }
        if (message.TryGetProperty("states", out var states))
        {
            if (!StateReader.TryRead(states, out var byThing, out var error)) throw new InvalidDataException(where + error);
            foreach (var (thing, state) in byThing)
                board.States[thing] = new Dictionary<string, object>([.. board.States.GetValueOrDefault(thing, new Dictionary<string, object>())
                    .Where(known => !state.ContainsKey(known.Key)), .. state]);
        }
    }

    private sealed record Board(string Id)
    {
        public List<ThingDescriptor> Things { get; } = [];

        public Dictionary<string, IReadOnlyDictionary<string, object>> States { get; } = new(StringComparer.Ordinal);
    }
}
