using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Server.Protocol;
using Server.Tools;

namespace Server.Agents.Models;

/// <summary>Makes the calls that a model asks for in one answer, within bounds, and tells it what came of them. A call that is
/// risky is not made: it is kept for the speaker to confirm, whatever the model, the speaker's words or a device's texts say.</summary>
/// <param name="riskOf">The act to be confirmed, e.g. <c>unlock</c>; null for a call that may be made at once.</param>
/// <param name="thingOf">The thing that a call is for; null for none.</param>
internal sealed class ToolDesk(IToolbox toolbox, Func<ToolCall, string?> riskOf, Func<ToolCall, string?> thingOf, ModelOptions options)
{
    private const int MaxReportLength = 4_000;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly CallHistory _history = new();
    private int _calls;

    /// <summary>The call that waits for the speaker's "yes"; null when there is none.</summary>
    public ToolCall? ToConfirm { get; private set; }

    /// <summary>The calls that were made and how they ended, in their order.</summary>
    public List<(ToolCall Call, ToolResult Result)> Made { get; } = [];

    /// <summary>True when calling tools leads nowhere any more, and the model is to answer with what it knows.</summary>
    public bool IsClosed => _history.IsCircle || _calls > options.MaxCalls;

    /// <summary>Makes the calls of one reply that may be made, in their order. The answers are for the model, a JSON object with
    /// <c>ok</c> for each.</summary>
    public async ValueTask<IReadOnlyList<FunctionResultContent>> RunAsync(
        IReadOnlyList<FunctionCallContent> asked, CancellationToken cancellationToken)
    {
        var results = new List<FunctionResultContent>(asked.Count);
        foreach (var call in asked) results.Add(new FunctionResultContent(call.CallId, await RunAsync(call, cancellationToken)));
        _history.EndRound();
        return results;
    }

    private async ValueTask<string> RunAsync(FunctionCallContent asked, CancellationToken cancellationToken)
    {
        if (++_calls > options.MaxCalls) return Refused("There were too many calls; answer now with what you know.");
        if (toolbox.Tools.FirstOrDefault(tool => tool.Name == asked.Name) is not { } tool)
            return Unusable(asked, $"There is no tool '{Prompt.Plain(asked.Name, 64)}'. Use only the tools that are listed.");
        if (asked.Exception is not null) return Unusable(asked, "The arguments are no JSON object.");
        if (!TryRead(asked, tool, out var arguments, out var error)) return Unusable(asked, error);
        var call = new ToolCall(tool.Name, arguments);
        var written = $"{tool.Name} {ToolArguments.ToJson(arguments).ToJsonString(Readable)}";
        var target = thingOf(call) ?? tool.Name;
        if (!tool.OnlyReads && _history.IsRepetition(written, target)) return Refused("The very same call was just made. Do not repeat it; go on with what it reported.");
        if (riskOf(call) is { } risk) return Hold(call, risk);
        var result = await toolbox.InvokeAsync(call, cancellationToken);
        Made.Add((call, result));
        var report = Report(result);
        // What does not answer may have obeyed.
        _history.Add(written, target, report, mayRetry: !result.Success && result.ErrorCode != ErrorCodes.DeviceOffline);
        return report;
    }

    private string Unusable(FunctionCallContent asked, string reason)
    {
        var report = Refused(reason);
        _history.Add(asked.Name, asked.Name, report, mayRetry: true);
        return report;
    }

    private string Hold(ToolCall call, string risk)
    {
        if (ToConfirm is not null) return Refused("Another call waits for the speaker's yes already; one at a time.");
        ToConfirm = call;
        return Refused($"Not done yet: '{risk}' needs the speaker's yes. The house asks for it now.");
    }

    private static bool TryRead(
        FunctionCallContent asked, Tool tool, out IReadOnlyDictionary<string, object> arguments, out string error)
    {
        var given = (asked.Arguments ?? new Dictionary<string, object?>()).Select(argument => KeyValuePair.Create(
            argument.Key, Fitted(argument.Value as JsonElement? ?? Element(argument.Value), tool.Parameters["properties"]?[argument.Key] as JsonObject)));
        return ToolArguments.TryRead(given, out arguments, out error);
    }

    private static JsonElement Element(object? value) =>
        JsonSerializer.SerializeToElement(value, AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(object)));

    /// <summary>Small models write "40" for 40 and "true" for true.</summary>
    private static JsonElement Fitted(JsonElement value, JsonObject? schema)
    {
        if (value.ValueKind != JsonValueKind.String || schema?["type"] is not JsonValue type || !type.TryGetValue<string>(out var wanted)) return value;
        var text = value.GetString()!.Trim();
        JsonNode? fitted = wanted switch
        {
            "number" or "integer" when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) => number,
            "boolean" when bool.TryParse(text, out var flag) => flag,
            _ => null,
        };
        if (fitted is null) return value;
        using var json = JsonDocument.Parse(fitted.ToJsonString());
        return json.RootElement.Clone();
    }

    private static string Report(ToolResult result)
    {
        var report = new JsonObject { ["ok"] = result.Success };
        if (result.Text.Length > 0) report[result.Success ? "report" : "error"] = result.Text;
        if (result.ErrorCode is { } code) report["code"] = code;
        if (result.State.Count > 0) report["state"] = ToolArguments.ToJson(result.State);
        return Bounded(report.ToJsonString(Readable));
    }

    private static string Refused(string reason) => new JsonObject { ["ok"] = false, ["error"] = reason }.ToJsonString(Readable);

    private static string Bounded(string text) => text.Length <= MaxReportLength ? text : text[..MaxReportLength] + "… (cut)";
}
