using Server.Agents.Offline.Acts;

namespace Server.Agents.Offline.Reading;

/// <summary>What was done last, for "the fan too" and "no, the bedroom".</summary>
internal sealed record Recent(IReadOnlyList<Command> Commands);

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

    public SentenceReader(IReadOnlyList<ThingModel> things, LanguageModel language, TimeProvider time)
    {
        _text = language.Text;
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
        var spans = _spans.Find(tokens);
        var frames = new List<Frame>();
        foreach (var (start, end) in Clauses(tokens, spans)) frames.AddRange(BestFrames(spans, start, end));
        // "And the fan" adds to what was done before.
        if (frames.Count > 0 && JointAt(tokens, spans, 0) is > 0 and var first && spans[0].Any(span => span.End == first && span.Sense is RoleSense { Role: WordRole.And }))
            frames[0].Roles.Add(WordRole.Also);
        var reading = Meaning([.. FrameJoiner.Join(frames).SelectMany(Frame.Parts)], recent);
        return reading with { Commands = [.. reading.Commands.Select(command => WithName(command, sentence))] };
    }

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
            if (frame.IsEmpty) continue;
            var meaning = _interpreter.Interpret(frame);
            score += meaning.Confidence > 0 ? meaning.Confidence : (frame.IsMentionOnly ? 0.6 : 0.3) * Covered(frame);
        }
        return frames.Count(frame => !frame.IsEmpty) is > 0 and var count ? score / count - (0.1 * (count - 1))
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
        if (found.Any(entry => entry.Mention is { IsPronoun: true, Features.Count: 0, Names.Count: 0 }) || frame.Has(WordRole.Is) || frame.Has(WordRole.Story) || frame.Unplaced > 0) return null;
        var things = found.SelectMany(entry => entry.Candidates.Things).Distinct().ToList();
        return SentenceReading.None with { Named = new NamedThing(new Target(things, found[0].Candidates.Scope)), Confidence = 1 };
    }
}
