using System.Globalization;
using System.Text.Json;
using Server.Devices;

namespace Server.Mcp;

/// <summary>A tool without parameters that tells how something is.</summary>
/// <param name="Thing">Whose state it tells; null for the status of the whole device.</param>
/// <param name="Property">The property that a bare value is; null for an object of several.</param>
internal sealed record StateSource(string Tool, string? Thing, string? Property)
{
    private const int MaxMembers = 8;

    /// <summary>What the tool's answer says of each thing; nothing when it says nothing that is understood.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, object>> Read(CallResult result)
    {
        var states = new Dictionary<string, IReadOnlyDictionary<string, object>>(StringComparer.Ordinal);
        if (!result.Success) return states;
        if (result.AsObject() is not { } read)
        {
            if (Thing is not null && Property is not null && ValueOf(result.Text.Trim()) is { } value)
                states[Thing] = new Dictionary<string, object>(StringComparer.Ordinal) { [Property] = value };
            return states;
        }

        if (Thing is not null)
        {
            states[Thing] = Members(read);
            return states;
        }

        foreach (var section in read.EnumerateObject())
        {
            if (section.Value.ValueKind != JsonValueKind.Object) continue;
            if (section.NameEquals("battery")) states[ToolNaming.Device] = Battery(Members(section.Value));
            else states[ToolNaming.ThingOf(section.Name)] = Members(section.Value);
        }
        return states;
    }

    private static Dictionary<string, object> Members(JsonElement state)
    {
        var members = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var member in state.EnumerateObject())
            if (members.Count < MaxMembers && DescriptorLimits.IsName(member.Name) && ValueOf(member.Value) is { } value)
                members[member.Name] = value;
        return members;
    }

    // Asked for in one breath: "what is the battery level" is a question about the device.
    private static Dictionary<string, object> Battery(Dictionary<string, object> members)
    {
        var state = new Dictionary<string, object>(StringComparer.Ordinal);
        if (members.GetValueOrDefault("level") is double level) state["battery"] = level;
        if (members.GetValueOrDefault("charging") is bool charging) state["charging"] = charging;
        return state;
    }

    private static object? ValueOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number when value.TryGetDouble(out var number) && double.IsFinite(number) => number,
        JsonValueKind.String => Short(value.GetString()!),
        _ => null,
    };

    private static object? ValueOf(string text) =>
        bool.TryParse(text, out var flag) ? flag
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number
        : Short(text);

    private static string? Short(string text) =>
        text.Length is > 0 and <= DescriptorLimits.NameLength && !text.Any(char.IsControl) ? text : null;
}
