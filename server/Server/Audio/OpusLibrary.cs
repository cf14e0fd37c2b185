using System.Runtime.InteropServices;

namespace Server.Audio;

/// <summary>The part of libopus that the server calls. Negative results are error codes.</summary>
internal static unsafe partial class OpusLibrary
{
    public const int ApplicationVoip = 2048;

    private const int SetComplexityRequest = 4010;

    [LibraryImport(NativeLibraries.Opus, EntryPoint = "opus_decoder_create")]
    public static partial OpusDecoderHandle CreateDecoder(int sampleRateHz, int channels, out int error);

    [LibraryImport(NativeLibraries.Opus, EntryPoint = "opus_decoder_destroy")]
    public static partial void DestroyDecoder(nint decoder);

    [LibraryImport(NativeLibraries.Opus, EntryPoint = "opus_decode")]
    public static partial int Decode(
        OpusDecoderHandle decoder, byte* packet, int bytes, short* samples, int capacity, int decodeFec);

    [LibraryImport(NativeLibraries.Opus, EntryPoint = "opus_encoder_create")]
    public static partial OpusEncoderHandle CreateEncoder(
        int sampleRateHz, int channels, int application, out int error);

    [LibraryImport(NativeLibraries.Opus, EntryPoint = "opus_encoder_destroy")]
    public static partial void DestroyEncoder(nint encoder);

    [LibraryImport(NativeLibraries.Opus, EntryPoint = "opus_encode")]
    public static partial int Encode(
        OpusEncoderHandle encoder, short* samples, int frameSamples, byte* packet, int capacity);

    /// <summary>0 (least work) to 10.</summary>
    public static int SetComplexity(OpusEncoderHandle encoder, int complexity)
        => OperatingSystem.IsMacOS() && RuntimeInformation.ProcessArchitecture == Architecture.Arm64
            ? ControlOnStack(encoder, SetComplexityRequest, 0, 0, 0, 0, 0, 0, complexity)
            : Control(encoder, SetComplexityRequest, complexity);

    // opus_encoder_ctl is variadic. Linux and Windows pass the value as if it were declared; Apple's arm64 wants it
    // on the stack, which is where an argument after the eight registers lands.
    [LibraryImport(NativeLibraries.Opus, EntryPoint = "opus_encoder_ctl")]
    private static partial int Control(OpusEncoderHandle encoder, int request, int value);

    [LibraryImport(NativeLibraries.Opus, EntryPoint = "opus_encoder_ctl")]
    private static partial int ControlOnStack(
        OpusEncoderHandle encoder, int request, nint r2, nint r3, nint r4, nint r5, nint r6, nint r7, nint value);
}

internal sealed class OpusDecoderHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        OpusLibrary.DestroyDecoder(handle);
        return true;
    }
}

internal sealed class OpusEncoderHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        OpusLibrary.DestroyEncoder(handle);
        return true;
    }
}
