using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using Server.Agents.Models;

namespace Providers.OpenAi;

/// <summary>Puts tool calls together from the pieces in which they come. Servers differ: some send a call in many pieces
/// under one index, some whole ones that all have the index 0, some without an id.</summary>
internal sealed class StreamedCalls
{
    private const int MaxCalls = 64;
    private const int MaxArgumentCharacters = 32_000;

    private readonly List<Call> _calls = [];

    public void Add(StreamingChatToolCallUpdate piece)
    {
        var call = _calls.LastOrDefault(call => call.Index == piece.Index);
        var isAnother = call is not null && piece.ToolCallId is { Length: > 0 } id && call.Id.Length > 0 && call.Id != id;
        if (call is null || isAnother)
        {
            if (_calls.Count == MaxCalls) throw new ModelException($"The model makes more than {MaxCalls} calls at once.");
            _calls.Add(call = new Call(piece.Index));
        }

        if (piece.ToolCallId is { Length: > 0 } given) call.Id = given;
        if (piece.FunctionName is { Length: > 0 } name) call.Name = name;
        if (piece.FunctionArgumentsUpdate is { } arguments) call.Arguments.Append(arguments.ToString());
        if (call.Arguments.Length > MaxArgumentCharacters) throw new ModelException("The arguments of the model's call are too long.");
    }

    /// <summary>The whole calls. One whose arguments are no JSON object tells so in <see cref="FunctionCallContent.Exception"/>.</summary>
    public IList<AIContent> Take()
    {
        var contents = new List<AIContent>();
        foreach (var call in _calls.Where(call => call.Name.Length > 0))
        {
            var id = call.Id.Length > 0 ? call.Id : $"call_{contents.Count}";
            contents.Add(new FunctionCallContent(id, call.Name, ArgumentsOf(call, out var broken)) { Exception = broken });
        }

        _calls.Clear();
        return contents;
    }

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

    private sealed class Call(int index)
    {
        public int Index => index;

        public string Id { get; set; } = "";

        public string Name { get; set; } = "";

        public StringBuilder Arguments { get; } = new();
    }
}
