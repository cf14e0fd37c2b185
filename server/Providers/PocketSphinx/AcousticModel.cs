using System.Runtime.InteropServices;
using Providers.PocketSphinx.Acoustics;

namespace Providers.PocketSphinx;

/// <summary>The English model: some 6 MB, read once and shared by all searches, and the arguments that every front end is
/// made with.</summary>
internal sealed class AcousticModel
{
    private const string Package = "pocketsphinx-en-us";

    private static readonly string[] UsualFolders =
    [
        "/usr/share/pocketsphinx/model/en-us",
        "/usr/local/share/pocketsphinx/model/en-us",
        "/opt/homebrew/share/pocketsphinx/model/en-us",
    ];

    private static readonly string[] Files = ["feat.params", "mdef", "means", "variances", "sendump", "transition_matrices"];

    // Addresses of UTF-8 strings, never freed: everything that is made with them points to them for good.
    private readonly nint[] _arguments;

    private AcousticModel(string folder)
    {
        string model = Path.Combine(folder, "en-us");
        DictionaryPath = Path.Combine(folder, "cmudict-en-us.dict");
        Definition = new ModelDefinition(Path.Combine(model, "mdef"));
        Gaussians = new Gaussians(Path.Combine(model, "means"), Path.Combine(model, "variances"));
        Weights = new MixtureWeights(Path.Combine(model, "sendump"), Definition.SenoneCount, Gaussians.Densities);
        Transitions = new Transitions(Path.Combine(model, "transition_matrices"));
        if (Gaussians.Codebooks != Definition.PhoneCount)
            throw new InvalidDataException($"The model in {model} has no codebook for each phone.");
        string[] arguments = [.. ReadParameters(Path.Combine(model, "feat.params")), "-remove_silence", "yes"];
        _arguments = Array.ConvertAll(arguments, Marshal.StringToCoTaskMemUTF8);
    }

    /// <summary>The dictionary of 134,000 words.</summary>
    public string DictionaryPath { get; }

    public ModelDefinition Definition { get; }

    public Gaussians Gaussians { get; }

    public MixtureWeights Weights { get; }

    public Transitions Transitions { get; }

    /// <summary>See <see cref="Scale.SumTable"/>.</summary>
    public byte[] Sums { get; } = Scale.SumTable();

    /// <exception cref="FileNotFoundException">There is no model; the message names the package to install.</exception>
    /// <exception cref="InvalidDataException">It is a model of another kind.</exception>
    public static AcousticModel Open(string? folder)
    {
        folder ??= Array.Find(UsualFolders, Directory.Exists) ?? UsualFolders[0];
        string[] missing = [.. Files.Select(file => Path.Combine(folder, "en-us", file))
            .Append(Path.Combine(folder, "cmudict-en-us.dict")).Where(path => !File.Exists(path))];
        return missing.Length == 0
            ? new AcousticModel(folder)
            : throw new FileNotFoundException(
                $"The speech model lacks {string.Join(", ", missing)}. Install it with: apt-get install {Package}, or set its folder.");
    }

    /// <summary>A fresh argument object: its reference count is not for several threads, so none is shared.</summary>
    public unsafe nint CreateArguments()
    {
        nint arguments;
        fixed (nint* list = _arguments) // Not strict: the model's file has parameters that only training and search know.
            arguments = SphinxLibrary.ParseArguments(0, SphinxLibrary.GetArgumentDefinitions(), _arguments.Length, list, strict: 0);
        return arguments != 0 ? arguments : throw new InvalidOperationException("PocketSphinx refused its arguments.");
    }

    // One "-name value" a line.
    private static IEnumerable<string> ReadParameters(string path)
        => from line in File.ReadLines(path)
           let parts = line.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
           where parts.Length == 2
           from part in parts
           select part;
}
