using System.Collections.Frozen;

namespace Server.Protocol;

/// <summary>The 21 emotions of <c>llm</c> messages and the symbols that stand for them.</summary>
public static class Emotions
{
    private static readonly FrozenDictionary<string, string> Symbols = new Dictionary<string, string>
    {
        ["neutral"] = "😐",
        ["happy"] = "😊",
        ["laughing"] = "😂",
        ["funny"] = "😄",
        ["sad"] = "😢",
        ["angry"] = "😠",
        ["crying"] = "😭",
        ["loving"] = "😍",
        ["embarrassed"] = "😳",
        ["surprised"] = "😲",
        ["shocked"] = "😱",
        ["thinking"] = "🤔",
        ["winking"] = "😉",
        ["cool"] = "😎",
        ["relaxed"] = "😌",
        ["delicious"] = "😋",
        ["kissy"] = "😘",
        ["confident"] = "😏",
        ["sleepy"] = "😴",
        ["silly"] = "😜",
        ["confused"] = "😕",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> OfSymbols =
        Symbols.ToFrozenDictionary(emotion => emotion.Value, emotion => emotion.Key);

    /// <summary>The names, the neutral one first.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Symbols.Keys.OrderBy(name => name != "neutral")];

    /// <summary>True for one of the 21 names.</summary>
    public static bool IsKnown(string emotion) => Symbols.ContainsKey(emotion);

    /// <summary>The emotion of a symbol; null for a symbol of none.</summary>
    public static string? OfSymbol(string symbol) => OfSymbols.GetValueOrDefault(symbol);

    /// <summary>The symbol of an emotion; an unknown one counts as neutral.</summary>
    public static string SymbolOf(string emotion) => Symbols.GetValueOrDefault(emotion, Symbols["neutral"]);
}
