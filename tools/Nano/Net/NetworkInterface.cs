using Nano;

namespace System.Net.NetworkInformation;

public enum NetworkInterfaceType
{
    Unknown = 1,
    Ethernet = 6,
    Wireless80211 = 71,
    WirelessAP = 72,
}

/// <summary>An interface of the board: 0 the station, 1 the access point, both there whether they are used or not.</summary>
public class NetworkInterface
{
    private readonly EmulatedMachine _machine = EmulatedMachine.Current;
    private readonly bool _isAccessPoint;

    protected NetworkInterface(int interfaceIndex)
    {
        _isAccessPoint = interfaceIndex == 1;
    }

    /// <summary>0.0.0.0 while the station has no link; the access point tells what is stored, whether it is open or not.</summary>
    public string IPv4Address => _isAccessPoint ? _machine.Network.Store.Stored.AccessPointAddress
        : _machine.Network.IsUp ? _machine.Network.Address : "0.0.0.0";

    public string IPv4GatewayAddress => IPv4Address;

    public string IPv4SubnetMask => "255.0.0.0";

    public string[] IPv4DnsAddresses => [IPv4Address];

    public bool IsDhcpEnabled => !_isAccessPoint;

    public bool IsAutomaticDnsEnabled => true;

    /// <summary>The six bytes of the emulated MAC; the access point's is the next one.</summary>
    public byte[] PhysicalAddress
    {
        get
        {
            var mac = (byte[])_machine.MacAddress.Clone();
            if (_isAccessPoint) mac[5]++;
            return mac;
        }
    }

    public NetworkInterfaceType NetworkInterfaceType => _isAccessPoint ? NetworkInterfaceType.WirelessAP : NetworkInterfaceType.Wireless80211;

    public uint SpecificConfigId { get; set; }

    public static bool GetIsNetworkAvailable() => EmulatedMachine.Current.Network.IsUp;

    public static NetworkInterface[] GetAllNetworkInterfaces() => [new NetworkInterface(0), new NetworkInterface(1)];

    /// <summary>Stored first, given to the interface then, which fails as long as it is down.</summary>
    public void EnableStaticIPv4(string ipv4Address, string ipv4SubnetMask, string ipv4GatewayAddress)
    {
        var store = _machine.Network.Store;
        if (_isAccessPoint) store.Stored = store.Stored with { AccessPointAddress = ipv4Address };
        if (_isAccessPoint && !store.IsAccessPoint) throw new Exception("CLR_E_FAIL");
    }

    public void EnableDhcp()
    {
        // The emulated access point always gives an address.
    }

    public void EnableAutomaticDns()
    {
        // Names are resolved by the PC.
    }
}
