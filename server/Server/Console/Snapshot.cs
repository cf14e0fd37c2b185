using System.Text.Json;
using Server.Devices;

namespace Server.OwnerConsole;

/// <summary>Everything that the page shows, at one moment.</summary>
/// <param name="Conversation">The latest entries, oldest first.</param>
/// <param name="LastNumber">Events up to this number are in here.</param>
internal sealed record Snapshot(
    ServerView Server, IReadOnlyList<RoleChoiceView> Roles, IReadOnlyList<DeviceView> Devices, IReadOnlyList<ConversationView> Conversation,
    long LastNumber);

/// <summary>A role that may answer on a device; the default one first.</summary>
internal sealed record RoleChoiceView(string Name, string DisplayName);

/// <summary>How the server is.</summary>
/// <param name="StartedAt">When this run began; another run counts its events anew.</param>
/// <param name="TakesInDevices">Whether only devices may come that their owner bound.</param>
/// <param name="MemoryMegabytes">Of the whole process.</param>
internal sealed record ServerView(string Version, DateTimeOffset Now, DateTimeOffset StartedAt, bool TakesInDevices, int Connected, double MemoryMegabytes);

/// <summary>A device that is connected, or was known before. Null is what nobody told.</summary>
/// <param name="Known">Whether it is in the database, and so can be renamed and forgotten.</param>
/// <param name="IsPage">A page such as this one, which has nothing attached of its own.</param>
internal sealed record DeviceView(
    string DeviceId, bool Connected, bool Known, bool IsPage, string? Name, string? Board, string? FirmwareVersion, string? Channel,
    string? Role, bool Bound, DateTimeOffset? LastSeen, IReadOnlyList<ThingView> Things);

/// <param name="State">Property name to <see cref="bool"/>, <see cref="double"/> or <see cref="string"/>.</param>
internal sealed record ThingView(ThingDescriptor Descriptor, IReadOnlyDictionary<string, object> State);

/// <summary>An entry of the journal as an event of this number would have brought it.</summary>
internal sealed record ConversationView(long Number, string Kind, JsonElement Entry);
