namespace Server.Audio;

/// <summary>From a volume that people set to a factor for samples.</summary>
public static class Loudness
{
    private const double Loudest = 100;

    /// <summary>Loudness grows with the power 0.6 of the pressure (Stevens): half the figure is to sound half as loud.</summary>
    private const double Exponent = 1 / 0.6;

    /// <summary>1 for a volume of 100, 0.31 for 50, 0 for 0.</summary>
    public static double GainOf(double volumePercent) => Math.Pow(Math.Clamp(volumePercent, 0, Loudest) / Loudest, Exponent);
}
