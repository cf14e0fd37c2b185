namespace Server.Agents.Offline.Reading;

/// <summary>Finds all that the words of a sentence may mean, whatever their order: names, places, verbs, numbers, times.</summary>
internal sealed class SpanFinder(Lexicon lexicon, HomeLexicon home, NumberReader numbers, Language language)
{
    // Costs: of a word of a timer's name, of what is hardly meant, of the colon of a time of day (by which it is known).
    private const double NameWord = 0.3, Hardly = 40, ColonCost = 0.11;

    // In characters of a script without spaces.
    private const int MaxTimerName = 6;

    /// <summary>The spans by their first token. Every token has one at least: what is not known is a span of its own.</summary>
    public IReadOnlyList<Span>[] Find(IReadOnlyList<string> tokens)
    {
        var spans = new List<Span>[tokens.Count];
        for (var start = 0; start < tokens.Count; start++)
        {
            var found = spans[start] = [];
            Add(found, tokens, start);
            if (found.All(span => span.End > start + 1)) AddUnknown(found, tokens, start);
            if (start > 0 && spans[start - 1].Exists(span => span.Sense is VerbSense { Act: "set" } && span.End == start)) KeepParticle(found);
        }
        if (tokens.Any(token => SpokenText.IsWordItself(token[0]))) Part(spans, tokens);
        for (var start = 0; start < tokens.Count; start++) AddTimes(spans, start);
        AddTimesOfUnitBefore(spans);
        // What only goes with a time means nothing by itself.
        foreach (var found in spans)
            for (var i = 0; i < found.Count; i++)
                if (found[i].Sense is RoleSense { Role: WordRole.DelayBefore or WordRole.DelaySince or WordRole.Wait or WordRole.DelayAfter or WordRole.ClockBefore or WordRole.Hour or WordRole.Morning or WordRole.Evening })
                    found[i] = found[i] with { Sense = new RoleSense(WordRole.Small), Cost = 1 };
        return spans;
    }

    // Where no space parts the words, the longer one is meant: its characters are hardly unknown words, nor those of a word
    // that names something or tells a story verbs. What stands before "timer" may be what it is for.
    private static void Part(List<Span>[] spans, IReadOnlyList<string> tokens)
    {
        var words = spans.SelectMany(found => found).Where(span => span.End > span.Start + 1 && span.Sense is not (QuantitySense or DurationSense)).ToList();
        foreach (var whole in words)
        {
            var tells = whole.Sense is RoleSense { Role: WordRole.Story or WordRole.Condition };
            var isSmall = whole.Sense is RoleSense { Role: WordRole.Small };
            var names = whole.Sense is FeatureSense { Feature.Type: FeatureType.Kind or FeatureType.Place };
            for (var start = whole.Start; start < whole.End; start++)
            {
                var found = spans[start];
                for (var i = 0; i < found.Count; i++)
                    if (found[i].Cost < Hardly && (found[i].Sense is UnknownSense || (((tells || (isSmall && found[i].Sense is RoleSense { Role: WordRole.Condition })) || (names && found[i].Sense is not (FeatureSense or NameSense))) && found[i].End <= whole.End && found[i].End - start < whole.End - whole.Start)))
                        found[i] = found[i] with { Cost = Hardly };
            }
        }
        foreach (var called in spans.SelectMany(found => found).Where(span => span.Sense is RoleSense { Role: WordRole.Called }).ToList())
        {
            var end = called.End;
            while (end < spans.Length && end < called.End + MaxTimerName && !EndsName(spans[end], tokens[end])) end++;
            if (end > called.End) spans[called.End].Add(NameOf(tokens, called.End, end, NameWord));
        }
        for (var timer = 1; timer < spans.Length; timer++)
        {
            if (!spans[timer].Exists(span => span.Sense is RoleSense { Role: WordRole.Timer })) continue;
            for (var start = timer - 1; start >= Math.Max(0, timer - MaxTimerName) && !EndsName(spans[start], tokens[start]); start--)
                spans[start].Add(NameOf(tokens, start, timer, 1));
        }
    }

