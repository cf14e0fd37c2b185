using System.Text.Json;

namespace Server.Devices;

/// <summary>A device whose link stands. What is sent to it is queued; a device that is gone meanwhile gets nothing.</summary>
public interface IConnectedDevice : IThingConnection
{
    string DeviceId { get; }

    /// <summary>The id of the link, new with each connection.</summary>
    string SessionId { get; }

    /// <summary>Shows and sounds a notice.</summary>
    /// <param name="status">A headline.</param>
    /// <param name="emotion">One of the protocol's 21 emotions, for the face on the screen.</param>
    void Alert(string status, string message, string emotion);

    /// <summary>Speaks a sentence that nobody asked for, and shows it, as soon as nobody speaks or is answered. Returns when
    /// it has been heard, or cannot be.</summary>
    /// <param name="headline">For the screen.</param>
    Task<Announced> AnnounceAsync(string headline, string sentence, string emotion, CancellationToken cancellationToken);

    /// <summary>True when it may speak of what hangs on other devices now.</summary>
    bool ReachesHouse { get; }

    /// <summary>Asks the device to start anew.</summary>
    void Reboot();

    /// <summary>Sends what a device and its owner agreed on, unseen.</summary>
    void SendCustom(JsonElement payload);

    /// <summary>Cuts the link.</summary>
    void Abort();
}

/// <summary>How it went to tell a device something.</summary>
public enum Announced
{
    /// <summary>It was spoken, or somebody cut it off.</summary>
    Heard,

    /// <summary>The link ended before.</summary>
    Gone,

    /// <summary>It could not be spoken.</summary>
    Failed,
}

/// <summary>The devices that are connected now. Safe for concurrent use.</summary>
public interface IConnectedDevices
{
    /// <summary>A snapshot, in no particular order.</summary>
    IReadOnlyList<IConnectedDevice> All { get; }

    /// <summary>The device with this id, in lower case; null when it is not connected.</summary>
    IConnectedDevice? Find(string deviceId);
}
