using Server.Devices;

namespace Server.Tests.Auth;

/// <summary>A house in which no device is connected.</summary>
internal sealed class NobodyConnected : IConnectedDevices
{
    public IReadOnlyList<IConnectedDevice> All => [];

    public IConnectedDevice? Find(string deviceId) => null;
}
