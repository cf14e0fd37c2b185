using Server.Audio;
using Server.Devices;

namespace Server.Sessions;

/// <summary>
/// How much quieter answers are sent to a board whose <c>speaker</c>, announced in an <c>iot</c> message, reports a volume.
/// Only what is sent as PCM is scaled: a board that hands samples to its speaker untouched asks for PCM. One that decodes
/// Opus, as stock firmware does, sets the volume of its codec itself, and would be made quieter twice.
/// </summary>
internal static class SpeakerGain
{
    private const string Thing = "speaker";
    private const string Property = "volume";

    /// <summary>The factor for the samples of a board that announced these things.</summary>
    public static double Of(IReadOnlyList<Thing> announced, AudioFormat downlink)
    {
        if (downlink.Codec != AudioCodec.Pcm) return 1;
        foreach (var thing in announced)
        {
            if (thing.Descriptor.Name == Thing && thing.State.TryGetValue(Property, out var value) && value is double volume && !double.IsNaN(volume))
                return Loudness.GainOf(volume);
        }

        return 1;
    }
}
