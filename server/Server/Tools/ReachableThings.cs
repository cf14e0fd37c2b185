using Server.Devices;

namespace Server.Tools;

/// <summary>What one client may speak of: its own things and, where the <see cref="Reach"/> allows it, all that hangs on
/// other devices. At most <see cref="DescriptorLimits.Things"/>, the own ones first; the second thing of a name is called
/// <c>lamp_2</c>.</summary>
/// <param name="announced">What the client announced in <c>iot</c> messages: that decides in <see cref="Reach.Auto"/>.</param>
/// <param name="own">All that is the client's own.</param>
public sealed class ReachableThings(
    string sessionId, IThingConnection announced, IThingConnection own, HouseDevices house, Reach reach) : IThingConnection
{
    // What is part of a board: "the volume" is that of the board one speaks to.
    private static readonly string[] BoardParts = ["speaker", "screen", "device"];

    private Places? _places;

    /// <inheritdoc/>
    public IReadOnlyList<Thing> Things => ReachesHouse ? CurrentPlaces().Things : own.Things;

    /// <summary>True when it may speak of what hangs on other devices now.</summary>
    public bool ReachesHouse => reach switch
    {
        Reach.Own => false,
        Reach.House => true,
        _ => announced.Things.Count == 0,
    };

    /// <inheritdoc/>
    public ValueTask<CommandResult> ExecuteAsync(ThingCommand command, CancellationToken cancellationToken)
    {
        if (!ReachesHouse) return own.ExecuteAsync(command, cancellationToken);
        return Find(command.Thing) is { } place
            ? place.Connection.ExecuteAsync(command with { Thing = place.Name }, cancellationToken)
            : ValueTask.FromResult(new CommandResult(
                false, null, new Dictionary<string, object>(), $"{command.Thing} is not connected.", "DEVICE_OFFLINE"));
    }

    /// <inheritdoc/>
    public ValueTask RefreshAsync(string thing, CancellationToken cancellationToken)
    {
        if (!ReachesHouse) return own.RefreshAsync(thing, cancellationToken);
        return Find(thing) is { } place
            ? place.Connection.RefreshAsync(place.Name, cancellationToken)
            : ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public string NameOnBoard(string thing) => ReachesHouse && Find(thing) is { } place ? place.Name : thing;

    private Place? Find(string name) => CurrentPlaces().ByName.GetValueOrDefault(name);

    // One sentence asks many times; it is put together again only when a device came, went or told something new.
    private Places CurrentPlaces()
    {
        (IThingConnection Of, IReadOnlyList<Thing> Things)[] told =
            [(own, own.Things), .. house.Devices.Where(device => device.SessionId != sessionId).Select(device => (device, device.Things))];
        var current = Volatile.Read(ref _places);
        if (current is not null && told.AsSpan().SequenceEqual(current.Told)) return current;
        var found = Find(told);
        current = new Places(told, [.. found.Select(place => place.Thing)], found.ToDictionary(place => place.Thing.Descriptor.Name, StringComparer.Ordinal));
        Volatile.Write(ref _places, current);
        return current;
    }

    private List<Place> Find((IThingConnection Of, IReadOnlyList<Thing> Things)[] told)
    {
        var places = new List<Place>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var thing in told[0].Things)
            if (names.Add(thing.Descriptor.Name)) places.Add(new Place(own, thing.Descriptor.Name, thing));
        var ownParts = BoardParts.Where(names.Contains).ToArray();
        foreach (var (device, things) in told.Skip(1))
        {
            foreach (var thing in things)
            {
                if (places.Count >= DescriptorLimits.Things) return places;
                if (ownParts.Contains(thing.Descriptor.Name)) continue;
                var descriptor = house.Named(thing.Descriptor, FreeName(thing.Descriptor.Name, names));
                places.Add(new Place(device, thing.Descriptor.Name, thing with { Descriptor = descriptor }));
            }
        }
        return places;
    }

    private static string FreeName(string wish, HashSet<string> taken)
    {
        var name = wish;
        for (var number = 2; !taken.Add(name); number++)
        {
            var ending = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"_{number}");
            var length = Math.Min(wish.Length, DescriptorLimits.NameLength - ending.Length);
            if (char.IsHighSurrogate(wish[length - 1])) length--;
            name = wish[..length] + ending;
        }
        return name;
    }

    /// <summary>A thing where it hangs, and what it is called there.</summary>
    private sealed record Place(IThingConnection Connection, string Name, Thing Thing);

    /// <param name="Told">What it was put together of.</param>
    private sealed record Places(
        (IThingConnection Of, IReadOnlyList<Thing> Things)[] Told, IReadOnlyList<Thing> Things, IReadOnlyDictionary<string, Place> ByName);
}
