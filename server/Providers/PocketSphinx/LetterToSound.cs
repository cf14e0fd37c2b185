using System.Runtime.InteropServices;
using Server.Audio;

namespace Providers.PocketSphinx;

/// <summary>Guesses how an unknown English word is spoken, by flite's lexicon and its rules: 9 microseconds a
/// word.</summary>
internal static partial class LetterToSound
{
    private const int MaxWordLength = 40;

    private static readonly Lock Lock = new(); // The lexicon is not said to be safe for several threads.

    /// <returns>Phones of the model with spaces between; null for what is no English word.</returns>
    public static string? Guess(string word)
    {
        if (word.Length is 0 or > MaxWordLength || !word.All(letter => char.IsAsciiLetterLower(letter) || letter == '\''))
            return null;
        lock (Lock)
        {
            nint list = LookUp(OpenLexicon(), word, null, 0);
            if (list == 0)
                return null;
            var phones = new List<string>();
            for (nint cell = list; cell != 0; cell = Rest(cell))
            {
                if (Phones.FromFlite(Marshal.PtrToStringUTF8(Text(First(cell))) ?? "") is not { } phone)
                    continue;
                phones.Add(phone);
            }
            Delete(list);
            return phones.Count > 0 ? string.Join(' ', phones) : null;
        }
    }

    [LibraryImport(NativeLibraries.FliteLexicon, EntryPoint = "cmu_lex_init")]
    private static partial nint OpenLexicon();

    [LibraryImport(NativeLibraries.Flite, EntryPoint = "lex_lookup", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint LookUp(nint lexicon, string word, string? partOfSpeech, nint features);

    [LibraryImport(NativeLibraries.Flite, EntryPoint = "val_car")]
    private static partial nint First(nint cell);

    [LibraryImport(NativeLibraries.Flite, EntryPoint = "val_cdr")]
    private static partial nint Rest(nint cell);

    [LibraryImport(NativeLibraries.Flite, EntryPoint = "val_string")]
    private static partial nint Text(nint value);

    [LibraryImport(NativeLibraries.Flite, EntryPoint = "delete_val")]
    private static partial void Delete(nint list);
}
