namespace Server.Agents.Offline.Grammar;

/// <summary>A set of sentences and what each of them means. The one source of both ends: <see cref="JsgfWriter"/> writes
/// it for the recogniser, <see cref="SentenceMatcher"/> understands by it.</summary>
internal abstract record Expression
{
    /// <summary>Whether no word at all is a sentence of it.</summary>
    public abstract bool CanBeEmpty { get; }

    /// <summary>The words that a sentence of it may begin with; <see cref="TypedNumber.Beginning"/> for any number in digits.</summary>
    public abstract IEnumerable<string> Beginnings { get; }

    /// <summary>Words it has once its rules are written out, which is what a recogniser makes of it.</summary>
    public abstract int WordCount { get; }
}

/// <summary>One word, lower case.</summary>
internal sealed record Word(string Text) : Expression
{
    public override bool CanBeEmpty => false;

    public override IEnumerable<string> Beginnings => [Text];

    public override int WordCount => 1;
}

/// <summary>One after the other.</summary>
internal sealed record Sequence(IReadOnlyList<Expression> Parts) : Expression
{
    public Sequence(params Expression[] parts) : this((IReadOnlyList<Expression>)parts) { }

    public override bool CanBeEmpty => Parts.All(part => part.CanBeEmpty);

    public override IEnumerable<string> Beginnings => Parts.Take(Parts.TakeWhile(part => part.CanBeEmpty).Count() + 1).SelectMany(part => part.Beginnings);

    public override int WordCount => Parts.Sum(part => part.WordCount);
}

/// <summary>One of several; at least one.</summary>
internal sealed record Choice(IReadOnlyList<Expression> Alternatives) : Expression
{
    public Choice(params Expression[] alternatives) : this((IReadOnlyList<Expression>)alternatives) { }

    public override bool CanBeEmpty => Alternatives.Any(alternative => alternative.CanBeEmpty);

    public override IEnumerable<string> Beginnings => ByBeginning.Keys.Where(word => word.Length > 0);

    public override int WordCount => Alternatives.Sum(alternative => alternative.WordCount);

    /// <summary>The alternatives that may match where this word comes next, in their order.</summary>
    /// <param name="word">Null at the end of the sentence.</param>
    public IReadOnlyList<Expression> Before(string? word)
    {
        if (word is null) return ByBeginning[""];
        return ByBeginning.GetValueOrDefault(word[0] == TypedNumber.Sign ? TypedNumber.Beginning : word) ?? ByBeginning[""];
    }

    // Those that can be empty stand under every word, and under none. Made when a sentence is first held against the
    // choice; whoever comes second makes the same.
    private Dictionary<string, Expression[]> ByBeginning => _byBeginning ??= ReadBeginnings();

    private Dictionary<string, Expression[]>? _byBeginning;

    private Dictionary<string, Expression[]> ReadBeginnings()
    {
        var found = new Dictionary<string, List<Expression>>(StringComparer.Ordinal) { [""] = [] };
        foreach (var word in Alternatives.SelectMany(alternative => alternative.Beginnings)) found.TryAdd(word, []);
        foreach (var alternative in Alternatives)
            foreach (var word in alternative.CanBeEmpty ? found.Keys : alternative.Beginnings.Distinct(StringComparer.Ordinal))
                found[word].Add(alternative);
        return found.ToDictionary(entry => entry.Key, entry => entry.Value.ToArray(), StringComparer.Ordinal);
    }
}

/// <summary>May be left out.</summary>
internal sealed record Maybe(Expression Inner) : Expression
{
    public override bool CanBeEmpty => true;

    public override IEnumerable<string> Beginnings => Inner.Beginnings;

    public override int WordCount => Inner.WordCount;
}

/// <summary>Matches nothing and adds a value to the meaning.</summary>
internal sealed record Marker(object Value) : Expression
{
    public override bool CanBeEmpty => true;

    public override IEnumerable<string> Beginnings => [];

    public override int WordCount => 0;
}

/// <summary>A number that was typed in digits, which the recogniser has no part in: it lets one be told that 150 is too
/// much where only a hundred can be said. Means a <see cref="double"/>.</summary>
internal sealed record TypedNumber : Expression
{
    /// <summary>Begins a word that is a number in digits.</summary>
    public const char Sign = '#';

    /// <summary>Stands for all of them where beginnings are told apart.</summary>
    public const string Beginning = "#";

    public override bool CanBeEmpty => false;

    public override IEnumerable<string> Beginnings => [Beginning];

    public override int WordCount => 0;
}

/// <summary>Turns the values found inside into one; null refuses the match.</summary>
internal sealed record Meaning(Expression Inner, Func<IReadOnlyList<object>, object?> Reduce) : Expression
{
    public override bool CanBeEmpty => Inner.CanBeEmpty;

    public override IEnumerable<string> Beginnings => Inner.Beginnings;

    public override int WordCount => Inner.WordCount;
}

/// <summary>A named part of the grammar, written once however often it is used.</summary>
internal sealed record Rule(string Name, Expression Body) : Expression
{
    public override bool CanBeEmpty { get; } = Body.CanBeEmpty;

    public override IEnumerable<string> Beginnings => Body.Beginnings;

    public override int WordCount { get; } = Body.WordCount;

    // A rule is itself, not its text: comparing bodies would walk the grammar.
    public bool Equals(Rule? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}

/// <summary>A named rule of items with a joint between them. The recogniser gets it as right recursion, which costs one
/// copy of the item; the matcher stops after <see cref="MaxItems"/>.</summary>
/// <remarks>PocketSphinx leads the recursion back to the state in which the rule was entered, and with it to whatever else
/// may begin there: a chain must stand behind something, if only something that may be left out.</remarks>
internal sealed record Chain(string Name, Expression Item, Expression Joint) : Expression
{
    /// <summary>More than there is room for in the longest sentence.</summary>
    public const int MaxItems = 64;

    public override bool CanBeEmpty => Item.CanBeEmpty;

    public override IEnumerable<string> Beginnings => Item.CanBeEmpty ? [.. Item.Beginnings, .. Joint.Beginnings] : Item.Beginnings;

    public override int WordCount => Item.WordCount + Joint.WordCount;
}
