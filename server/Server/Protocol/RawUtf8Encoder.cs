using System.Text.Encodings.Web;

namespace Server.Protocol;

/// <summary>Writes JSON strings as raw UTF-8 and escapes only the quote, the backslash and control characters.
/// The framework's relaxed encoder still escapes emoji, and nanoFramework's reader fails on <c>\uXXXX</c>; the
/// control characters that have no short escape therefore become a space.</summary>
internal sealed class RawUtf8Encoder : JavaScriptEncoder
{
    public override int MaxOutputCharactersPerInputCharacter => 2;

    public override bool WillEncode(int unicodeScalar) => unicodeScalar is < ' ' or '"' or '\\';

    public override unsafe int FindFirstCharacterToEncode(char* text, int textLength) =>
        new ReadOnlySpan<char>(text, textLength).IndexOfAny(Escaped);

    public override unsafe bool TryEncodeUnicodeScalar(
        int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
    {
        var replacement = unicodeScalar switch
        {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            < ' ' => " ",
            _ => char.ConvertFromUtf32(unicodeScalar),
        };
        numberOfCharactersWritten = replacement.TryCopyTo(new Span<char>(buffer, bufferLength)) ? replacement.Length : 0;
        return numberOfCharactersWritten > 0;
    }

    private static readonly System.Buffers.SearchValues<char> Escaped = System.Buffers.SearchValues.Create(
        [.. Enumerable.Range(0, ' ').Select(code => (char)code), '"', '\\']);
}
