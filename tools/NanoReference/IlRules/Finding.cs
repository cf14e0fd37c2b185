namespace NanoReference.IlRules;

/// <summary>One place in the compiled firmware that a board would not run as written, or not fast enough.</summary>
/// <param name="Rule">Which rule, in two or three words: the heading of docs/decisions/0001-reference-assemblies.md's list.</param>
/// <param name="Where">Type and member, with namespace.</param>
/// <param name="Why">What was found there and why it is refused.</param>
/// <param name="Source">File and line, where the compiler left symbols; otherwise null.</param>
public sealed record Finding(string Rule, string Where, string Why, string? Source = null)
{
    public override string ToString() => $"{Source ?? Where}: {Rule}: {Why} [{Where}]";
}
