using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Server.Tools;

namespace Server.Agents.Models;

/// <summary>The schemas of tools as models are told them; each is written once, as long as its tool is there.</summary>
internal static class ToolSchemas
{
    private static readonly ConditionalWeakTable<JsonObject, object> Written = [];

    public static JsonElement Of(Tool tool) => (JsonElement)Written.GetValue(tool.Parameters, static schema =>
    {
        using var json = JsonDocument.Parse(schema.ToJsonString());
        return json.RootElement.Clone();
    });
}
