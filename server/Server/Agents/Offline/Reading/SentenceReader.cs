using Server.Agents.Offline.Acts;

namespace Server.Agents.Offline.Reading;

/// <summary>What was done last, for "the fan too" and "no, the bedroom".</summary>
internal sealed record Recent(IReadOnlyList<Command> Commands)
{
    /// <summary>True when it was not done: it is asked about.</summary>
    public bool IsAsked { get; init; }
}

/// <summary>Understands sentences freely: whatever the order of their words, by what they name and ask for. Made once for a
/// set of things; immutable and safe for concurrent use.</summary>
internal sealed class SentenceReader
{
    private const int MaxTokens = 120;
    // What words that mean nothing are worth beside a reading in which they would name something and lack an act.
    private const double OnlyPolite = 0.62;
    private const double UnknownClause = 0.9, ClauseWithoutMeaning = 0.55;

    private readonly SpanFinder _spans;
    private readonly FrameInterpreter _interpreter;
    private readonly TargetFinder _targets;
    private readonly SpokenText _text;
    private readonly List<string> _articles;

    public SentenceReader(IReadOnlyList<ThingModel> things, SpokenLanguage language, TimeProvider time)
    {
        _text = language.Text;
        _articles = language.Language.Articles;
        _spans = new SpanFinder(language.Lexicon, new HomeLexicon(things, language.Language, language.Text), language.Numbers, language.Language);
        _targets = new TargetFinder(things, language.Language.NoPlural);
        _interpreter = new FrameInterpreter(things, new ActOptions(things, language.Text, language.Language.DropsPronouns), _targets, time);
    }

    /// <summary>What the sentence most likely means.</summary>
    /// <param name="recent">What was done last; null for nothing.</param>
    public SentenceReading Read(string sentence, Recent? recent)
    {
        var tokens = _text.Tokens(sentence).ConvertAll(_spans.Stem);
        if (tokens.Count is 0 or > MaxTokens || tokens.Contains("\"")) return SentenceReading.None;
        var spans = WithArticles(tokens, _spans.Find(tokens));
        if (recent is { IsAsked: true } && Answer(tokens, spans, recent) is { } answer) return answer;
        var frames = Frames(tokens, spans);
        // "And the fan" adds to what was done before.
        if (frames.Count > 0 && JointAt(tokens, spans, 0) is > 0 and var first && spans[0].Any(span => span.End == first && span.Sense is RoleSense { Role: WordRole.And }))
            frames[0].Roles.Add(WordRole.Also);
        var reading = Meaning([.. FrameJoiner.Join(frames).SelectMany(Frame.Parts)], recent);
        return reading with { Commands = [.. reading.Commands.Select(command => WithName(command, sentence))] };
    }

    private List<Frame> Frames(List<string> tokens, IReadOnlyList<Span>[] spans)
    {
        var frames = new List<Frame>();
        foreach (var (start, end) in Clauses(tokens, spans))
        {
            // "Unlock front door and cellar lock": what is joined so to a command is another thing.
            var isJoined = frames.Count > 0 && spans.Take(start).Any(found => found.Any(span => span.End == start && span.Sense is RoleSense { Role: WordRole.And }));
            frames.AddRange(BestFrames(isJoined ? WithoutVerbsThatName(tokens, spans, start) : spans, start, end));
        }
        return frames;
    }

