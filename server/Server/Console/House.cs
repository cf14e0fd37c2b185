using System.Reflection;
using System.Text.Json;
using Server.Devices;

namespace Server.OwnerConsole;

/// <summary>Puts together what the page shows.</summary>
internal sealed class House(IConnectedDevices connected, HouseFeed feed, TimeProvider time)
{
    /// <summary>What the ids of pages begin with that chat like a device.</summary>
    private const string BrowserPrefix = "web-";

    private static readonly string Version =
        Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    private readonly DateTimeOffset _startedAt = time.GetUtcNow();

    public Snapshot Look()
    {
        // The feed first: what happens in between comes again as an event, which does no harm.
        var (items, lastNumber) = feed.Entries.Latest();
        var devices = connected.All.OrderBy(device => device.DeviceId, StringComparer.Ordinal).Select(View).ToArray();
        return new Snapshot(
            new ServerView(
                Version, time.GetUtcNow(), _startedAt, devices.Length, Math.Round(Environment.WorkingSet / 1e6, 1)),
            devices,
            [.. items.Select(item => new ConversationView(item.Number, JournalEvents.KindOf(item.Content)!, JsonSerializer.SerializeToElement(
                item.Content, item.Content.GetType(), ConsoleJson.Page)))],
            lastNumber);
    }

    private static DeviceView View(IConnectedDevice device) => new(
        device.DeviceId, Connected: true, Known: false, IsBrowser(device.DeviceId), null, null, null, null, null, null,
        [.. device.Things.Select(thing => new ThingView(thing.Descriptor, thing.State))]);

    private static bool IsBrowser(string deviceId) => deviceId.StartsWith(BrowserPrefix, StringComparison.Ordinal);
}
