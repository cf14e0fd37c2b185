using System.Runtime.InteropServices;
using Server.Audio;

namespace Providers.Flite;

/// <summary>The part of flite 2.2 that the synthesiser calls.</summary>
internal static unsafe partial class FliteLibrary
{
    /// <summary>Answers of <see cref="StreamingInfo.OnSamples"/>.</summary>
    public const int Continue = 0;
    public const int Stop = -1;

    [LibraryImport(NativeLibraries.Flite, EntryPoint = "flite_init")]
    public static partial int Initialise();

    [LibraryImport(NativeLibraries.FliteSlt, EntryPoint = "register_cmu_us_slt")]
    public static partial nint OpenSlt(nint folder);

    [LibraryImport(NativeLibraries.FliteRms, EntryPoint = "register_cmu_us_rms")]
    public static partial nint OpenRms(nint folder);

    [LibraryImport(NativeLibraries.FliteAwb, EntryPoint = "register_cmu_us_awb")]
    public static partial nint OpenAwb(nint folder);

    [LibraryImport(NativeLibraries.FliteKal, EntryPoint = "register_cmu_us_kal16")]
    public static partial nint OpenKal(nint folder);

    [LibraryImport(NativeLibraries.Flite, EntryPoint = "new_utterance")]
    public static partial Utterance* CreateUtterance();

    [LibraryImport(NativeLibraries.Flite, EntryPoint = "delete_utterance")]
    public static partial void DeleteUtterance(Utterance* utterance);

    [LibraryImport(NativeLibraries.Flite, EntryPoint = "utt_set_input_text", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint SetText(Utterance* utterance, string text);

    [LibraryImport(NativeLibraries.Flite, EntryPoint = "utt_init")]
    public static partial Utterance* SetVoice(Utterance* utterance, nint voice);

    [LibraryImport(NativeLibraries.Flite, EntryPoint = "utt_synth")]
    public static partial Utterance* Synthesise(Utterance* utterance);

    [LibraryImport(NativeLibraries.Flite, EntryPoint = "new_audio_streaming_info")]
    public static partial StreamingInfo* CreateStreamingInfo();

    [LibraryImport(NativeLibraries.Flite, EntryPoint = "audio_streaming_info_val")]
    public static partial nint ToValue(StreamingInfo* info);

    // Keeps the pointer to the name: it must be one that never goes away.
    [LibraryImport(NativeLibraries.Flite, EntryPoint = "feat_set")]
    public static partial void SetFeature(nint features, byte* name, nint value);

    /// <summary>The head of <c>cst_utterance</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Utterance
    {
        public nint Features;
    }

    /// <summary><c>cst_wave</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Wave
    {
        public nint Type;
        public int SampleRateHz;
        public int SampleCount;
        public int Channels;
        public short* Samples;
    }

    /// <summary><c>cst_audio_streaming_info</c>: who is called while a wave grows.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct StreamingInfo
    {
        /// <summary>Samples that must be new for a call.</summary>
        public int MinSamples;

        /// <summary>Called on the synthesising thread with the wave, the first new sample, how many there are and
        /// whether they are the last; what it answers goes on or stops.</summary>
        public delegate* unmanaged[Cdecl]<Wave*, int, int, int, StreamingInfo*, int> OnSamples;

        public nint Utterance;
        public nint Item;
        public nint State;
    }
}
