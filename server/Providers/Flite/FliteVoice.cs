using Server.Audio;
using Server.Speech;

namespace Providers.Flite;

/// <summary>A voice of flite: its library, opened when somebody speaks with it (7 to 10 MB each).</summary>
/// <param name="Voice">How others see it.</param>
/// <param name="Library">Its name in <see cref="NativeLibraries"/>.</param>
/// <param name="Open">Opens it; once.</param>
internal sealed record FliteVoice(Voice Voice, string Library, Lazy<nint> Open)
{
    // All of them make 16 kHz.
    private static readonly FliteVoice[] Known =
    [
        new(new("slt", "en-US", "A woman, American."), NativeLibraries.FliteSlt, new(() => FliteLibrary.OpenSlt(0))),
        new(new("rms", "en-US", "A man, American."), NativeLibraries.FliteRms, new(() => FliteLibrary.OpenRms(0))),
        new(new("awb", "en-US", "A man with a Scottish accent."), NativeLibraries.FliteAwb, new(() => FliteLibrary.OpenAwb(0))),
        new(new("kal", "en-US", "A man, rather a robot."), NativeLibraries.FliteKal, new(() => FliteLibrary.OpenKal(0))),
    ];

    /// <summary>The voices whose libraries are installed.</summary>
    public static FliteVoice[] Installed() => [.. Known.Where(voice => NativeLibraries.IsThere(voice.Library))];
}
