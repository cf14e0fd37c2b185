using System.Buffers;

namespace Server.Agents.Offline.Grammar;

/// <summary>Reads sentence patterns: words, <c>(one|other)</c>, <c>[left out]</c> and <c>{slot}</c>. Where a slot has
/// nothing to offer, the alternative or optional part around it falls away, or else the whole pattern.</summary>
internal sealed class PatternReader
{
    private static readonly SearchValues<char> Signs = SearchValues.Create(" ()[]{}|");

    private readonly string _pattern;
    private readonly Func<string, Expression?> _slot;
    private readonly Func<string, IReadOnlyList<string>?> _words;
    private readonly bool _withChoices;
    private int _position;
    private string _error = "";

    private PatternReader(
        string pattern, Func<string, Expression?> slot, Func<string, IReadOnlyList<string>?> words, bool withChoices) =>
        (_pattern, _slot, _words, _withChoices) = (pattern, slot, words, withChoices);

    /// <summary>Reads a pattern of a language file. Null when its slots have nothing to offer.</summary>
    /// <exception cref="InvalidDataException">The pattern is not well formed.</exception>
    public static Expression? Read(string pattern, Func<string, Expression?> slot)
    {
        var reader = new PatternReader(pattern, slot, SpokenText.Split, withChoices: true);
        var expression = reader.Alternatives(closing: '\0');
        return reader._error.Length == 0
            ? expression
            : throw new InvalidDataException($"Pattern \"{pattern}\": {reader._error}.");
    }

    /// <summary>Reads a phrase that a board sent: words, <c>[left out]</c> and <c>{parameter}</c> only. Null when it is
    /// anything else, when <paramref name="words"/> refuses a word or <paramref name="slot"/> a parameter.</summary>
    public static Expression? ReadPhrase(
        string phrase, Func<string, Expression?> slot, Func<string, IReadOnlyList<string>?> words)
    {
        var reader = new PatternReader(phrase, slot, words, withChoices: false);
        var expression = reader.Alternatives(closing: '\0');
        return reader._error.Length == 0 ? expression : null;
    }

    private Expression? Alternatives(char closing)
    {
        var alternatives = new List<Expression>();
        for (var more = true; more;)
        {
            if (Sequence(closing) is { } alternative) alternatives.Add(alternative);
            more = _position < _pattern.Length && _pattern[_position] == '|';
            if (more) _position++;
        }
        if (closing == '\0')
        {
            if (_position < _pattern.Length) _error = $"a '{_pattern[_position]}' too many";
        }
        else if (_position == _pattern.Length)
        {
            _error = $"a '{closing}' is missing";
        }
        else
        {
            _position++;
        }
        return alternatives.Count switch { 0 => null, 1 => alternatives[0], _ => new Choice(alternatives) };
    }

    private Expression? Sequence(char closing)
    {
        var parts = new List<Expression>();
        var offered = true;
        while (_position < _pattern.Length && _pattern[_position] != closing && _error.Length == 0)
        {
            var character = _pattern[_position];
            if (character == ' ')
            {
                _position++;
            }
            else if (character == '|')
            {
                if (!_withChoices) _error = "no '|' here";
                break;
            }
            else if (character is ')' or ']' or '}')
            {
                break;
            }
            else if (!Part(character, parts))
            {
                offered = false;
            }
        }
        if (!offered) return null;
        return parts.Count == 1 ? parts[0] : new Sequence(parts);
    }

    // False when a slot or a choice has nothing to offer.
    private bool Part(char character, List<Expression> parts)
    {
        switch (character)
        {
            case '{':
                var close = _pattern.IndexOf('}', _position);
                if (close < 0)
                {
                    _error = "a '}' is missing";
                    return false;
                }
                var slot = _slot(_pattern[(_position + 1)..close]);
                _position = close + 1;
                if (slot is null) return false;
                parts.Add(slot);
                return true;
            case '[':
                _position++;
                if (Alternatives(']') is { } inner) parts.Add(new Maybe(inner));
                return true;
            case '(' when _withChoices:
                _position++;
                if (Alternatives(')') is not { } choice) return false;
                parts.Add(choice);
                return true;
            default:
                var end = _pattern.AsSpan(_position).IndexOfAny(Signs);
                var text = end < 0 ? _pattern[_position..] : _pattern.Substring(_position, end);
                _position += text.Length;
                var words = text.Length == 0 ? null : _words(text);
                if (words is null)
                {
                    _error = "a word that cannot be spoken";
                    return false;
                }
                parts.AddRange(words.Select(word => new Word(word)));
                return true;
        }
    }
}
