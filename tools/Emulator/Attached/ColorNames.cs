namespace Emulator.Attached;

/// <summary>Names for the colours that three diodes make.</summary>
internal static class ColorNames
{
    private static readonly (string Name, double Red, double Green, double Blue)[] Known =
    [
        ("red", 1, 0, 0),
        ("green", 0, 1, 0),
        ("blue", 0, 0, 1),
        ("white", 1, 1, 1),
        ("yellow", 1, 0.8, 0),
        ("orange", 1, 0.35, 0),
        ("purple", 0.6, 0, 1),
        ("pink", 1, 0.3, 0.5),
        ("cyan", 0, 1, 1),
        ("warm white", 1, 0.7, 0.4),
    ];

    /// <summary>The name whose mixture is nearest, whatever the brightness.</summary>
    public static string Nearest(double red, double green, double blue)
    {
        var brightest = Math.Max(red, Math.Max(green, blue));
        if (brightest <= 0) return "black";
        return Known.MinBy(color => Square(color.Red - red / brightest) + Square(color.Green - green / brightest) + Square(color.Blue - blue / brightest)).Name;
    }

    private static double Square(double x) => x * x;
}
