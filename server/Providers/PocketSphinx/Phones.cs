namespace Providers.PocketSphinx;

/// <summary>The 39 phones of the model, in ARPAbet.</summary>
internal static class Phones
{
    public static readonly IReadOnlyList<string> All =
    [
        "AA", "AE", "AH", "AO", "AW", "AY", "B", "CH", "D", "DH", "EH", "ER", "EY", "F", "G", "HH", "IH", "IY", "JH", "K",
        "L", "M", "N", "NG", "OW", "OY", "P", "R", "S", "SH", "T", "TH", "UH", "UW", "V", "W", "Y", "Z", "ZH",
    ];

    /// <summary>Those that stand for any speech. The rarer twelve are left out: without them the search costs a third
    /// less and commands stand out more, for nobody speaks without these.</summary>
    public static readonly IReadOnlyList<string> AnySpeech =
    [
        "AA", "AE", "AH", "B", "D", "DH", "EH", "ER", "EY", "F", "G", "IH", "IY", "K",
        "L", "M", "N", "OW", "P", "R", "S", "SH", "T", "UW", "V", "W", "Z",
    ];

    private static readonly HashSet<string> Known = new(All, StringComparer.Ordinal);

    /// <summary>True when these are one or more phones of the model with single spaces between.</summary>
    public static bool AreKnown(string phones) => Array.TrueForAll(phones.Split(' '), Known.Contains);

    /// <summary>Translates phones of flite's American lexicon: lower case with a digit for stress, and two vowels
    /// that this model does not tell apart.</summary>
    /// <returns>Null for a phone that has no counterpart.</returns>
    public static string? FromFlite(string phone)
    {
        string plain = phone.TrimEnd('0', '1', '2').ToUpperInvariant();
        return plain switch
        {
            "AX" => "AH",
            "AXR" => "ER",
            _ => Known.Contains(plain) ? plain : null,
        };
    }
}
