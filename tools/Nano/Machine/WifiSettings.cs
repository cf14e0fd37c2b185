namespace Nano;

/// <summary>What the runtime stores of the board's Wi-Fi. Texts are never null, as in the runtime's store.</summary>
public sealed record WifiSettings
{
    /// <summary>As <c>Wireless80211Configuration.ConfigurationOptions</c>: AutoConnect.</summary>
    public const byte AutoConnect = 6;

    /// <summary>Disable, of a station as of an access point.</summary>
    public const byte Disabled = 1;

    /// <summary>The bit that switches a station or an access point on.</summary>
    public const byte EnableBit = 2;

    /// <summary>The network to join; empty when none is known.</summary>
    public string Ssid { get; init; } = string.Empty;

    public string Password { get; init; } = string.Empty;

    public byte StationOptions { get; init; } = AutoConnect;

    public string AccessPointSsid { get; init; } = string.Empty;

    public byte AccessPointOptions { get; init; } = Disabled;

    /// <summary>0.0.0.0 until a static address was given: the chip takes 192.168.4.1 then.</summary>
    public string AccessPointAddress { get; init; } = "0.0.0.0";
}
