using Server.Audio;
using Server.Devices;

namespace Server.Sessions;

/// <summary>
/// How much quieter answers are sent to a board whose <c>speaker</c> reports a volume: the boards cannot scale their
/// sound themselves. A board that reports none gets everything as it is.
/// </summary>
internal static class SpeakerGain
{
    private const string Thing = "speaker";
    private const string Property = "volume";

    /// <summary>The factor for the samples of a board with these things.</summary>
    public static double Of(IReadOnlyList<Thing> things)
    {
        foreach (var thing in things)
        {
            if (thing.Descriptor.Name == Thing && thing.State.TryGetValue(Property, out var value) && value is double volume && !double.IsNaN(volume))
                return Loudness.GainOf(volume);
        }

        return 1;
    }
}
