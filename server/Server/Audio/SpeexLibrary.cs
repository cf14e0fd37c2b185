using System.Runtime.InteropServices;

namespace Server.Audio;

/// <summary>The resampler of libspeexdsp. Results other than 0 are error codes.</summary>
internal static unsafe partial class SpeexLibrary
{
    [LibraryImport(NativeLibraries.SpeexDsp, EntryPoint = "speex_resampler_init")]
    public static partial ResamplerHandle Create(
        uint channels, uint sourceRateHz, uint targetRateHz, int quality, out int error);

    [LibraryImport(NativeLibraries.SpeexDsp, EntryPoint = "speex_resampler_destroy")]
    public static partial void Destroy(nint resampler);

    [LibraryImport(NativeLibraries.SpeexDsp, EntryPoint = "speex_resampler_process_int")]
    public static partial int Process(
        ResamplerHandle resampler, uint channel, short* source, ref uint sourceSamples, short* target, ref uint targetSamples);

    [LibraryImport(NativeLibraries.SpeexDsp, EntryPoint = "speex_resampler_skip_zeros")]
    public static partial int SkipZeros(ResamplerHandle resampler);

    [LibraryImport(NativeLibraries.SpeexDsp, EntryPoint = "speex_resampler_reset_mem")]
    public static partial int ResetMemory(ResamplerHandle resampler);

    [LibraryImport(NativeLibraries.SpeexDsp, EntryPoint = "speex_resampler_get_input_latency")]
    public static partial int GetInputLatency(ResamplerHandle resampler);
}

internal sealed class ResamplerHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        SpeexLibrary.Destroy(handle);
        return true;
    }
}
