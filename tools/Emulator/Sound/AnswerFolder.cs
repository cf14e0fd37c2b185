using Emulator.Running;

namespace Emulator.Sound;

/// <summary>Keeps what the board said as answer-01.wav and so on.</summary>
internal sealed class AnswerFolder
{
    private int _count;

    public AnswerFolder(string path)
    {
        FullPath = Path.GetFullPath(path);
        Directory.CreateDirectory(FullPath);
    }

    public string FullPath { get; }

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
