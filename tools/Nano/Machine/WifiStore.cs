using System.Text.Json;

namespace Nano;

/// <summary>
/// The board's network configuration: stored in its volume, as on a chip, and taken by the radio at a start alone. A volume
/// without any belongs to a board to which the Wi-Fi of the house was deployed together with its firmware.
/// </summary>
public sealed class WifiStore
{
    private const string FileName = "con_wifi.json";

    private readonly string _file;

    /// <param name="folder">The folder of the board's volume.</param>
    public WifiStore(string folder)
    {
        _file = Path.Combine(folder, FileName);
        Active = Stored;
    }

    /// <summary>The Wi-Fi of the house: its name.</summary>
    public const string HouseSsid = "house";

    /// <summary>The Wi-Fi of the house: its password.</summary>
    public const string HousePassword = "open sesame";

    /// <summary>What the radio runs with since the last start.</summary>
    public WifiSettings Active { get; private set; }

    /// <summary>What it will run with after the next one.</summary>
    public WifiSettings Stored
    {
        get => File.Exists(_file)
            ? JsonSerializer.Deserialize<WifiSettings>(File.ReadAllText(_file)) ?? new WifiSettings()
            : new WifiSettings { Ssid = HouseSsid, Password = HousePassword };
        set
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
            File.WriteAllText(_file, JsonSerializer.Serialize(value));
        }
    }

    /// <summary>The access point is open.</summary>
    public bool IsAccessPoint => (Active.AccessPointOptions & WifiSettings.EnableBit) != 0;

    /// <summary>A board fresh from its flashing: no network is known.</summary>
    public void Forget()
    {
        Stored = new WifiSettings();
        Active = Stored;
    }

    /// <summary>The radio starts with what is stored.</summary>
    public void Start() => Active = Stored;
}
