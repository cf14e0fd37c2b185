namespace Server.Agents.Offline;

/// <summary>Those of the protocol's emotions that answers have.</summary>
internal static class Emotions
{
    public const string Neutral = "neutral";
    public const string Happy = "happy";
    public const string Sad = "sad";
    public const string Confused = "confused";
    public const string Thinking = "thinking";
}
