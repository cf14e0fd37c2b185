using System.Diagnostics.CodeAnalysis;

namespace Server.Storage;

/// <summary>Text from outside, made fit for either database.</summary>
internal static class StoredText
{
    /// <summary>The longest name, id or version that is kept, in characters.</summary>
    public const int NameLength = 200;

    /// <summary>The longest utterance or message that is kept, in characters.</summary>
    public const int SentenceLength = 4000;

    /// <summary>Cuts what is too long and puts U+FFFD for the zero character and for halves of surrogate pairs, which
    /// PostgreSQL takes in no text.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Clean(string? text, int maxLength)
    {
        if (text is null) return null;
        if (text.Length > maxLength) text = text[..maxLength];
        return IsFit(text) ? text : string.Concat(text.EnumerateRunes().Select(rune => rune.Value == 0 ? "\uFFFD" : rune.ToString()));
    }

    private static bool IsFit(ReadOnlySpan<char> text)
    {
        if (text.Contains('\0')) return false;
        while (!text.IsEmpty)
        {
            if (System.Text.Rune.DecodeFromUtf16(text, out _, out var used) != System.Buffers.OperationStatus.Done) return false;
            text = text[used..];
        }

        return true;
    }
}
