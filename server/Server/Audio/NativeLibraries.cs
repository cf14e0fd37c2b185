using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Server.Audio;

/// <summary>Where the native libraries are found. Debian's runtime packages carry versioned file names only, macOS
/// and Windows have others: this table is the one place that knows.</summary>
internal static class NativeLibraries
{
    public const string Opus = "opus";
    public const string Sqlite = "e_sqlite3"; // the name that SQLitePCLRaw imports
    public const string SpeexDsp = "speexdsp";
    public const string SphinxBase = "sphinxbase";
    public const string Flite = "flite";
    public const string FliteSlt = "flite_cmu_us_slt";
    public const string FliteRms = "flite_cmu_us_rms";
    public const string FliteAwb = "flite_cmu_us_awb";
    public const string FliteKal = "flite_cmu_us_kal16";
    public const string FliteLexicon = "flite_cmulex";

    private static readonly NativeFile[] Files =
    [
        new(Sqlite, "libsqlite3.so.0", "libsqlite3.dylib", "winsqlite3.dll", "libsqlite3-0"),
        new(Opus, "libopus.so.0", "libopus.0.dylib", "opus.dll", "libopus0"),
        new(SpeexDsp, "libspeexdsp.so.1", "libspeexdsp.1.dylib", "libspeexdsp.dll", "libspeexdsp1"),
        new(SphinxBase, "libsphinxbase.so.3", "libsphinxbase.3.dylib", "sphinxbase.dll", "libsphinxbase3"),
        new(Flite, "libflite.so.1", "libflite.dylib", "flite.dll", "libflite1"),
        new(FliteSlt, "libflite_cmu_us_slt.so.1", "libflite_cmu_us_slt.dylib", "flite_cmu_us_slt.dll", "libflite1"),
        new(FliteRms, "libflite_cmu_us_rms.so.1", "libflite_cmu_us_rms.dylib", "flite_cmu_us_rms.dll", "libflite1"),
        new(FliteAwb, "libflite_cmu_us_awb.so.1", "libflite_cmu_us_awb.dylib", "flite_cmu_us_awb.dll", "libflite1"),
        new(FliteKal, "libflite_cmu_us_kal16.so.1", "libflite_cmu_us_kal16.dylib", "flite_cmu_us_kal16.dll", "libflite1"),
        new(FliteLexicon, "libflite_cmulex.so.1", "libflite_cmulex.dylib", "flite_cmulex.dll", "libflite1"),
    ];

    /// <summary>Checks at start that these libraries load.</summary>
    /// <exception cref="DllNotFoundException">Some do not; the message names every package to install.</exception>
    public static void Require(params ReadOnlySpan<string> names)
    {
        var missing = new List<NativeFile>();
        foreach (string name in names)
        {
            NativeFile file = Find(name);
            if (!TryLoad(file, out _))
                missing.Add(file);
        }
        if (missing.Count > 0)
            throw Missing(missing);
    }

    /// <summary>Whether this library loads here.</summary>
    public static bool IsThere(string name) => TryLoad(Find(name), out _);

    /// <summary>Lets the imports of another assembly find the libraries of this table too; once an assembly.</summary>
    public static void ServeTo(Assembly importer) => NativeLibrary.SetDllImportResolver(importer, Resolve);

    private static NativeFile Find(string name) => Array.Find(Files, f => f.Name == name)
        ?? throw new ArgumentException($"'{name}' is not in the table of native libraries.", nameof(name));

    private static DllNotFoundException Missing(IReadOnlyCollection<NativeFile> files) => new(
        $"Not found: {string.Join(", ", files.Select(file => file.Here))}. Install with: "
        + $"apt-get install {string.Join(' ', files.Select(file => file.DebianPackage).Distinct())}");

    private static bool TryLoad(NativeFile file, out nint handle)
        => NativeLibrary.TryLoad(file.Here, typeof(NativeLibraries).Assembly, searchPath: null, out handle);

#pragma warning disable CA2255 // The resolver belongs to the whole assembly and must be there before the first call.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Register() => NativeLibrary.SetDllImportResolver(typeof(NativeLibraries).Assembly, Resolve);

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? searchPath)
    {
        NativeFile? file = Array.Find(Files, f => f.Name == name);
        if (file is null)
            return 0; // Not ours: the runtime looks for it in its own way.
        return TryLoad(file, out nint handle) ? handle : throw Missing([file]);
    }

    private sealed record NativeFile(string Name, string Linux, string MacOS, string Windows, string DebianPackage)
    {
        public string Here => OperatingSystem.IsWindows() ? Windows : OperatingSystem.IsMacOS() ? MacOS : Linux;
    }
}
