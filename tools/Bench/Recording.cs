using System.ComponentModel;
using System.Diagnostics;

namespace Bench;

/// <summary>A spoken command, 16 kHz mono PCM, made by the <c>flite</c> program.</summary>
internal sealed record Recording(string Voice, string Text, ReadOnlyMemory<byte> Pcm)
{
    private const int WavHeaderBytes = 44;

    /// <summary>A fifth of a second of quiet after the words, as a person leaves before letting the button go.</summary>
    private const int TailBytes = 6_400;

    /// <summary>Every text in every voice.</summary>
    /// <exception cref="InvalidOperationException">The program is missing or failed.</exception>
    public static async Task<IReadOnlyList<Recording>> MakeAsync(
        IEnumerable<string> texts, IReadOnlyList<string> voices, CancellationToken cancellationToken)
    {
        var made = new List<Recording>();
        foreach (var text in texts)
        {
            foreach (var voice in voices) made.Add(await MakeAsync(voice, text, cancellationToken));
        }

        return made;
    }

    private static async Task<Recording> MakeAsync(string voice, string text, CancellationToken cancellationToken)
    {
        var file = Path.GetTempFileName();
        try
        {
            using var flite = Process.Start(new ProcessStartInfo("flite", ["-voice", voice, "-t", text, "-o", file]))
                ?? throw new InvalidOperationException("flite did not start.");
            await flite.WaitForExitAsync(cancellationToken);
            var wav = await File.ReadAllBytesAsync(file, cancellationToken);
            if (flite.ExitCode != 0 || wav.Length <= WavHeaderBytes) throw new InvalidOperationException("flite failed.");
            return new Recording(voice, text, wav.AsMemory(WavHeaderBytes).ToArray().Concat(new byte[TailBytes]).ToArray());
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException("The program flite is missing: apt-get install flite.", exception);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
