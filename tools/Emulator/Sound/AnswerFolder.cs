using System.Diagnostics.CodeAnalysis;
using Emulator.Running;

namespace Emulator.Sound;

/// <summary>Keeps what the board said as answer-01.wav and so on.</summary>
internal sealed class AnswerFolder
{
    private int _count;

    private AnswerFolder(string path) => FullPath = path;

    public string FullPath { get; }

    /// <summary>Makes the folder; false, with the reason in words, when nothing can be written there.</summary>
    public static bool TryOpen(string path, [NotNullWhen(true)] out AnswerFolder? folder, out string problem)
    {
        folder = null;
        problem = string.Empty;
        try
        {
            var full = Path.GetFullPath(path);
            Directory.CreateDirectory(full);
            using var probe = File.Create(Path.Combine(full, Path.GetRandomFileName()), 1, FileOptions.DeleteOnClose);
            folder = new AnswerFolder(full);
            return true;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or ArgumentException)
        {
            problem = $"Answers cannot be written to \"{path}\": {refused.Message}";
            return false;
        }
    }

    /// <summary>The name of the file; null when the board said nothing. Numbers go on even so.</summary>
    public string? Save(Exchange exchange)
    {
        _count++;
        if (exchange.Answer.Length == 0) return null;
        var name = $"answer-{_count:00}.wav";
        WavFile.Write(Path.Combine(FullPath, name), exchange.Answer, exchange.AnswerRateHz);
        return name;
    }
}
