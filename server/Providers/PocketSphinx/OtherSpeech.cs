namespace Providers.PocketSphinx;

/// <summary>The words that stand for speech which is no command.</summary>
internal static class OtherSpeech
{
    /// <summary>What ends the way through the phones. Twenty phones take 0.6 s at least, in which nothing else fits: even a
    /// short utterance does not end here.</summary>
    public const string Unspoken = "unspoken_word";

    /// <summary>A word for each phone of <see cref="PocketSphinx.Phones.AnySpeech"/>.</summary>
    public static readonly IReadOnlyList<(string Word, string Phones)> Phones =
        [.. PocketSphinx.Phones.AnySpeech.Select(phone => ($"phone_{phone.ToLowerInvariant()}", phone))];

    /// <summary>All of them, as a dictionary has them.</summary>
    public static readonly IReadOnlyList<(string Word, string Phones)> Words =
        [(Unspoken, string.Join(' ', Enumerable.Repeat("ZH OY", 10))), .. Phones];
}