    private static Span NameOf(IReadOnlyList<string> tokens, int start, int end, double cost) =>
        new(start, end, new TimerNameSense(Language.Join(tokens.Skip(start).Take(end - start))), cost * (end - start));

    private static bool EndsName(List<Span> found, string token) => !SpokenText.IsWordItself(token[0]) || found.Exists(span => span.Sense
        is RoleSense { Role: not WordRole.Media } or VerbSense { Act: "set" or "start" or "on" or "off" or "stop" or "pause" or "resume" or "raise" or "lower" }
        or QuantitySense or DurationSense or FractionSense);

    // Behind "turn", "on" is hardly a word without a meaning.
    private static void KeepParticle(List<Span> found)
    {
        if (!found.Exists(span => span.Sense is StateSense or UpSense)) return;
        for (var i = 0; i < found.Count; i++)
            if (found[i].Sense is RoleSense { Role: WordRole.Small }) found[i] = found[i] with { Cost = 12 };
    }

    /// <summary>A word without an ending such as "'s", unless it is known with it.</summary>
    public string Stem(string token)
    {
        var ending = language.Reading.Endings.Find(ending => token.Length > ending.Length && token.EndsWith(ending, StringComparison.Ordinal));
        return ending is null || lexicon.At([token], 0).Any() ? token : token[..^ending.Length];
    }

    private void Add(List<Span> found, IReadOnlyList<string> tokens, int start)
    {
        foreach (var (end, sense) in lexicon.At(tokens, start)) found.Add(new Span(start, end, sense, CostOf(sense, end - start)));
        foreach (var (end, sense) in home.At(tokens, start)) found.Add(new Span(start, end, sense, CostOf(sense, end - start) - 0.1));
        foreach (var (end, sense) in numbers.At(tokens, start)) found.Add(new Span(start, end, sense, CostOf(sense, end - start)));
    }

    private static void AddUnknown(List<Span> found, IReadOnlyList<string> tokens, int start)
    {
        var token = tokens[start];
        found.Add(IsMark(token)
            ? new Span(start, start + 1, new RoleSense(WordRole.Small), token == ":" ? ColonCost : 0.1)
            : new Span(start, start + 1, new UnknownSense(token), 4));
    }

    // "in ten minutes", "ten minutes from now", "at seven pm".
    private static void AddTimes(List<Span>[] spans, int start)
    {
        // "The light for ten minutes" is not light ten.
        if (spans[start].Exists(span => span.Sense is DurationSense))
            spans[start].RemoveAll(span => span.Sense is FeatureSense { Feature.Type: FeatureType.Number } or QuantitySense { Unit: null } or RoleSense { Role: WordRole.Small });
        // "A bit" may be written like one o'clock.
        if (Clock(spans, start) is { } time && !spans[start].Exists(span => span.Sense is AmountSense && span.End == time.End)) spans[start].Add(time);
        foreach (var first in spans[start].ToArray())
        {
            if (first.End >= spans.Length) continue;
            if (first.Sense is RoleSense { Role: WordRole.ClockBefore } && Clock(spans, first.End) is { } clock) spans[start].Add(clock with { Start = start });
            foreach (var second in spans[first.End].ToArray())
            {
                if (first.Sense is RoleSense { Role: var role } && FromOf(role) is { } from && second.Sense is DurationSense duration)
                    spans[start].Add(new Span(start, EndOf(spans, second.End, WordRole.DelayAfter), new DelaySense(duration.Seconds, duration.Unit, from), 0.4));
                if (first.Sense is DurationSense before && second.Sense is RoleSense { Role: WordRole.DelayAfter })
                    spans[start].Add(new Span(start, second.End, new DelaySense(before.Seconds, before.Unit, DelayFrom.Now), 0.4));
            }
        }
    }

