using System.Globalization;

namespace Server.Agents.Offline;

/// <summary>Turns what people typed, and the names that devices gave, into the words that the grammar is made of.</summary>
internal sealed class SpokenText(Language language)
{
    /// <summary>Longer texts are no commands.</summary>
    public const int MaxLength = 500;

    private readonly SpokenNumbers _numbers = new(language.Numbers);

    /// <summary>The words of a sentence: lower case, without punctuation and fillers, numbers and symbols in words.</summary>
    public List<string> Words(string sentence, DigitReading reading)
    {
        sentence = Mapped(sentence);
        var words = new List<string>();
        for (var position = 0; position < sentence.Length;)
        {
            var character = sentence[position];
            if (char.IsAsciiDigit(character))
                position = AddNumber(sentence, position, reading, words);
            else if (char.IsLetter(character) || IsApostrophe(character))
                position = AddWord(sentence, position, words);
            else
                AddSymbol(sentence, position++, words);
        }
        words.RemoveAll(language.Fillers.Contains);
        return words;
    }

    /// <summary>The words of a name such as <c>living_room_light</c>, <c>LivingRoomLight</c> or <c>desk-lamp 2</c>; none
    /// when it has letters that this language cannot say.</summary>
    public IReadOnlyList<string> NameWords(string name)
    {
        var words = Words(Parted(name), DigitReading.InWords);
        return words.All(IsSpeakable) ? words : [];
    }

    /// <summary>The words of a piece of a phrase that a device sent; null when one cannot be said.</summary>
    public IReadOnlyList<string>? PhraseWords(string text)
    {
        var words = Words(text, DigitReading.InWords);
        return words.All(IsSpeakable) ? words : null;
    }

    /// <summary>Whether a sentence that a device sent is in this language, as far as its letters tell.</summary>
    public bool IsOfThisLanguage(string sentence) =>
        sentence.Any(char.IsLetter) && sentence.All(c => !char.IsLetter(c) || language.IsLetter(char.ToLowerInvariant(c)));

    private bool IsSpeakable(string word) => word.All(language.IsLetter) && word.Any(char.IsLetter);

    /// <summary>The words of an identifier in whatever language: for what is known by its concept, not said as it stands.</summary>
    public IReadOnlyList<string> RawWords(string name) => Words(Parted(name), DigitReading.InWords);

    /// <summary>The same as a phrase: what a device wrote, in plain words.</summary>
    public string Plain(string written) => string.Join(' ', RawWords(written));

    /// <summary>The words of a sentence and its marks (<c>, . ; : ? ! "</c>), numbers as they were typed.</summary>
    public List<string> Tokens(string sentence)
    {
        sentence = Mapped(sentence);
        var tokens = new List<string>();
        for (var position = 0; position < sentence.Length;)
        {
            var character = sentence[position];
            if (char.IsAsciiDigit(character)) position = AddNumber(sentence, position, DigitReading.AsTyped, tokens);
            else if (char.IsLetter(character) || IsApostrophe(character)) position = AddWord(sentence, position, tokens);
            else if (MarkOf(character) is { } mark)
            {
                tokens.Add(mark);
                position++;
            }
            else AddSymbol(sentence, position++, tokens);
        }
        return tokens;
    }

    /// <summary>Words of a sentence in the characters that it has for them.</summary>
    public string AsWritten(string sentence, string words) =>
        language.Characters.Count > 0 && Mapped(sentence).IndexOf(words, StringComparison.OrdinalIgnoreCase) is >= 0 and var start
            ? sentence.Substring(start, words.Length)
            : words;

    // Marks of any script, as those of English.
    private static string? MarkOf(char character) => character switch
    {
        ',' or '，' or '、' => ",",
        ';' or '；' => ";",
        ':' or '：' => ":",
        '.' or '。' => ".",
        '?' or '？' => "?",
        '!' or '！' => "!",
        '"' or '“' or '”' or '「' or '」' or '『' or '』' or '«' or '»' => "\"",
        _ => null,
    };

    /// <summary>The words of a phrase of a language file.</summary>
    public static string[] Split(string phrase)
    {
        if (!phrase.Any(IsWordItself)) return phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var words = new List<string>();
        foreach (var part in phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var start = 0;
            for (var i = 0; i < part.Length; i++)
            {
                if (!IsWordItself(part[i])) continue;
                if (i > start) words.Add(part[start..i]);
                words.Add(part[i].ToString());
                start = i + 1;
            }
            if (start < part.Length) words.Add(part[start..]);
        }
        return [.. words];
    }

