using Server.Devices;
using Server.Tools;

namespace Bench.Understanding;

/// <summary>What can be named in a house: things, by the names that a session gives them, and tools.</summary>
/// <param name="things">The things under their names in the session, e.g. <c>lamp_2</c>.</param>
/// <param name="ownNames">For each of them, its name on its board, e.g. <c>lamp</c>.</param>
/// <param name="houseTools">Tools that no thing has.</param>
internal sealed class HouseNames(IReadOnlyList<Thing> things, IReadOnlyList<string> ownNames, IReadOnlyList<Tool> houseTools)
{
    private readonly Dictionary<string, DeviceTool> _tools = DescriptorTools.Build(things.Select(thing => thing.Descriptor))
        .ToDictionary(tool => tool.Tool.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The tool of a thing that has this name; null when there is none.</summary>
    public DeviceTool? ToolNamed(string name) => _tools.GetValueOrDefault(name);

    /// <summary>Whether this is a tool of the house itself, such as <c>set_timer</c>.</summary>
    public bool IsOfHouse(string tool) => houseTools.Any(candidate => Same(candidate.Name, tool));

    /// <summary>The thing of this name, first by that in the session, then by that on its board; null when there is none.</summary>
    public Thing? Find(string name, string? deviceId)
    {
        var at = IndexOf(i => Same(things[i].Descriptor.Name, name));
        if (at < 0) at = IndexOf(i => Same(ownNames[i], name));
        return at < 0 ? null : things[at];

        int IndexOf(Func<int, bool> isMeant)
        {
            for (var i = 0; i < things.Count; i++)
                if (isMeant(i) && (deviceId is null || Same(things[i].DeviceId, deviceId))) return i;
            return -1;
        }
    }

    /// <summary>The call a tool stands for.</summary>
    /// <param name="deviceId">The board that was named with it; null for none.</param>
    public HouseCall CallOf(string tool, IReadOnlyDictionary<string, object> arguments, string? deviceId = null)
    {
        if (ToolNamed(tool) is { } known)
        {
            var kind = known.Method is null ? CallKind.Property : CallKind.Method;
            return new HouseCall(kind, deviceId, known.Thing.Name, known.Method?.Name ?? known.Property!.Name, arguments);
        }
        return SimulatedSchedule.TryReadLater(tool, arguments, out var seconds, out var later, out var laterArguments)
            ? CallOf(later, laterArguments, deviceId) with { AfterSeconds = seconds }
            : new HouseCall(CallKind.Tool, null, "", tool, arguments);
    }

    /// <summary>Why this house could not carry out a call; null when it could.</summary>
    public string? Problem(HouseCall call)
    {
        if (call.Kind == CallKind.Tool) return IsOfHouse(call.Member) ? null : $"there is no tool {call.Member}";
        if (Find(call.Thing, call.DeviceId) is not { } thing) return $"there is no thing {call.Thing}";
        if (call.Kind == CallKind.Property)
            return thing.Descriptor.Properties.Any(property => property.Readable && Same(property.Name, call.Member))
                ? null
                : $"{call.Thing} has no property {call.Member} that can be read";
        var method = thing.Descriptor.Methods.FirstOrDefault(method => Same(method.Name, call.Member));
        return method is null ? $"{call.Thing} has no method {call.Member}" : ArgumentCheck.Refusal(method, call.Arguments);
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