    // "On in five minutes and off in ten": the unit is the one before.
    private static void AddTimesOfUnitBefore(List<Span>[] spans)
    {
        double? unit = null;
        foreach (var found in spans)
        {
            if (unit is { } known)
                foreach (var first in found.ToArray())
                    if (first is { Sense: RoleSense { Role: var role }, End: var end } && end < spans.Length && FromOf(role) is { } from
                        && spans[end].Find(span => span.Sense is QuantitySense { Unit: null, Value: > 0 }) is { Sense: QuantitySense { Value: var value } } count
                        && !spans[end].Exists(span => span.Sense is DurationSense))
                    {
                        found.Add(new Span(first.Start, EndOf(spans, count.End, WordRole.DelayAfter), new DelaySense(value * known, known, from), 0.5));
                        // No brightness of ten is meant.
                        spans[end].RemoveAll(span => span.Sense is QuantitySense { Unit: null });
                    }
            if (found.Find(span => span.Sense is DelaySense) is { Sense: DelaySense delay }) unit = delay.Unit;
        }
    }

    private static DelayFrom? FromOf(WordRole role) => role switch
    {
        WordRole.DelayBefore => DelayFrom.Now,
        WordRole.DelaySince => DelayFrom.Before,
        WordRole.Wait => DelayFrom.Wait,
        _ => null,
    };

    private static int EndOf(List<Span>[] spans, int start, WordRole role) =>
        start < spans.Length && spans[start].Find(span => span.Sense is RoleSense found && found.Role == role) is { } span ? span.End : start;

    // "seven pm", "half of the day seven o'clock", "7:30": the day's half may stand before or behind the hour.
    private static Span? Clock(List<Span>[] spans, int start)
    {
        var morning = EndOf(spans, start, WordRole.Morning) is var early && early > start;
        var evening = EndOf(spans, start, WordRole.Evening) is var late && late > start;
        var position = Math.Max(early, late);
        if (position >= spans.Length || spans[position].Find(span => span.Sense is QuantitySense { Unit: null, Value: >= 0 and <= 24 }) is not { } hour) return null;
        var value = ((QuantitySense)hour.Sense).Value;
        if (value != Math.Truncate(value)) return null;
        var (end, minute) = (EndOf(spans, hour.End, WordRole.Hour), 0);
        var isClock = end > hour.End || morning || evening;
        var colon = IsColon(spans, end) ? end + 1 : end;
        if (colon < spans.Length && spans[colon].Find(IsMinute) is { } minutes)
        {
            (end, minute) = (minutes.End, minutes.Sense is FractionSense ? 30 : (int)((QuantitySense)minutes.Sense).Value);
            isClock |= colon > hour.End;
        }
        var morningEnd = EndOf(spans, end, WordRole.Morning);
        var eveningEnd = EndOf(spans, end, WordRole.Evening);
        (morning, evening) = (morning || morningEnd > end, evening || eveningEnd > end);
        if (!isClock && !morning && !evening) return null;
        var time = (int)value % 24;
        if (evening && time < 12) time += 12;
        if (morning && time == 12) time = 0;
        return new Span(start, Math.Max(morningEnd, eveningEnd), new ClockSense(time, minute, morning || evening || time > 12), 0.4);
    }

    private static bool IsMinute(Span span) =>
        span.Sense is QuantitySense { Unit: null or "minutes", Value: >= 0 and < 60 } or FractionSense { Part: 0.5 };

    private static bool IsColon(List<Span>[] spans, int position) =>
        position + 1 < spans.Length && spans[position].Exists(span => span.Cost == ColonCost);

    private static bool IsMark(string token) => token.Length == 1 && !char.IsLetterOrDigit(token[0]);

    // Longer phrases go before what their words mean apart; words that mean nothing are cheap.
    private static double CostOf(Sense sense, int length) => sense switch
    {
        RoleSense { Role: WordRole.Small } => 0.5 + (0.1 * length),
        RoleSense { Role: WordRole.Polite } => 0.4,
        RoleSense => 0.8,
        NameSense => 0.9,
        FeatureSense { Feature.Type: FeatureType.Word or FeatureType.Number } => 1.2,
        _ => 1.0,
    };
}
