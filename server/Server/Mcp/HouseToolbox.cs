using Server.Agents.Confirmation;
using Server.Devices;
using Server.Tools;

namespace Server.Mcp;

/// <summary>The tools of all connected devices, for agents elsewhere. Where two devices have a tool of one name, both are
/// named after their device, too. What is risky needs a confirmation in the call.</summary>
internal sealed class HouseToolbox(HouseDevices house, McpDevices mcp, CallGate gate) : IToolbox
{
    /// <summary>How many tools are offered; those of the devices that came first.</summary>
    public const int MaxTools = 1_024;

    /// <param name="Tool">As it is called in <paramref name="Toolbox"/>, its device's.</param>
    private sealed record Offer(string Name, string Description, Tool Tool, SessionToolbox Toolbox);

    /// <inheritdoc/>
    public IReadOnlyList<Tool> Tools => [.. Offers().Select(offer => gate.Listed(offer.Tool, offer.Toolbox) with { Name = offer.Name, Description = offer.Description })];

    /// <inheritdoc/>
    public IReadOnlyList<Thing> Things => [.. house.Devices.SelectMany(device => device.Things)];

    /// <inheritdoc/>
    public ValueTask<ToolResult> InvokeAsync(ToolCall toolCall, CancellationToken cancellationToken) =>
        Offers().Find(offer => offer.Name == toolCall.Tool) is { } offer
            ? new ConfirmingToolbox(offer.Toolbox, gate).InvokeAsync(toolCall with { Tool = offer.Tool.Name }, cancellationToken)
            : ValueTask.FromResult(new ToolResult(
                false, $"There is no tool {PlainText.OneLine(toolCall.Tool, 64)}: its device may have gone.", null,
                new Dictionary<string, object>(), "INVALID_PARAMETER"));

    private List<Offer> Offers()
    {
        var found = new List<(IConnectedDevice Device, SessionToolbox Toolbox, Tool Tool)>();
        foreach (var device in house.Where(device => device.Things.Count > 0 || mcp.Find(device.SessionId) is { Tools.Count: > 0 }))
        {
            var own = mcp.Find(device.SessionId);
            var toolbox = new SessionToolbox(device, own is null ? [] : [own], thing => own?.Made(thing) == true);
            foreach (var tool in toolbox.Tools)
                if (found.Count < MaxTools) found.Add((device, toolbox, tool));
        }

        var names = new ToolNames();
        var shared = found.GroupBy(entry => entry.Tool.Name, StringComparer.Ordinal).Where(group => group.Skip(1).Any())
            .Select(group => group.Key).ToHashSet(StringComparer.Ordinal);
        return found.ConvertAll(entry => shared.Contains(entry.Tool.Name)
            ? new Offer(
                names.Take($"{entry.Device.DeviceId}_{entry.Tool.Name}"),
                $"On device {entry.Device.DeviceId}. {entry.Tool.Description}", entry.Tool, entry.Toolbox)
            : new Offer(names.Take(entry.Tool.Name), entry.Tool.Description, entry.Tool, entry.Toolbox));
    }
}