    // "No, the cellar lock", "the cellar one instead", "not the front door but the cellar": names what an act is for that is asked
    // about, and says nothing of another act.
    private SentenceReading? Answer(List<string> tokens, IReadOnlyList<Span>[] spans, Recent asked)
    {
        var named = Frames(tokens, WithoutNumbersThatName(WithoutVerbsThatName(tokens, spans, 0))).FindAll(frame => !frame.IsEmpty);
        if (named.Count == 0 || !named.TrueForAll(frame => frame.IsMentionOnly && !frame.Has(WordRole.Story) && !frame.Has(WordRole.Condition))) return null;
        var meant = asked.Commands.SelectMany(command => command.Targets).SelectMany(target => target.Things).Select(thing => thing.Name).ToHashSet();
        // What is not meant is what was asked about.
        if (named.Count > 1)
            named.RemoveAll(frame => (frame.Has(WordRole.Not) || frame.Has(WordRole.Correction)) && asked.Commands.Count == 1
                && _targets.FindAll(frame.Mentions).All(entry => entry.Candidates.Things.All(thing => meant.Contains(thing.Name))));
        if (named.Count == 0 || named.Exists(frame => frame.Has(WordRole.Not))) return null;
        var all = named[0];
        foreach (var more in named.Skip(1))
        {
            all.Mentions.AddRange(more.Mentions);
            all.Unknown.AddRange(more.Unknown);
            all.Unplaced += more.Unplaced;
        }
        all.Roles.Remove(WordRole.Is);
        // "And the cellar lock."
        var isMore = all.Has(WordRole.Also) || spans[0].Any(span => span.Sense is RoleSense { Role: WordRole.And });
        return Named(all) is { Named: { } answer } reading ? reading with { Named = answer with { IsMore = isMore } } : null;
    }

    // "One" is no number in an answer.
    private static IReadOnlyList<Span>[] WithoutNumbersThatName(IReadOnlyList<Span>[] spans) => [.. spans.Select(found =>
        found.Any(span => IsSmallWord(span)) && found.Any(IsBareNumber) ? [.. found.Where(span => !IsBareNumber(span))] : found)];

    private static bool IsBareNumber(Span span) => span.Sense is QuantitySense { Unit: null };

    private static bool IsSmallWord(Span span) => span is { Sense: RoleSense { Role: WordRole.Small } } && span.End == span.Start + 1;

    // Behind what tells things apart "lock" is what is meant and not what is done.
    private IReadOnlyList<Span>[] WithoutVerbsThatName(List<string> tokens, IReadOnlyList<Span>[] spans, int from)
    {
        IReadOnlyList<Span>[]? kept = null;
        for (var start = from + 1; start < spans.Length; start++)
        {
            if (!spans[start].Any(IsKind) || !spans[start].Any(IsAct)) continue;
            var isBehind = IsBehindName(start) || IsArticle(tokens[start - 1])
                || (start > from + 1 && char.IsLetter(tokens[start - 1][0]) && spans[start - 1].Any(IsSmallWord) && IsBehindName(start - 1));
            if (!isBehind) continue;
            kept ??= [.. spans];
            kept[start] = [.. spans[start].Where(span => !IsAct(span))];
        }
        return kept ?? spans;

        bool IsBehindName(int start) => spans.Take(start).Skip(from).Any(found => found.Any(span => span.End == start && span.Sense is (FeatureSense or NameSense)));
        static bool IsAct(Span span) => span.Sense is VerbSense or StateSense or MethodSense;
    }

    // "Unlock the front door and the cellar lock": behind an article, and what tells it apart, a kind that could be a verb is none.
    private IReadOnlyList<Span>[] WithArticles(List<string> tokens, IReadOnlyList<Span>[] spans)
    {
        IReadOnlyList<Span>[]? kept = null;
        for (var article = 0; article < tokens.Count; article++)
        {
            if (!IsArticle(tokens[article])) continue;
            for (var start = article + 1; start < tokens.Count && spans[start].Any(span => span.Sense is FeatureSense or NameSense); start++)
            {
                if (!spans[start].Any(IsKind) || !spans[start].Any(span => span.Sense is VerbSense)) continue;
                kept ??= [.. spans];
                kept[start] = [.. spans[start].Where(span => span.Sense is not VerbSense)];
            }
        }
        return kept ?? spans;
    }

    private bool IsArticle(string token) => _articles.Contains(token);

    private static bool IsKind(Span span) => span.Sense is FeatureSense { Feature.Type: FeatureType.Kind } or NameSense;

