using Bench.Understanding;
using Emulator.Sound;

namespace Bench.Speech;

/// <summary>Something that was said, and what it should lead to.</summary>
/// <param name="Line">Its line in the file, from 1.</param>
/// <param name="Path">Of the recording.</param>
/// <param name="Samples">16 kHz mono.</param>
/// <param name="Transcript">In words of the grammar; empty for what is no command.</param>
/// <param name="Expected">Empty for what is no command, and for what is to do nothing.</param>
internal sealed record Recording(int Line, string Path, short[] Samples, string Transcript, IReadOnlyList<HouseCall> Expected)
{
    /// <summary>True for speech or noise that is no command.</summary>
    public bool IsNoCommand => Transcript.Length == 0 && Expected.Count == 0;
}

/// <summary>Reads recordings with what was said and the calls that it should lead to: <c>wav TAB transcript TAB calls</c>, a
/// line each; <c>#</c> begins a comment. Paths are relative to the file.</summary>
internal static class RecordingFile
{
    /// <summary>The recordings in the order of the file.</summary>
    /// <exception cref="InvalidDataException">A line or a recording is not as it must be; the message says which and why.</exception>
    public static IReadOnlyList<Recording> Read(string path, HouseNames names)
    {
        if (!File.Exists(path)) throw new InvalidDataException($"There is no file {path}.");
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var recordings = new List<Recording>();
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line) || line.StartsWith('#')) continue;
            var columns = line.Split('\t');
            var wav = Path.Combine(folder, columns[0].Trim());
            if (recordings.Count == 0 && !File.Exists(wav) && columns[0].Trim().Equals("wav", StringComparison.OrdinalIgnoreCase)) continue;
            if (!WavFile.TryRead(wav, out var samples, out var problem)) throw Bad(path, number, $"{columns[0].Trim()}: {problem}");
            if (!CallReader.TryRead(columns.ElementAtOrDefault(2) ?? "", names, out var calls, out var error)) throw Bad(path, number, error);
            recordings.Add(new Recording(number, columns[0].Trim(), samples, Plain(columns.ElementAtOrDefault(1) ?? ""), calls));
        }
        return recordings.Count > 0 ? recordings : throw new InvalidDataException($"{path}: there are no recordings in it.");
    }

    /// <summary>A text as the recogniser would write it: small letters, without signs, single spaces.</summary>
    public static string Plain(string text) => string.Join(' ', new string([.. text.ToLowerInvariant()
        .Select(letter => char.IsLetterOrDigit(letter) || letter == '\'' ? letter : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static InvalidDataException Bad(string path, int line, string reason) => new($"{path}, line {line}: {reason}.");
}
