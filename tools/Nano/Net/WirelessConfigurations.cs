using System.Text;
using Nano;

namespace System.Net.NetworkInformation;

public enum AuthenticationType : byte
{
    None = 0,
    EAP = 1,
    PEAP = 2,
    WCN = 3,
    Open = 4,
    Shared = 5,
    WEP = 6,
    WPA = 7,
    WPA2 = 8,
}

public enum EncryptionType : byte
{
    None = 0,
    WEP = 1,
    WPA = 2,
    WPA2 = 3,
    WPA_PSK = 4,
    WPA2_PSK = 5,
    Certificate = 6,
}

public enum RadioType : byte
{
    NotSpecified = 0,
    _802_11a = 1,
    _802_11b = 2,
    _802_11g = 4,
    _802_11n = 8,
}

/// <summary>The network that the station joins, as it is stored; the radio takes it at a start.</summary>
public class Wireless80211Configuration
{
    public Wireless80211Configuration(uint id) => Id = id;

    [Flags]
    public enum ConfigurationOptions : byte
    {
        None = 0,
        Disable = 1,
        Enable = 2,
        AutoConnect = 6,
        SmartConfig = 10,
    }

    public AuthenticationType Authentication { get; set; }

    public EncryptionType Encryption { get; set; }

    public RadioType Radio { get; set; }

    public ConfigurationOptions Options { get; set; }

    public string? Password { get; set; }

    public string? Ssid { get; set; }

    public uint Id { get; }

    public static Wireless80211Configuration[] GetAllWireless80211Configurations()
    {
        var stored = EmulatedMachine.Current.Network.Store.Stored;
        return [new Wireless80211Configuration(0) { Ssid = stored.Ssid, Password = stored.Password, Options = (ConfigurationOptions)stored.StationOptions }];
    }

    /// <summary>As the library: null throws, and so does what the runtime has no room for.</summary>
    public void SaveConfiguration()
    {
        ArgumentNullException.ThrowIfNull(Ssid);
        var store = EmulatedMachine.Current.Network.Store;
        store.Stored = store.Stored with
        {
            Ssid = StoredText.Checked(Ssid, 32),
            Password = StoredText.Checked(Password ?? throw new NullReferenceException(), 64),
            StationOptions = (byte)Options,
        };
    }
}

/// <summary>The board's own network, as it is stored; the radio takes it at a start.</summary>
public class WirelessAPConfiguration
{
    public WirelessAPConfiguration(uint id) => Id = id;

    [Flags]
    public enum ConfigurationOptions : byte
    {
        None = 0,
        Disable = 1,
        Enable = 2,
        AutoStart = 6,
        HiddenSSID = 8,
    }

    public AuthenticationType Authentication { get; set; } = AuthenticationType.WPA2;

    public EncryptionType Encryption { get; set; } = EncryptionType.WPA2;

    public RadioType Radio { get; set; }

    public string? Password { get; set; } = "nanoframework";

    public string? Ssid { get; set; }

    public ConfigurationOptions Options { get; set; }

    public byte Channel { get; set; } = 11;

    public byte MaxConnections { get; set; } = 4;

    public uint Id { get; }

    public static WirelessAPConfiguration[] GetAllWirelessAPConfigurations()
    {
        var stored = EmulatedMachine.Current.Network.Store.Stored;
        return [new WirelessAPConfiguration(0) { Ssid = stored.AccessPointSsid, Options = (ConfigurationOptions)stored.AccessPointOptions }];
    }

    /// <summary>As the library: null throws, and so does what the runtime has no room for.</summary>
    public void SaveConfiguration()
    {
        ArgumentNullException.ThrowIfNull(Ssid);
        StoredText.Checked(Password ?? throw new NullReferenceException(), 64);
        ArgumentOutOfRangeException.ThrowIfZero(MaxConnections);
        if (Authentication is not (AuthenticationType.Open or AuthenticationType.None)) ArgumentOutOfRangeException.ThrowIfLessThan(Password.Length, 8);
        var store = EmulatedMachine.Current.Network.Store;
        store.Stored = store.Stored with { AccessPointSsid = StoredText.Checked(Ssid, 32), AccessPointOptions = (byte)Options };
    }
}

internal static class StoredText
{
    /// <summary>The runtime's room ends in a zero.</summary>
    public static string Checked(string text, int room) =>
        Encoding.UTF8.GetByteCount(text) < room ? text : throw new ArgumentException("The runtime has no room for it.");
}
