using System.Diagnostics.CodeAnalysis;

namespace Emulator.Sound;

/// <summary>Something to be spoken into a microphone.</summary>
/// <param name="Name">File name, or the words.</param>
/// <param name="Samples">16 kHz mono.</param>
internal sealed record Recording(string Name, short[] Samples);

/// <summary>Reads the files that were named on the command line.</summary>
internal static class Recordings
{
    /// <summary>All or nothing; the problem names the file.</summary>
    public static bool TryRead(IEnumerable<string> files, [NotNullWhen(true)] out IReadOnlyList<Recording>? recordings, out string problem)
    {
        var read = new List<Recording>();
        recordings = null;
        problem = string.Empty;
        foreach (var file in files)
        {
            if (!WavFile.TryRead(file, out var samples, out problem))
            {
                problem = $"{file} cannot be spoken: {problem}.";
                return false;
            }

            read.Add(new Recording(Path.GetFileName(file), samples));
        }

        recordings = read;
        return true;
    }
}
