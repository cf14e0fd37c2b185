using System.Runtime.InteropServices;

namespace Providers.PocketSphinx;

/// <summary>The files of the English model and the arguments that every decoder and front end is made with.</summary>
internal sealed class AcousticModel
{
    private const string Package = "pocketsphinx-en-us";

    private static readonly string[] UsualFolders =
    [
        "/usr/share/pocketsphinx/model/en-us",
        "/usr/local/share/pocketsphinx/model/en-us",
        "/opt/homebrew/share/pocketsphinx/model/en-us",
    ];

    // Addresses of UTF-8 strings, never freed: everything that is made with them points to them for good.
    private readonly nint[] _arguments;

    private AcousticModel(string folder)
    {
        string hmm = Path.Combine(folder, "en-us");
        DictionaryPath = Path.Combine(folder, "cmudict-en-us.dict");
        string[] arguments =
        [
            "-hmm", hmm,
            // The model's own parameters would overrule what follows, so they are given here instead of there.
            .. ReadParameters(Path.Combine(hmm, "feat.params")),
            "-featparams", "(given as arguments)",
            // The recogniser takes the cepstral mean off itself, see CepstralMean.
            "-cmn", "none",
            "-remove_silence", "yes",
            // As wide as a command to be accepted may fall behind the free phones, and no wider: at 1e-160 all of a large
            // vocabulary was searched all the time, at nine times the work and for no command more.
            "-beam", "1e-80", "-pbeam", "1e-80", "-wbeam", "1e-60",
            "-lw", "10",
            // Phone lookahead serves language models only; a grammar search pays for it and does not look.
            "-pl_window", "0",
        ];
        _arguments = Array.ConvertAll(arguments, Marshal.StringToCoTaskMemUTF8);
    }

    /// <summary>The dictionary of 134,000 words.</summary>
    public string DictionaryPath { get; }

    /// <exception cref="FileNotFoundException">There is no model; the message names the package to install.</exception>
    public static AcousticModel Open(string? folder)
    {
        folder ??= Array.Find(UsualFolders, Directory.Exists) ?? UsualFolders[0];
        string[] missing = [.. Array.FindAll(
            [Path.Combine(folder, "en-us", "feat.params"), Path.Combine(folder, "en-us", "mdef"), Path.Combine(folder, "cmudict-en-us.dict")],
            path => !File.Exists(path))];
        return missing.Length == 0
            ? new AcousticModel(folder)
            : throw new FileNotFoundException(
                $"The speech model lacks {string.Join(", ", missing)}. Install it with: apt-get install {Package}, or set its folder.");
    }

    /// <summary>A fresh argument object: its reference count is not for several threads, so none is shared.</summary>
    public unsafe nint CreateArguments()
    {
        nint arguments;
        fixed (nint* list = _arguments) // Not strict: the model's file has parameters that only training knows.
            arguments = SphinxLibrary.ParseArguments(0, SphinxLibrary.GetArgumentDefinitions(), _arguments.Length, list, strict: 0);
        return arguments != 0 ? arguments : throw new InvalidOperationException("PocketSphinx refused its arguments.");
    }

    // One "-name value" a line.
    private static IEnumerable<string> ReadParameters(string path)
        => from line in File.ReadLines(path)
           let parts = line.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
           where parts.Length == 2 && parts[0] is not ("-cmn" or "-cmninit")
           from part in parts
           select part;
}
