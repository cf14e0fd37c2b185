using System.Collections.Frozen;

namespace Server.Protocol;

/// <summary>The 21 emotions of <c>llm</c> messages and the symbols that stand for them.</summary>
public static class Emotions
{
    // Those that answers of this server have.
    public const string Neutral = "neutral";
    public const string Happy = "happy";
    public const string Sad = "sad";
    public const string Thinking = "thinking";
    public const string Confused = "confused";

    private static readonly FrozenDictionary<string, string> Symbols = new Dictionary<string, string>
    {
        [Neutral] = "😐",
        [Happy] = "😊",
        ["laughing"] = "😂",
        ["funny"] = "😄",
        [Sad] = "😢",
        ["angry"] = "😠",
        ["crying"] = "😭",
        ["loving"] = "😍",
        ["embarrassed"] = "😳",
        ["surprised"] = "😲",
        ["shocked"] = "😱",
        [Thinking] = "🤔",
        ["winking"] = "😉",
        ["cool"] = "😎",
        ["relaxed"] = "😌",
        ["delicious"] = "😋",
        ["kissy"] = "😘",
        ["confident"] = "😏",
        ["sleepy"] = "😴",
        ["silly"] = "😜",
        [Confused] = "😕",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> OfSymbols =
        Symbols.ToFrozenDictionary(emotion => emotion.Value, emotion => emotion.Key);

    /// <summary>The names, the neutral one first.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Symbols.Keys.OrderBy(name => name != Neutral)];

    /// <summary>True for one of the 21 names.</summary>
    public static bool IsKnown(string emotion) => Symbols.ContainsKey(emotion);

    /// <summary>The emotion of a symbol; null for a symbol of none.</summary>
    public static string? OfSymbol(string symbol) => OfSymbols.GetValueOrDefault(symbol);

    /// <summary>The symbol of an emotion; an unknown one counts as neutral.</summary>
    public static string SymbolOf(string emotion) => Symbols.GetValueOrDefault(emotion, Symbols[Neutral]);
}