    // Between joints; one inside a number or a name is none.
    private static IEnumerable<(int Start, int End)> Clauses(List<string> tokens, IReadOnlyList<Span>[] spans)
    {
        var begin = 0;
        for (var position = 0; position < tokens.Count;)
        {
            var joint = JointAt(tokens, spans, position);
            if (joint == position || IsInside(spans, begin, position))
            {
                position++;
                continue;
            }
            if (position > begin) yield return (begin, position);
            begin = position = joint;
        }
        if (begin < tokens.Count) yield return (begin, tokens.Count);
    }

    private static int JointAt(List<string> tokens, IReadOnlyList<Span>[] spans, int position)
    {
        if (tokens[position] is "," or "." or ";" or "!" or "?") return position + 1;
        var end = position;
        foreach (var span in spans[position])
            if (span.Sense is RoleSense { Role: WordRole.And or WordRole.Then }) end = Math.Max(end, span.End);
        // A longer word that begins like a joint is none.
        return end > position && SpokenText.IsWordItself(tokens[position][0]) && spans[position].Any(span => span.End > end && span.Sense is not UnknownSense) ? position : end;
    }

    private static bool IsInside(IReadOnlyList<Span>[] spans, int begin, int position)
    {
        for (var start = begin; start < position; start++)
            foreach (var span in spans[start])
                if (span.End > position && span.Sense is not UnknownSense) return true;
        return false;
    }

    private List<Frame> BestFrames(IReadOnlyList<Span>[] spans, int start, int end)
    {
        List<Frame>? best = null;
        var (bestScore, bestRank) = (double.NegativeInfinity, 0);
        // The most promising first: where no other could be better even without any doubt, none is looked at.
        foreach (var (rank, path) in Paths.Cheapest(spans, start, end).Index().OrderByDescending(entry => Weighed(1, entry.Item)))
        {
            if (Weighed(1, path) < bestScore) break;
            var frames = FrameReader.Read(path.Spans);
            var score = Weighed(ScoreOf(frames), path);
            if (score < bestScore || (score == bestScore && rank > bestRank)) continue;
            (best, bestScore, bestRank) = (frames, score, rank);
        }
        return best ?? [];
    }

    // What a score is worth when it was come by so.
    private static double Weighed(double score, Path path) => score - (0.01 * path.Cost) + (0.02 * path.Spans.Sum(Told));

    // How many words say something; those that mean nothing count when they do so together.
    private static int Told(Span span) => span.Sense switch
    {
        UnknownSense => 0,
        RoleSense { Role: WordRole.Small or WordRole.Polite } => span.End - span.Start is > 1 and var count ? count : 0,
        _ => span.End - span.Start,
    };

    // How well frames stand by themselves, at most 1. What has no act may get it from a neighbour.
    private double ScoreOf(List<Frame> frames)
    {
        var score = 0.0;
        foreach (var frame in frames)
        {
            if (frame.IsEmpty || (frame.IsWait && frames.Count > 1)) continue;
            if (frame.IsWait) return 1;
            var meaning = _interpreter.Interpret(frame);
            score += meaning.Confidence > 0 ? meaning.Confidence : (frame.IsMentionOnly ? 0.6 : 0.3) * Covered(frame);
        }
        return frames.Count(frame => !frame.IsEmpty && !frame.IsWait) is > 0 and var count ? score / count - (0.1 * (count - 1))
            : frames.TrueForAll(frame => frame.Roles.Count == 0 && frame.Unplaced == 0) ? OnlyPolite : 0;
    }

    // How much of a frame without a meaning is known at all.
    private double Covered(Frame frame)
    {
        var named = frame.Mentions.Count == 0 ? 1 : _targets.FindAll(frame.Mentions).Average(entry => entry.Candidates.Fit);
        return Math.Pow(0.8, frame.UnknownWeight) * Math.Pow(0.75, frame.Unplaced) * (0.5 + (0.5 * named));
    }

