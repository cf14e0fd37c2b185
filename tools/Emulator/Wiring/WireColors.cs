using Emulator.Boards;

namespace Emulator.Wiring;

/// <summary>One colour for each kind of wire; all are told apart by people who cannot tell red from green, by their lightness.</summary>
internal static class WireColors
{
    private static readonly (Signal Signal, string Color, string Meaning)[] All =
    [
        (Signal.Power, "#c62828", "5 V"),
        (Signal.Supply, "#ef6c00", "3.3 V"),
        (Signal.Ground, "#263238", "ground"),
        (Signal.Clock, "#1565c0", "clock"),
        (Signal.DataIn, "#2e7d32", "data to the chip"),
        (Signal.DataOut, "#00838f", "data from the chip"),
        (Signal.Bus, "#6a1b9a", "I2C bus"),
        (Signal.Control, "#ad1457", "output"),
        (Signal.Sense, "#9e7700", "input"),
        (Signal.Analog, "#5d4037", "measured voltage"),
    ];

    public static string Of(Signal signal) => Array.Find(All, entry => entry.Signal == signal).Color;

    /// <summary>The colours that a picture uses, with what they mean.</summary>
    public static IEnumerable<(string Color, string Meaning)> Legend(IEnumerable<Signal> used)
    {
        var signals = used.ToHashSet();
        return All.Where(entry => signals.Contains(entry.Signal)).Select(entry => (entry.Color, entry.Meaning));
    }
}
