using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace Emulator.Sound;

/// <summary>A voice for the person in front of the board: the command line program of Debian's package "flite".</summary>
internal sealed class Flite(string voice)
{
    private const int LongestText = 400;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Speaks a text as 16 kHz mono; false, with the reason in words, when the program is missing or fails.</summary>
    public bool TrySpeak(string text, [NotNullWhen(true)] out short[]? samples, out string problem)
    {
        samples = null;
        var file = Path.Combine(Path.GetTempPath(), $"emulator-{Guid.NewGuid():N}.wav");
        try
        {
            return TryRun(text.Length > LongestText ? text[..LongestText] : text, file, out problem) && WavFile.TryRead(file, out samples, out problem);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private bool TryRun(string text, string file, out string problem)
    {
        problem = string.Empty;
        var start = new ProcessStartInfo("flite") { RedirectStandardError = true, RedirectStandardOutput = true };
        // A text that begins with a dash would be an option.
        foreach (var argument in new[] { "-voice", voice, "-t", text.TrimStart('-', ' '), "-o", file }) start.ArgumentList.Add(argument);
        try
        {
            using var flite = Process.Start(start)!;
            var errors = flite.StandardError.ReadToEndAsync();
            if (!flite.WaitForExit(Patience))
            {
                flite.Kill();
                problem = "flite did not finish";
                return false;
            }

            if (flite.ExitCode != 0) problem = $"flite failed: {errors.GetAwaiter().GetResult().Trim()}";
            return flite.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            problem = "The program flite is not installed: apt-get install flite";
            return false;
        }
    }
}
