using System.Globalization;

namespace Server.Agents.Offline.Reading;

/// <summary>Finds numbers, quantities and spans of time among words, in words and in digits.</summary>
internal sealed class NumberReader
{
    private static readonly Dictionary<string, double> SecondsOf =
        new(StringComparer.Ordinal) { ["seconds"] = 1, ["minutes"] = 60, ["hours"] = 3600 };

    private readonly WordTrie<double> _small = new(), _digits = new(), _fractions = new();
    private readonly WordTrie<string> _units = new(), _unitsBefore = new();
    private readonly WordTrie<bool> _one = new(), _half = new(), _hundred = new(), _thousand = new(), _joint = new(), _point = new(), _minus = new(), _measure = new(), _between = new();

    public NumberReader(Language language, SpokenText text)
    {
        var numbers = language.Numbers;
        for (var number = 0; number < numbers.Words.Count; number++) _small.Add(text.RawWords(numbers.Words[number]), number);
        foreach (var (number, phrases) in numbers.Also)
            foreach (var phrase in phrases) _small.Add(text.RawWords(phrase), number);
        for (var digit = 0; digit < 10 && digit < numbers.Words.Count; digit++) _digits.Add(text.RawWords(numbers.Words[digit]), digit);
        foreach (var (digit, phrases) in numbers.Digits)
            foreach (var phrase in phrases) _digits.Add(text.RawWords(phrase), digit);
        foreach (var (part, phrases) in language.Reading.Fractions)
            foreach (var phrase in phrases)
                if (part is > 0 and < 1) _fractions.Add(text.RawWords(phrase), part);
        foreach (var (unit, words) in language.Units)
        {
            foreach (var phrase in words.Words.Concat(words.Symbols)) _units.Add(text.RawWords(phrase), unit);
            foreach (var phrase in words.Before) _unitsBefore.Add(text.RawWords(phrase), unit);
        }
        Add(_one, language.Reading.One);
        Add(_half, [numbers.Half]);
        Add(_hundred, [numbers.Hundred]);
        Add(_thousand, [numbers.Thousand]);
        Add(_joint, [numbers.HundredJoint]);
        Add(_point, [numbers.Point]);
        Add(_minus, [numbers.Minus]);
        Add(_measure, language.Reading.Measures);
        Add(_between, [language.ThingJoint, ","]);

        void Add(WordTrie<bool> trie, IEnumerable<string> phrases)
        {
            foreach (var phrase in phrases) trie.Add(phrase == "," ? [","] : text.RawWords(phrase), true);
        }
    }

    /// <summary>All numbers, quantities and spans of time that begin at <paramref name="start"/>.</summary>
    public IEnumerable<(int End, Sense Sense)> At(IReadOnlyList<string> tokens, int start)
    {
        if (Duration(tokens, start) is { } duration) yield return (duration.End, new DurationSense(duration.Value, duration.Unit));
        if (_unitsBefore.LongestAt(tokens, start) is { } before && Number(tokens, before.End) is { } share)
            yield return (share.End, new QuantitySense(share.Value, before.Values[0]));
        // "Half a degree".
        if (_fractions.LongestAt(tokens, start) is { } less && _units.LongestAt(tokens, Past(_measure, tokens, Past(_one, tokens, less.End))) is { } shared)
            yield return (shared.End, new QuantitySense(less.Values[0], shared.Values[0]));
        if (Number(tokens, start) is not { } number) yield break;
        // "One half" is no one.
        if (_fractions.LongestAt(tokens, start) is { } part && part.End >= number.End) yield break;
        // The word for the point may be one for the hour.
        if (Whole(tokens, start) is { } whole && whole.End < number.End) yield return (whole.End, new QuantitySense(whole.Value, null));
        yield return (number.End, new QuantitySense(number.Value, null));
        var behind = Past(_measure, tokens, number.End);
        if (_units.LongestAt(tokens, behind) is not { } unit) yield break;
        var half = Past(_half, tokens, unit.End);
        yield return (half, new QuantitySense(number.Value + (half > unit.End ? 0.5 : 0), unit.Values[0]));
    }