    /// <summary>Whether a character is a word by itself, as those of Chinese are.</summary>
    public static bool IsWordItself(char character) =>
        character is >= '\u4e00' and <= '\u9fff' or >= '\u3400' and <= '\u4dbf' or >= '\uf900' and <= '\ufaff';

    private static bool IsApostrophe(char character) => character is '\'' or '’' or '‘' or '`';

    // "LivingRoom2" is "Living Room 2", "TVPower" is "TV Power".
    private static string Parted(string name)
    {
        var parted = new System.Text.StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord = i > 0 && char.IsUpper(name[i])
                && (char.IsLower(name[i - 1]) || (char.IsUpper(name[i - 1]) && i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (startsWord) parted.Append(' ');
            parted.Append(name[i] is '_' or '-' or '.' ? ' ' : name[i]);
        }
        return parted.ToString();
    }

    // Characters that are others written otherwise, such as traditional ones.
    private string Mapped(string text)
    {
        if (language.Characters.Count == 0 && !text.Any(IsWide)) return text;
        var mapped = new System.Text.StringBuilder(text.Length);
        foreach (var character in text) mapped.Append(language.Characters.GetValueOrDefault(character, IsWide(character) ? (char)(character - WideOffset) : character));
        return mapped.ToString();
    }

    // Letters, digits and the percent sign as wide as Chinese characters.
    private static bool IsWide(char character) => character is (>= '０' and <= '９') or (>= 'Ａ' and <= 'Ｚ') or (>= 'ａ' and <= 'ｚ') or '％';

    private const char WideOffset = (char)0xFEE0;

    private int AddWord(string sentence, int start, List<string> words)
    {
        if (IsWordItself(sentence[start]))
        {
            AddSpelled(sentence[start].ToString(), words);
            return start + 1;
        }
        var end = start;
        while (end < sentence.Length && !IsWordItself(sentence[end])
            && (char.IsLetter(sentence[end]) || char.GetUnicodeCategory(sentence[end]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
                || (IsApostrophe(sentence[end]) && end + 1 < sentence.Length && char.IsLetter(sentence[end + 1]))))
            end++;
        if (end == start) return start + 1;
        var word = string.Create(end - start, (sentence, start), static (characters, source) =>
        {
            for (var i = 0; i < characters.Length; i++)
            {
                var character = source.sentence[source.start + i];
                characters[i] = IsApostrophe(character) ? '\'' : char.ToLowerInvariant(character);
            }
        }).Trim('\'');
        // "10 m" and "21.5 °C": a unit's sign, which as a word would mean nothing.
        var followsNumber = start > 0 && sentence[..start].TrimEnd(' ', '°') is [.., var before] && char.IsAsciiDigit(before);
        if (followsNumber && language.UnitNamed(word) is { } unit && !language.Units[unit].Words.Contains(word))
            word = words[^1] == language.Units[unit].Words[0] ? "" : language.Units[unit].Words[0];
        if (word.Length > 0) AddSpelled(word, words);
        return end;
    }

    private int AddNumber(string sentence, int start, DigitReading reading, List<string> words)
    {
        var end = start;
        while (end < sentence.Length && (char.IsAsciiDigit(sentence[end]) || IsThousandsComma(sentence, end))) end++;
        var hasDecimals = end + 1 < sentence.Length && sentence[end] == '.' && char.IsAsciiDigit(sentence[end + 1]);
        if (hasDecimals)
        {
            end++;
            while (end < sentence.Length && char.IsAsciiDigit(sentence[end])) end++;
        }
        var isNegative = start > 0 && sentence[start - 1] is '-' or '−' && (start == 1 || sentence[start - 2] == ' ');
        if (isNegative && reading == DigitReading.AsTyped) start--;
        else if (isNegative) words.Add(language.Numbers.Minus);
        words.AddRange(_numbers.Words(sentence[start..end].Replace(",", "", StringComparison.Ordinal), reading));
        return end;
    }

    private static bool IsThousandsComma(string sentence, int position) =>
        sentence[position] == ',' && position + 3 < sentence.Length
        && char.IsAsciiDigit(sentence[position + 1]) && char.IsAsciiDigit(sentence[position + 2]) && char.IsAsciiDigit(sentence[position + 3])
        && (position + 4 == sentence.Length || !char.IsAsciiDigit(sentence[position + 4]));

    private void AddSymbol(string sentence, int position, List<string> words)
    {
        if (language.Symbols.TryGetValue(sentence[position].ToString(), out var word)) words.Add(word);
    }

    private void AddSpelled(string word, List<string> words) => words.Add(language.Spelling.GetValueOrDefault(word, word));
}
