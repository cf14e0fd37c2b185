using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Providers.PocketSphinx;

/// <summary>A part of a JSGF grammar.</summary>
internal abstract record JsgfPart
{
    public sealed record Word(string Text) : JsgfPart;

    public sealed record Reference(string Rule) : JsgfPart;

    public sealed record Sequence(IReadOnlyList<JsgfPart> Parts) : JsgfPart;

    public sealed record Choice(IReadOnlyList<JsgfPart> Alternatives) : JsgfPart;

    /// <summary>Any number of times; not at all only with <paramref name="MayBeLeftOut"/>.</summary>
    public sealed record Repeated(JsgfPart Inner, bool MayBeLeftOut) : JsgfPart;
}

/// <summary>Reads a JSGF grammar: words, <c>(one|other)</c>, <c>[left out]</c>, <c>*</c>, <c>+</c> and rules. Tags and
/// weights are passed over, imports are not known.</summary>
internal sealed partial class JsgfReader
{
    private const int MaxDepth = 256; // Brackets within brackets.

    private static readonly JsgfPart Nothing = new JsgfPart.Sequence([]);

    private readonly List<string> _tokens;
    private readonly Dictionary<string, JsgfPart> _rules = new(StringComparer.Ordinal);
    private int _position;
    private int _depth;
    private bool _failed;

    private JsgfReader(List<string> tokens) => _tokens = tokens;

    /// <summary>Reads the whole text.</summary>
    /// <param name="rules">Every rule by its name, which has its brackets.</param>
    /// <param name="publicRule">The first public one.</param>
    /// <returns>False when it is no grammar or has no public rule.</returns>
    public static bool TryRead(
        string jsgf, [NotNullWhen(true)] out IReadOnlyDictionary<string, JsgfPart>? rules, [NotNullWhen(true)] out string? publicRule)
    {
        rules = null;
        publicRule = null;
        var tokens = new List<string>();
        foreach (Match match in Token().Matches(jsgf))
        {
            if (match.Groups["none"].Success)
                continue;
            if (match.Groups["bad"].Success)
                return false;
            tokens.Add(match.Value);
        }
        var reader = new JsgfReader(tokens);
        publicRule = reader.ReadRules();
        rules = reader._rules;
        return !reader._failed && publicRule is not null;
    }

    private string Next => _position < _tokens.Count ? _tokens[_position] : ";";

    private string? ReadRules()
    {
        string? publicRule = null;
        while (_position < _tokens.Count && !_failed)
        {
            bool isPublic = Take("public");
            string name = Next;
            _position++;
            if (name[0] != '<' || !Take("="))
                return null;
            JsgfPart body = ReadChoice();
            _failed |= !Take(";") || !_rules.TryAdd(name, body);
            if (isPublic)
                publicRule ??= name;
        }
        return publicRule;
    }

    private JsgfPart ReadChoice()
    {
        _failed |= ++_depth > MaxDepth;
        var alternatives = new List<JsgfPart> { ReadSequence() };
        while (Take("|"))
            alternatives.Add(ReadSequence());
        _depth--;
        return alternatives.Count == 1 ? alternatives[0] : new JsgfPart.Choice(alternatives);
    }

    private JsgfPart ReadSequence()
    {
        var parts = new List<JsgfPart>();
        while (!_failed && Next is not ("|" or ")" or "]" or ";"))
        {
            JsgfPart part = ReadPart();
            while (Next is "*" or "+")
            {
                part = new JsgfPart.Repeated(part, MayBeLeftOut: Next == "*");
                _position++;
            }
            parts.Add(part);
        }
        _failed |= parts.Count == 0; // JSGF has no empty alternatives.
        return parts.Count == 1 ? parts[0] : new JsgfPart.Sequence(parts);
    }

    private JsgfPart ReadPart()
    {
        string token = Next;
        _position++;
        switch (token)
        {
            case "(":
                JsgfPart group = ReadChoice();
                _failed |= !Take(")");
                return group;
            case "[":
                JsgfPart inner = ReadChoice();
                _failed |= !Take("]");
                return new JsgfPart.Choice([inner, Nothing]);
            case "=" or "*" or "+" or "public":
                _failed = true;
                return Nothing;
            case "<NULL>":
                return Nothing;
            default:
                return token[0] == '<' ? new JsgfPart.Reference(token) : new JsgfPart.Word(token);
        }
    }

    private bool Take(string token)
    {
        if (_position >= _tokens.Count || _tokens[_position] != token)
            return false;
        _position++;
        return true;
    }

    // What says nothing: the header, comments, the grammar's name, tags, weights, space.
    [GeneratedRegex(
        """(?<none>\A#[^;]*;|/\*.*?\*/|//[^\n]*|\bgrammar\s+[^;]*;|\{(?:\\.|[^}\\])*\}|/[\d.eE+-]+/|\s+)|<[^>]*>|[;=|()\[\]*+]|[^\s;=|()\[\]*+<>{}/]+|(?<bad>.)""",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Token();
}
