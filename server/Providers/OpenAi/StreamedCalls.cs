using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Server.Agents.Models;

namespace Providers.OpenAi;

/// <summary>Puts tool calls together from the pieces in which they come. Servers differ: some send a call in many pieces
/// under one index, some whole ones that all have the index 0 or none, some without an id, some with the same for all.</summary>
internal sealed class StreamedCalls
{
    private const int MaxCalls = 64;
    private const int MaxArgumentCharacters = 32_000;

    private readonly List<Call> _calls = [];

    /// <summary>Takes one piece, an entry of <c>tool_calls</c>.</summary>
    /// <exception cref="ModelException">There are more calls, or longer arguments, than anybody needs.</exception>
    public void Add(JsonElement piece)
    {
        var function = ChatChunk.Member(piece, "function") ?? piece;
        var (id, name) = (ChatChunk.TextOf(piece, "id") ?? "", ChatChunk.TextOf(function, "name") ?? "");
        int? index = ChatChunk.Member(piece, "index") is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var given) ? given : null;
        var call = index is null ? _calls.LastOrDefault() : _calls.LastOrDefault(call => call.Index == index);
        if (call is null || IsAnother(call, id, name))
        {
            if (_calls.Count == MaxCalls) throw new ModelException($"The model makes more than {MaxCalls} calls at once.");
            _calls.Add(call = new Call(index));
        }

        if (id.Length > 0) call.Id = id;
        if (name.Length > 0) call.Name = name;
        if (ChatChunk.Member(function, "arguments") is { ValueKind: not JsonValueKind.Null } arguments)
            call.Arguments.Append(arguments.ValueKind == JsonValueKind.String ? arguments.GetString() : arguments.GetRawText());
        if (call.Arguments.Length > MaxArgumentCharacters) throw new ModelException("The arguments of the model's call are too long.");
    }

    /// <summary>The whole calls. One whose arguments are no JSON object tells so in <see cref="FunctionCallContent.Exception"/>.</summary>
    public IList<AIContent> Take()
    {
        var contents = new List<AIContent>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var call in _calls.Where(call => call.Name.Length > 0))
        {
            var id = call.Id;
            for (var number = contents.Count; id.Length == 0 || !ids.Add(id); number++) id = $"call_{number}";
            contents.Add(new FunctionCallContent(id, call.Name, ArgumentsOf(call, out var broken)) { Exception = broken });
        }

        _calls.Clear();
        return contents;
    }

    private static bool IsAnother(Call call, string id, string name) =>
        id.Length > 0 && call.Id.Length > 0 ? call.Id != id : name.Length > 0 && call.Name.Length > 0 && call.Arguments.Length > 0 && ArgumentsOf(call, out _) is not null;

    private static Dictionary<string, object?>? ArgumentsOf(Call call, out JsonException? broken)
    {
        broken = null;
        var written = call.Arguments.ToString();
        if (string.IsNullOrWhiteSpace(written)) return [];
        try
        {
            using var json = JsonDocument.Parse(written);
            if (json.RootElement.ValueKind == JsonValueKind.Null) return [];
            if (json.RootElement.ValueKind != JsonValueKind.Object) throw new JsonException("The arguments are no object.");
            var arguments = new Dictionary<string, object?>(StringComparer.Ordinal);
            foreach (var argument in json.RootElement.EnumerateObject()) arguments[argument.Name] = argument.Value.Clone();
            return arguments;
        }
        catch (JsonException exception)
        {
            broken = exception;
            return null;
        }
    }

    private sealed class Call(int? index)
    {
        public int? Index => index;

        public string Id { get; set; } = "";

        public string Name { get; set; } = "";

        public StringBuilder Arguments { get; } = new();
    }
}