    private SentenceReading Meaning(List<Frame> frames, Recent? recent)
    {
        var commands = new List<Command>();
        var confidence = 1.0;
        var roles = frames.SelectMany(frame => frame.Roles).ToHashSet();
        var known = recent;
        // "It is too loud, turn it down": the first half is why.
        if (frames.Exists(frame => frame.IsComplaint) && frames.Exists(frame => !frame.IsComplaint && frame.HasAct && frame.Asking == Asking.Nothing))
        {
            var why = frames.Find(frame => frame.IsComplaint)!;
            foreach (var frame in frames.Where(frame => !frame.IsComplaint))
            {
                if (frame.Property is null && (frame.Up is not null || frame.Verb is "raise" or "lower")) frame.Property = why.More!.Value.Property;
                // "The television is too loud, turn it down."
                if (why.Mentions.Count > 0 && frame.Mentions.TrueForAll(mention => mention.IsPronoun))
                {
                    frame.Mentions.Clear();
                    frame.Mentions.AddRange(why.Mentions);
                }
            }
            frames.RemoveAll(frame => frame.IsComplaint);
        }
        foreach (var frame in frames)
        {
            var meaning = FollowUps.Of(frame, known, _targets, _interpreter) ?? _interpreter.Interpret(frame);
            // A verb for "switch off" and for "close" is chosen before it is known of what.
            if (meaning.Commands.Count == 0 && frame is { SharesThings: true, Verb: ("on" or "off") and var verb })
            {
                frame.Verb = verb == "on" ? "open" : "close";
                meaning = _interpreter.Interpret(frame);
            }
            if (meaning.Commands.Count == 0)
            {
                // Words before a command that name nothing: "I am off to bed".
                var isTalk = !frame.HasAct && frame.Duration is null && (frame.Mentions.Count == 0 || IsAddress(frame, frames));
                if (isTalk && frames.Count > 1 && !frame.HasSet) confidence *= Math.Pow(UnknownClause, Math.Min(frame.UnknownWeight, 3));
                else if (frame is { IsMentionOnly: true } && frames.Count == 1 && Named(frame) is { } named) return named;
                else confidence *= ClauseWithoutMeaning * 0.5;
                continue;
            }
            confidence = Math.Min(confidence, confidence * meaning.Confidence);
            commands.AddRange(meaning.Commands);
            known = new Recent(meaning.Commands);
        }
        if (commands.Count == 0) return SentenceReading.None;
        if (roles.Contains(WordRole.Story)) confidence *= FrameInterpreter.Story;
        if (roles.Contains(WordRole.Not)) return new SentenceReading([], confidence, "left_undone");
        if (roles.Contains(WordRole.Condition)) return new SentenceReading([], confidence, "no_conditions");
        return new SentenceReading(commands, confidence);
    }

    // "Xiaoqi, lights off": a name before the rest that is none of a thing.
    private bool IsAddress(Frame frame, List<Frame> frames) => frame == frames[0] && frames.Count > 1 && frame.Unknown.Count > 0 && frame.Property is null
        && _targets.FindAll(frame.Mentions).All(entry => entry.Candidates.Things.Count == 0);

    // A timer bears the name that it was given, in the characters that were written.
    private Command WithName(Command command, string sentence) => command.Act switch
    {
        SetTimerAct { Name: { } name } timer => command with { Act = timer with { Name = _text.AsWritten(sentence, name) } },
        CancelTimerAct { Name: { } name } => command with { Act = new CancelTimerAct(_text.AsWritten(sentence, name)) },
        _ => command,
    };

    private SentenceReading? Named(Frame frame)
    {
        var found = _targets.FindAll(frame.Mentions);
        if (found.Any(entry => entry.Candidates.Things.Count == 0) || frame.Unknown.Count > 0) return null;
        if (found.Any(entry => entry.Mention is { IsPronoun: true, Features.Count: 0, Names.Count: 0 }) || frame.Has(WordRole.Is) || frame.Has(WordRole.Not) || frame.Has(WordRole.Story) || frame.Unplaced > 0) return null;
        var things = found.SelectMany(entry => entry.Candidates.Things).Distinct().ToList();
        return SentenceReading.None with { Named = new NamedThing(new Target(things, found[0].Candidates.Scope)), Confidence = 1 };
    }
}
