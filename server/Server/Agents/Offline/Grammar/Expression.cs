namespace Server.Agents.Offline.Grammar;

/// <summary>A set of sentences and what each of them means. The one source of both ends: <see cref="JsgfWriter"/> writes
/// it for the recogniser, <see cref="SentenceMatcher"/> understands by it.</summary>
internal abstract record Expression
{
    /// <summary>Whether no word at all is a sentence of it.</summary>
    public abstract bool CanBeEmpty { get; }

    /// <summary>Words it has once its rules are written out, which is what a recogniser makes of it.</summary>
    public abstract int WordCount { get; }
}

/// <summary>One word, lower case.</summary>
internal sealed record Word(string Text) : Expression
{
    public override bool CanBeEmpty => false;

    public override int WordCount => 1;
}

/// <summary>One after the other.</summary>
internal sealed record Sequence(IReadOnlyList<Expression> Parts) : Expression
{
    public Sequence(params Expression[] parts) : this((IReadOnlyList<Expression>)parts) { }

    public override bool CanBeEmpty => Parts.All(part => part.CanBeEmpty);

    public override int WordCount => Parts.Sum(part => part.WordCount);
}

/// <summary>One of several; at least one.</summary>
internal sealed record Choice(IReadOnlyList<Expression> Alternatives) : Expression
{
    public Choice(params Expression[] alternatives) : this((IReadOnlyList<Expression>)alternatives) { }

    public override bool CanBeEmpty => Alternatives.Any(alternative => alternative.CanBeEmpty);

    public override int WordCount => Alternatives.Sum(alternative => alternative.WordCount);
}

/// <summary>May be left out.</summary>
internal sealed record Maybe(Expression Inner) : Expression
{
    public override bool CanBeEmpty => true;

    public override int WordCount => Inner.WordCount;
}

/// <summary>Matches nothing and adds a value to the meaning.</summary>
internal sealed record Marker(object Value) : Expression
{
    public override bool CanBeEmpty => true;

    public override int WordCount => 0;
}

/// <summary>A number that was typed in digits, which the recogniser has no part in: it lets one be told that 150 is too
/// much where only a hundred can be said. Means a <see cref="double"/>.</summary>
internal sealed record TypedNumber : Expression
{
    /// <summary>Begins a word that is a number in digits.</summary>
    public const char Sign = '#';

    public override bool CanBeEmpty => false;

    public override int WordCount => 0;
}

/// <summary>Turns the values found inside into one; null refuses the match.</summary>
internal sealed record Meaning(Expression Inner, Func<IReadOnlyList<object>, object?> Reduce) : Expression
{
    public override bool CanBeEmpty => Inner.CanBeEmpty;

    public override int WordCount => Inner.WordCount;
}

/// <summary>A named part of the grammar, written once however often it is used.</summary>
internal sealed record Rule(string Name, Expression Body) : Expression
{
    public override bool CanBeEmpty { get; } = Body.CanBeEmpty;

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

    public override int WordCount => Item.WordCount + Joint.WordCount;
}
