using Server.Devices;

namespace Server.Tools;

/// <summary>The things of one board that tells of them in two ways, <c>iot</c> messages and MCP tools. Where both have a
/// thing of one name, the first counts.</summary>
public sealed class OwnThings(IThingConnection first, IThingConnection second) : IThingConnection
{
    /// <inheritdoc/>
    public IReadOnlyList<Thing> Things
    {
        get
        {
            var (things, others) = (first.Things, second.Things);
            if (others.Count == 0) return things;
            if (things.Count == 0) return others;
            return [.. things
                .Concat(others.Where(other => !things.Any(thing => thing.Descriptor.Name == other.Descriptor.Name)))
                .Take(DescriptorLimits.Things)];
        }
    }

    /// <inheritdoc/>
    public ValueTask<CommandResult> ExecuteAsync(ThingCommand command, CancellationToken cancellationToken) =>
        OwnerOf(command.Thing).ExecuteAsync(command, cancellationToken);

    /// <inheritdoc/>
    public ValueTask RefreshAsync(string thing, CancellationToken cancellationToken) =>
        OwnerOf(thing).RefreshAsync(thing, cancellationToken);

    private IThingConnection OwnerOf(string name) =>
        second.Things.Any(thing => thing.Descriptor.Name == name)
        && !first.Things.Any(thing => thing.Descriptor.Name == name)
            ? second
            : first;
}
