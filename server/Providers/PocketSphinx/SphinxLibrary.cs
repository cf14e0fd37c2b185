using System.Runtime.InteropServices;
using Server.Audio;

namespace Providers.PocketSphinx;

/// <summary>The part of PocketSphinx 0.8+5prealpha and its base library that the recogniser calls. Version 5 has
/// another interface: nothing outside this folder knows this one.</summary>
internal static unsafe partial class SphinxLibrary
{
    [LibraryImport(NativeLibraries.SphinxBase, EntryPoint = "err_set_callback")]
    public static partial void SetErrorCallback(nint callback, nint state);

    [LibraryImport(NativeLibraries.SphinxBase, EntryPoint = "err_set_logfp")]
    public static partial void SetLogFile(nint file);

    [LibraryImport(NativeLibraries.PocketSphinx, EntryPoint = "ps_args")]
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

    [LibraryImport(NativeLibraries.PocketSphinx, EntryPoint = "ps_init")]
    public static partial DecoderHandle CreateDecoder(nint arguments);

    [LibraryImport(NativeLibraries.PocketSphinx, EntryPoint = "ps_free")]
    public static partial int FreeDecoder(nint decoder);

    [LibraryImport(NativeLibraries.PocketSphinx, EntryPoint = "ps_add_word", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int AddWord(DecoderHandle decoder, string word, string phones, int update);

    // Words and arcs are weighed in the decoder's own logarithms.
    [LibraryImport(NativeLibraries.PocketSphinx, EntryPoint = "ps_get_logmath")]
    public static partial nint GetLogarithms(DecoderHandle decoder);

    [LibraryImport(NativeLibraries.SphinxBase, EntryPoint = "logmath_log")]
    public static partial int Logarithm(nint logarithms, double value);

    [LibraryImport(NativeLibraries.SphinxBase, EntryPoint = "fsg_model_init", StringMarshalling = StringMarshalling.Utf8)]
    public static partial NetworkModel* CreateNetwork(string name, nint logarithms, float languageWeight, int states);

    [LibraryImport(NativeLibraries.SphinxBase, EntryPoint = "fsg_model_free")]
    public static partial int FreeNetwork(NetworkModel* network);

    [LibraryImport(NativeLibraries.SphinxBase, EntryPoint = "fsg_model_word_add", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int AddNetworkWord(NetworkModel* network, string word);

    [LibraryImport(NativeLibraries.SphinxBase, EntryPoint = "fsg_model_trans_add")]
    public static partial void AddArc(NetworkModel* network, int from, int to, int logarithm, int word);

    [LibraryImport(NativeLibraries.SphinxBase, EntryPoint = "fsg_model_null_trans_add")]
    public static partial int AddFreeArc(NetworkModel* network, int from, int to, int logarithm);

    // The search keeps a reference of its own.
    [LibraryImport(NativeLibraries.PocketSphinx, EntryPoint = "ps_set_fsg", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetNetwork(DecoderHandle decoder, string name, NetworkModel* network);

    [LibraryImport(NativeLibraries.PocketSphinx, EntryPoint = "ps_set_search", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetSearch(DecoderHandle decoder, string name);

    [LibraryImport(NativeLibraries.PocketSphinx, EntryPoint = "ps_start_utt")]
    public static partial int StartUtterance(DecoderHandle decoder);

    [LibraryImport(NativeLibraries.PocketSphinx, EntryPoint = "ps_process_cep")]
    public static partial int ProcessCepstra(DecoderHandle decoder, float** rows, int frames, int noSearch, int fullUtterance);

    [LibraryImport(NativeLibraries.PocketSphinx, EntryPoint = "ps_end_utt")]
    public static partial int EndUtterance(DecoderHandle decoder);

    [LibraryImport(NativeLibraries.PocketSphinx, EntryPoint = "ps_get_hyp")]
    public static partial byte* GetHypothesis(DecoderHandle decoder, out int score);

    [LibraryImport(NativeLibraries.PocketSphinx, EntryPoint = "ps_seg_iter")]
    public static partial nint FirstSegment(DecoderHandle decoder);

    // Frees the segment that was the last.
    [LibraryImport(NativeLibraries.PocketSphinx, EntryPoint = "ps_seg_next")]
    public static partial nint NextSegment(nint segment);

    [LibraryImport(NativeLibraries.PocketSphinx, EntryPoint = "ps_seg_word")]
    public static partial byte* GetSegmentWord(nint segment);

    [LibraryImport(NativeLibraries.PocketSphinx, EntryPoint = "ps_seg_frames")]
    public static partial void GetSegmentFrames(nint segment, out int first, out int last);
}

/// <summary>The beginning of the library's fsg_model_t: there is no function that says where a network begins and
/// ends.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NetworkModel
{
    public int References;
    public nint Name;
    public int Words;
    public int WordsAllocated;
    public nint Vocabulary;
    public nint SilenceWords;
    public nint AlternativeWords;
    public nint Logarithms;
    public int States;
    public int StartState;
    public int FinalState;
}

internal sealed class DecoderHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        _ = SphinxLibrary.FreeDecoder(handle); // Answers how many references are left.
        return true;
    }
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
