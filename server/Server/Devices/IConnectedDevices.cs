namespace Server.Devices;

/// <summary>A device whose link stands.</summary>
public interface IConnectedDevice : IThingConnection
{
    string DeviceId { get; }

    /// <summary>The id of the link, new with each connection.</summary>
    string SessionId { get; }

    /// <summary>Cuts the link.</summary>
    void Abort();
}

/// <summary>The devices that are connected now. Safe for concurrent use.</summary>
public interface IConnectedDevices
{
    /// <summary>A snapshot, in no particular order.</summary>
    IReadOnlyList<IConnectedDevice> All { get; }

    /// <summary>The device with this id, in lower case; null when it is not connected.</summary>
    IConnectedDevice? Find(string deviceId);
}
