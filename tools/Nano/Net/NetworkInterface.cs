using Nano;

namespace System.Net.NetworkInformation;

public enum NetworkInterfaceType
{
    Unknown = 1,
    Ethernet = 6,
    Wireless80211 = 71,
    WirelessAP = 72,
}

/// <summary>The one network interface of the board.</summary>
public class NetworkInterface
{
    private readonly EmulatedMachine _machine = EmulatedMachine.Current;

    protected NetworkInterface(int interfaceIndex)
    {
    }

    /// <summary>0.0.0.0 while there is no link.</summary>
    public string IPv4Address => _machine.Network.IsUp ? _machine.Network.Address : "0.0.0.0";

    public string IPv4GatewayAddress => IPv4Address;

    public string IPv4SubnetMask => "255.0.0.0";

    public string[] IPv4DnsAddresses => [IPv4Address];

    public bool IsDhcpEnabled => true;

    public bool IsAutomaticDnsEnabled => true;

    /// <summary>The six bytes of the emulated MAC.</summary>
    public byte[] PhysicalAddress => (byte[])_machine.MacAddress.Clone();

    public NetworkInterfaceType NetworkInterfaceType => NetworkInterfaceType.Wireless80211;

    public static bool GetIsNetworkAvailable() => EmulatedMachine.Current.Network.IsUp;

    public static NetworkInterface[] GetAllNetworkInterfaces() => [new NetworkInterface(0)];

    public void EnableDhcp()
    {
        // The emulated access point always gives an address.
    }

    public void EnableAutomaticDns()
    {
        // Names are resolved by the PC.
    }
}
