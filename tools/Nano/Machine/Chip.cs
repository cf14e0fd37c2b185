namespace Nano;

/// <summary>What differs between the chips that the boards use. Source: the chips' data sheets.</summary>
/// <param name="Name">As in board.json: esp32, esp32s3 ...</param>
/// <param name="PinCount">GPIO numbers run from 0 to this less one.</param>
/// <param name="I2sBuses">How many I2S buses it has; each serves one direction at a time.</param>
/// <param name="FirstInputOnlyPin">Pins from here up to 39 have neither output nor pulls (ESP32 only); -1 when there are none.</param>
public sealed record Chip(string Name, int PinCount, int I2sBuses, int FirstInputOnlyPin = -1)
{
    private static readonly Chip[] Known =
    [
        new("esp32", 40, 2, 34),
        new("esp32s2", 47, 1),
        new("esp32s3", 49, 2),
        new("esp32c3", 22, 1),
        new("esp32c6", 31, 1),
    ];

    /// <summary>False when no such chip is known.</summary>
    public static bool TryFind(string name, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Chip? chip)
    {
        chip = Array.Find(Known, known => known.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        return chip is not null;
    }
}
