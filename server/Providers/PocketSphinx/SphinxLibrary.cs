using System.Runtime.InteropServices;
using Server.Audio;

namespace Providers.PocketSphinx;

/// <summary>The part of PocketSphinx's base library that makes cepstra of samples, version 0.8+5prealpha. Version 5 has
/// another interface: nothing outside this folder knows this one.</summary>
internal static unsafe partial class SphinxLibrary
{
    [LibraryImport(NativeLibraries.SphinxBase, EntryPoint = "err_set_callback")]
    public static partial void SetErrorCallback(nint callback, nint state);

    [LibraryImport(NativeLibraries.SphinxBase, EntryPoint = "err_set_logfp")]
    public static partial void SetLogFile(nint file);

    [LibraryImport(NativeLibraries.SphinxBase, EntryPoint = "fe_get_args")]
    public static partial nint GetArgumentDefinitions();

    // The variadic initialiser next to it cannot be called safely from here.
    // It keeps the pointers to the names: they must live as long as what it makes.
    [LibraryImport(NativeLibraries.SphinxBase, EntryPoint = "cmd_ln_parse_r")]
    public static partial nint ParseArguments(nint previous, nint definitions, int count, nint* arguments, int strict);

    [LibraryImport(NativeLibraries.SphinxBase, EntryPoint = "cmd_ln_free_r")]
    public static partial int FreeArguments(nint arguments);

    [LibraryImport(NativeLibraries.SphinxBase, EntryPoint = "fe_init_auto_r")]
    public static partial FrontEndHandle CreateFrontEnd(nint arguments);

    [LibraryImport(NativeLibraries.SphinxBase, EntryPoint = "fe_free")]
    public static partial int FreeFrontEnd(nint frontEnd);

    [LibraryImport(NativeLibraries.SphinxBase, EntryPoint = "fe_start_stream")]
    public static partial void StartStream(FrontEndHandle frontEnd);

    [LibraryImport(NativeLibraries.SphinxBase, EntryPoint = "fe_start_utt")]
    public static partial int StartFrames(FrontEndHandle frontEnd);

    [LibraryImport(NativeLibraries.SphinxBase, EntryPoint = "fe_process_frames")]
    public static partial int ProcessFrames(
        FrontEndHandle frontEnd, ref short* samples, ref nuint count, float** rows, ref int frames, out int firstFrame);

    [LibraryImport(NativeLibraries.SphinxBase, EntryPoint = "fe_end_utt")]
    public static partial int EndFrames(FrontEndHandle frontEnd, float* row, out int frames);
}

internal sealed class FrontEndHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        _ = SphinxLibrary.FreeFrontEnd(handle);
        return true;
    }
}
