using Server.Agents.Offline.Grammar;

namespace Server.Agents.Offline;

/// <summary>The sentences that are listened for: fewer than are understood. Each "it" that could stand anywhere, each order that could
/// follow another, is one more way in which other speech is taken for a command.</summary>
/// <remarks>Orders that name what they are for follow one another; one for "it" stands alone or comes last: "turn on the light and
/// make it red". Questions follow questions; an order that names neither a thing nor a setting stands alone.</remarks>
internal sealed class SpokenSentences(Language language, TargetRules targets, RuleNames names)
{
    private static readonly string[] TargetSlots = ["thing", "things", "place", "named", "it"];

    /// <summary>A property without an article: "the lamp's brightness", not "the lamp the brightness".</summary>
    public const string BareProperty = "bare_property";

    private readonly List<IReadOnlyList<Expression>> _naming = [];
    private readonly List<IReadOnlyList<Expression>> _last = [];
    private readonly List<IReadOnlyList<Expression>> _asking = [];
    private readonly List<IReadOnlyList<Expression>> _alone = [];

    /// <summary>Adds what patterns make of some things.</summary>
    /// <param name="slots">What stands in the slots that are for no thing.</param>
    public void Add(IEnumerable<string> patterns, List<ThingModel> things, bool isQuestion, Func<string, Expression?> slots)
    {
        foreach (var pattern in patterns)
        {
            if (!Array.Exists(TargetSlots, slot => pattern.Contains($"{{{slot}}}", StringComparison.Ordinal)))
            {
                Take(isQuestion ? _asking : _last, PatternReader.Read(pattern, slots));
                continue;
            }
            var naming = WithoutArticle(WithTarget(pattern));
            Take(isQuestion ? _asking : _naming, PatternReader.Read(naming, slot => slot switch
            {
                "thing" or "named" => targets.Said(things),
                "things" => targets.SaidTogether(things),
                "place" => targets.Place(things),
                "it" => null,
                _ => slots(slot),
            }));
            // "Set it the brightness to fifty" nobody says.
            var ofIt = naming.Replace($"[{{{BareProperty}}}] ", "", StringComparison.Ordinal);
            Take(isQuestion ? _alone : _last, PatternReader.Read(ofIt, slot => slot switch
            {
                BareProperty when !isQuestion => null,
                "thing" or "things" or "it" => isQuestion ? targets.Asked(things) : targets.It(things),
                "named" or "place" => null,
                _ => slots(slot),
            }));
            if (WithTarget(pattern) != pattern)
            {
                var isSetting = pattern.Contains("{property}", StringComparison.Ordinal);
                Take(isQuestion ? _asking : isSetting ? _last : _alone, PatternReader.Read(pattern, slot => TargetSlots.Contains(slot) ? null : slots(slot)));
            }
        }
    }

    /// <summary>All of it, with what is said besides.</summary>
    /// <param name="orders">More sentences with which one may be polite, the likelier ones first: each is as likely as all behind it.</param>
    /// <param name="talk">Sentences that stand by themselves.</param>
    public Rule Request(IReadOnlyList<Expression> orders, IReadOnlyList<Expression> talk)
    {
        var said = new List<Expression>();
        var joint = PatternReader.Read(language.Joint, _ => null)!;
        if (_naming.Count > 0)
        {
            var chain = new Chain(names.Take("said_orders"), new Rule(names.Take("said_order"), Factoring.Choice(_naming)), joint);
            said.Add(_last.Count > 0
                ? new Sequence(chain, new Maybe(new Sequence(joint, new Rule(names.Take("said_last"), Factoring.Choice(_last)))))
                : chain);
        }
        if (_asking.Count > 0) said.Add(new Chain(names.Take("said_questions"), new Rule(names.Take("said_question"), Factoring.Choice(_asking)), joint));
        if (_last.Count + _alone.Count > 0) said.Add(Factoring.Choice([.. _last, .. _alone]));
        said.AddRange(orders);
        var before = new Maybe(PatternReader.Read(language.PoliteBefore, _ => null)!);
        var after = new Maybe(PatternReader.Read(language.PoliteAfter, _ => null)!);
        var own = new Rule(names.Take("said_alone"), new Choice(talk));
        return new Rule(names.Take("said"), said.Count == 0 ? own : new Choice(
            new Sequence(before, Nested(said), after), own));
    }

    private Rule Nested(List<Expression> sentences) => new(names.Take("said_politely"),
        sentences.Count < 2 ? sentences[0] : new Choice(sentences[0], Nested([.. sentences.Skip(1)])));

    // What a pattern leaves open must be said: "[{of} {named}|of {it}]" becomes "({of} {named}|of {it})".
    private static string WithTarget(string pattern)
    {
        var signs = pattern.ToCharArray();
        var open = -1;
        for (int i = 0, depth = 0; i < signs.Length; i++)
        {
            if (signs[i] == '[' && depth++ == 0) open = i;
            if (signs[i] != ']' || --depth > 0) continue;
            if (!Array.Exists(TargetSlots, slot => pattern[open..i].Contains($"{{{slot}}}", StringComparison.Ordinal))) continue;
            (signs[open], signs[i]) = ('(', ')');
        }
        return new string(signs);
    }

    private static string WithoutArticle(string pattern)
    {
        foreach (var before in (string[])["{thing} ", "{thing} [", "{place} ", "what "])
            pattern = pattern.Replace(before + "{property}", before + $"{{{BareProperty}}}", StringComparison.Ordinal);
        return pattern;
    }

    private static void Take(List<IReadOnlyList<Expression>> sentences, Expression? sentence)
    {
        if (sentence is not null) sentences.Add(Factoring.Parts(sentence));
    }
}
