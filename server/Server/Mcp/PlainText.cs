namespace Server.Mcp;

/// <summary>Texts of devices and servers, made fit for logs, models and answers.</summary>
internal static class PlainText
{
    /// <summary>At most <paramref name="maxLength"/> UTF-16 units, no half character at the end; control characters but
    /// the line end become spaces.</summary>
    public static string Of(string text, int maxLength)
    {
        var length = Math.Min(text.Length, maxLength);
        if (length > 0 && length < text.Length && char.IsHighSurrogate(text[length - 1])) length--;
        return string.Create(length, text, static (characters, text) =>
        {
            for (var i = 0; i < characters.Length; i++)
                characters[i] = char.IsControl(text[i]) && text[i] != '\n' ? ' ' : text[i];
        });
    }

    /// <summary>The same in one line.</summary>
    public static string OneLine(string text, int maxLength) => Of(text, maxLength).Replace('\n', ' ').Trim();
}
