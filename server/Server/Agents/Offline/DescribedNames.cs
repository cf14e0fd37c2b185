using System.Buffers;
using Server.Agents.Offline.Reading;

namespace Server.Agents.Offline;

/// <summary>Finds what a device's descriptions call things, methods and properties in the language spoken: "一个简单的马达" is
/// a 马达, "The battery of the device" a battery, the method "跳舞" is asked for by that word.</summary>
internal sealed class DescribedNames(SpokenLanguage model)
{
    private const int MaxThingWords = 5, MaxMemberWords = 8, MaxText = 100;

    private static readonly SearchValues<char> Ends = SearchValues.Create(".。,，;；:：(（[【!！\n");

    /// <summary>What a thing is called by its description; empty when it says nothing that its kind and place do not say.</summary>
    public IReadOnlyList<string> OfThing(string description)
    {
        var words = First(description);
        var ends = model.Language.Reading.Described;
        for (var at = words.Count - 1; at > 0; at--)
            if (ends.Behind.Contains(words[at - 1]))
            {
                words = words[at..];
                break;
            }
        if (words.FindIndex(Math.Min(1, words.Count), ends.Before.Contains) is > 0 and var end) words = words[..end];
        return words.Count is > 0 and <= MaxThingWords && !IsKnown(words) ? words : [];
    }

    /// <summary>What a method or a property is called by its description; empty when it is a sentence, or says too little.</summary>
    public IReadOnlyList<string> OfMember(string description)
    {
        var words = First(description);
        return words.Count is > 0 and <= MaxMemberWords && words.Sum(word => word.Length) > 1
            && !words.Exists(model.Language.Reading.Described.Before.Contains) && !IsKnown(words) ? words : [];
    }

    // Up to the first mark, without "a", "the current" and what else such texts begin with.
    private List<string> First(string description)
    {
        var end = description.AsSpan().IndexOfAny(Ends);
        var text = end < 0 ? description : description[..end];
        if (text.Length is 0 or > MaxText) return [];
        List<string> words = [.. model.Text.NameWords(text)];
        while (model.Language.Reading.Described.Leading.Select(SpokenText.Split).Where(leading => words.Count > leading.Length && words.Take(leading.Length).SequenceEqual(leading))
            .MaxBy(leading => leading.Length) is { } first)
            words.RemoveRange(0, first.Length);
        return words;
    }

    // What is a word of the language already stays that.
    private bool IsKnown(List<string> words) => model.Lexicon.At(words, 0).Any(known => known.End == words.Count)
        || model.Language.Numbers.Words.Contains(Language.Join(words));
}
