using System.Globalization;
using Server.Agents.Offline.Grammar;

namespace Server.Agents.Offline;

/// <summary>Numbers in words, both ways: as parts of the grammar, and from typed digits.</summary>
internal sealed class SpokenNumbers(NumberWords words)
{
    private const int MaxDigits = 12;
    private Rule? _small, _wide, _digits;

    /// <summary>Zero to one hundred.</summary>
    public Rule Small => _small ??= new Rule("number", new Choice(SmallTrie(0, 100), new TypedNumber()));

    /// <summary>Minus 99,999 to 99,999.</summary>
    public Rule Wide => _wide ??= new Rule("wide_number", new Choice(
        new TypedNumber(),
        new Meaning(
            new Sequence(
                new Maybe(AsWords(words.Minus, new Marker(new Sign()))),
                new Choice(Thousands, Hundreds(new Rule("below_hundred", SmallTrie(0, 99))))),
            parts => Sum(parts))));

    /// <summary>One to twelve digits, read out one by one; means a <see cref="string"/>.</summary>
    public Rule Digits => _digits ??= new Rule("digits", new Meaning(
        DigitsUpTo(MaxDigits, new Rule("digit", DigitTrie())),
        digits => string.Concat(digits.Select(digit => ((int)digit).ToString(CultureInfo.InvariantCulture)))));

    /// <summary>A whole number, with a tenth or a half behind it.</summary>
    public Expression WithFraction(Rule whole) => new Meaning(
        new Sequence(whole, new Maybe(new Choice(
            AsWords(words.Point, DigitTrie()),
            AsWords(words.Half, new Marker(5))))),
        parts => parts is [double number, int tenths]
            ? Math.Round(number + (Math.CopySign(0.1, number) * tenths), 1)
            : parts[0]);

    /// <summary>The words of a number in typed digits, e.g. <c>21.5</c>.</summary>
    public IEnumerable<string> Words(ReadOnlySpan<char> typed, DigitReading reading)
    {
        if (reading == DigitReading.AsTyped) return [TypedNumber.Sign + typed.ToString()];
        var point = typed.IndexOf('.');
        var whole = point < 0 ? typed : typed[..point];
        var spoken = new List<string>();
        if (reading == DigitReading.DigitByDigit || whole.Length > 5 || (whole.Length > 1 && whole[0] == '0')) AddDigits(whole, spoken);
        else AddNumber(int.Parse(whole, CultureInfo.InvariantCulture), spoken);
        if (point < 0) return spoken;
        var decimals = typed[(point + 1)..].TrimEnd('0');
        if (decimals.Length == 0) return spoken;
        spoken.Add(words.Point);
        AddDigits(decimals, spoken);
        return spoken;
    }

    private void AddDigits(ReadOnlySpan<char> digits, List<string> spoken)
    {
        foreach (var digit in digits) spoken.AddRange(Split(words.Words[digit - '0']));
    }

    private void AddNumber(int number, List<string> spoken)
    {
        if (number > 1000 || number == 1000)
        {
            AddNumber(number / 1000, spoken);
            spoken.Add(words.Thousand);
            number %= 1000;
            if (number == 0) return;
        }
        if (number > 100)
        {
            spoken.AddRange(Split(words.Words[number / 100]));
            spoken.Add(words.Hundred);
            number %= 100;
            if (number == 0) return;
        }
        spoken.AddRange(Split(words.Words[number]));
    }

    private Sequence Thousands => new Sequence(
        new Meaning(
            new Sequence(new Rule("thousands", SmallTrie(1, 99)), new Word(words.Thousand)),
            parts => (double)parts[0] * 1000),
        new Maybe(new Sequence(new Maybe(new Word(words.HundredJoint)), Hundreds(new Rule("below_thousand", SmallTrie(1, 99))))));

    // "two hundred and five", or what is below a hundred alone.
    private Choice Hundreds(Rule belowHundred) => new Choice(
        new Sequence(
            new Meaning(
                new Sequence(SmallTrie(1, 9, words.Hundred), new Word(words.Hundred)),
                parts => parts.Count == 0 ? 100.0 : (double)parts[0] * 100),
            new Maybe(new Sequence(new Maybe(new Word(words.HundredJoint)), belowHundred))),
        belowHundred);

    private static double Sum(IReadOnlyList<object> parts)
    {
        var sum = parts.OfType<double>().Sum();
        return parts[0] is Sign ? -sum : sum;
    }

    private Expression SmallTrie(int from, int to, string? hundred = null)
    {
        var trie = new PhraseTrie();
        for (var number = from; number <= to; number++) trie.Add(Split(words.Words[number]), (double)number);
        foreach (var (number, phrases) in words.Also)
            foreach (var phrase in phrases)
                if (number >= from && number <= to) trie.Add(Split(phrase), (double)number);
                // "a hundred" is "a" before the word for a hundred.
                else if (hundred is not null && number == 100 && Split(phrase) is [.. var before, var last] && last == hundred)
                    trie.Add(before, 1.0);
        return trie.ToExpression();
    }

    private Expression DigitTrie()
    {
        var trie = new PhraseTrie();
        for (var digit = 0; digit < 10; digit++)
        {
            trie.Add(Split(words.Words[digit]), digit);
            foreach (var phrase in words.Digits.GetValueOrDefault(digit, [])) trie.Add(Split(phrase), digit);
        }
        return trie.ToExpression();
    }

    private static Expression DigitsUpTo(int count, Rule digit) =>
        count == 1 ? digit : new Sequence(digit, new Maybe(DigitsUpTo(count - 1, digit)));

    private static Sequence AsWords(string phrase, Expression then) =>
        new([.. Split(phrase).Select(word => new Word(word)), then]);

    private static string[] Split(string phrase) => SpokenText.Split(phrase);

    private sealed record Sign;
}

/// <summary>What typed digits are taken for.</summary>
internal enum DigitReading
{
    /// <summary>A number in words, as it would be spoken.</summary>
    InWords,

    /// <summary>Digits read out one by one.</summary>
    DigitByDigit,

    /// <summary>A number of any size, see <see cref="TypedNumber"/>.</summary>
    AsTyped,
}
