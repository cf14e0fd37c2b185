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

    /// <summary>The symbol of an emotion; an unknown one counts as neutral.</summary>
    public static string SymbolOf(string emotion) => Symbols.GetValueOrDefault(emotion, Symbols["neutral"]);
}
