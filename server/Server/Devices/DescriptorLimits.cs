namespace Server.Devices;

/// <summary>How much a board may say of its things. A board is not trusted: what is larger is refused whole.</summary>
public static class DescriptorLimits
{
    /// <summary>Things of one board.</summary>
    public const int Things = 64;

    /// <summary>Properties of a thing, and methods of a thing.</summary>
    public const int Members = 32;

    /// <summary>Parameters of a method.</summary>
    public const int Parameters = 16;

    /// <summary>Allowed values of a string.</summary>
    public const int EnumValues = 64;

    /// <summary>Phrases of a method.</summary>
    public const int Phrases = 8;

    /// <summary>Characters of a phrase.</summary>
    public const int PhraseLength = 200;

    /// <summary>Characters of a name, a unit or an allowed value.</summary>
    public const int NameLength = 64;

    /// <summary>Characters of a description, a response sentence, a pattern or a reported string.</summary>
    public const int TextLength = 500;

    /// <summary>Whether this may name a thing, a property, a method or a parameter: letters of any script, digits,
    /// <c>_ - .</c> and space, with a letter or digit among them.</summary>
    public static bool IsName(string name) =>
        name.Length is > 0 and <= NameLength
        && name.Any(char.IsLetterOrDigit)
        && name.All(c => char.IsLetterOrDigit(c) || IsMark(c) || c is '_' or '-' or '.' or ' ');

    // Scripts such as Devanagari and Thai write vowels as marks; letters beyond the first plane are surrogates.
    private static bool IsMark(char c) => char.IsSurrogate(c)
        || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark
            or System.Globalization.UnicodeCategory.SpacingCombiningMark;
}