    /// <summary>The whole number or decimal fraction at a place.</summary>
    public (int End, double Value)? Number(IReadOnlyList<string> tokens, int start)
    {
        var unsigned = Past(_minus, tokens, start);
        if (Typed(tokens, unsigned) is { } typed)
        {
            var typedHalf = Past(_half, tokens, unsigned + 1);
            return (typedHalf, Signed(typed + (typedHalf > unsigned + 1 ? 0.5 : 0)));
        }
        if (Whole(tokens, unsigned) is not { } whole) return null;
        var point = Past(_point, tokens, whole.End);
        if (point > whole.End && Decimals(tokens, point) is { } decimals) return (decimals.End, Signed(whole.Value + decimals.Value));
        var half = Past(_half, tokens, whole.End);
        return (half, Signed(whole.Value + (half > whole.End ? 0.5 : 0)));

        double Signed(double value) => unsigned > start ? -value : value;
    }

    private static double? Typed(IReadOnlyList<string> tokens, int position) =>
        position < tokens.Count && tokens[position] is ['#', ..]
        && double.TryParse(tokens[position].AsSpan(1), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private (int End, double Value)? Whole(IReadOnlyList<string> tokens, int start)
    {
        if (BelowThousand(tokens, start) is not { } first) return null;
        var thousand = Past(_thousand, tokens, first.End);
        if (thousand == first.End) return first;
        var rest = BelowThousand(tokens, Past(_joint, tokens, thousand));
        return rest is null ? (thousand, first.Value * 1000) : (rest.Value.End, (first.Value * 1000) + rest.Value.Value);
    }

    private (int End, double Value)? BelowThousand(IReadOnlyList<string> tokens, int start)
    {
        if (_small.LongestAt(tokens, start) is not { } first) return null;
        var value = first.Values[0];
        var hundred = value < 10 ? Past(_hundred, tokens, first.End) : first.End;
        if (hundred > first.End) value *= 100;
        else if (value != 100) return (first.End, value);
        var joint = Past(_joint, tokens, hundred);
        return _small.LongestAt(tokens, joint) is { } rest && rest.Values[0] < 100
            ? (rest.End, value + rest.Values[0])
            : (hundred, value);
    }

    private (int End, double Value)? Decimals(IReadOnlyList<string> tokens, int start)
    {
        var (end, value, place) = (start, 0.0, 0.1);
        while (_digits.LongestAt(tokens, end) is { } digit)
        {
            value += digit.Values[0] * place;
            place /= 10;
            end = digit.End;
        }
        return end > start ? (end, Math.Round(value, 6)) : null;
    }

    private (int End, double Value, double Unit)? Duration(IReadOnlyList<string> tokens, int start)
    {
        if (TimePart(tokens, start) is not { } first) return null;
        var (end, value, unit) = first;
        // "one hour, five minutes and thirty seconds"
        while (TimePart(tokens, Past(_between, tokens, Past(_between, tokens, end))) is { } next && next.Unit < unit)
            (end, value, unit) = (next.End, value + next.Seconds, next.Unit);
        return value > 0 ? (end, value, unit) : null;
    }

    private (int End, double Seconds, double Unit)? TimePart(IReadOnlyList<string> tokens, int start)
    {
        double count;
        int end;
        var part = _fractions.LongestAt(tokens, start);
        if (Number(tokens, start) is { } number && !(part?.End >= number.End)) (end, count) = number;
        else if (part is not null) (end, count) = (part.Value.End, part.Value.Values[0]);
        else if (_one.LongestAt(tokens, start) is { } one) (end, count) = (one.End, 1);
        else return null;
        // "an hour and a half", "half an hour", "a half of an hour", "one and a half hours".
        var half = Past(_half, tokens, end);
        if (half > end) (end, count) = (half, count + 0.5);
        end = Past(_measure, tokens, end);
        half = Past(_half, tokens, end);
        if (half > end) (end, count) = (half, count + 0.5);
        if (count < 1) end = Past(_one, tokens, end < tokens.Count && tokens[end] == "of" ? end + 1 : end);
        if (_units.LongestAt(tokens, end) is not { } unit || !SecondsOf.TryGetValue(unit.Values[0], out var seconds)) return null;
        half = Past(_half, tokens, unit.End);
        return (half, (count + (half > unit.End ? 0.5 : 0)) * seconds, seconds);
    }

    private static int Past(WordTrie<bool> words, IReadOnlyList<string> tokens, int position) =>
        words.LongestAt(tokens, position)?.End ?? position;
}
