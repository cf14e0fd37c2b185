using System.Text;

namespace Server.Agents.Offline.Grammar;

/// <summary>Writes an expression as a JSGF grammar: the public rule first, then each rule in the order of its first use,
/// so that equal expressions give equal texts.</summary>
internal sealed class JsgfWriter
{
    private readonly StringBuilder _text = new();
    private readonly Dictionary<string, Expression> _rules = new(StringComparer.Ordinal);
    private readonly Queue<(string Name, Expression Body)> _toWrite = new();

    public static string Write(Rule root)
    {
        var writer = new JsgfWriter();
        writer._text.Append("#JSGF V1.0;\ngrammar commands;\npublic ");
        writer.Use(root.Name, root.Body);
        while (writer._toWrite.TryDequeue(out var rule))
        {
            writer._text.Append('<').Append(rule.Name).Append("> = ");
            writer.WriteBody(rule.Body);
            writer._text.Append(";\n");
        }
        return writer._text.ToString();
    }

    /// <summary>Whether an expression has a word to be spoken.</summary>
    private static bool IsSpoken(Expression expression) => expression switch
    {
        Marker or TypedNumber => false,
        Meaning meaning => IsSpoken(meaning.Inner),
        Sequence sequence => sequence.Parts.Any(IsSpoken),
        Choice choice => choice.Alternatives.Any(IsSpoken),
        Maybe maybe => IsSpoken(maybe.Inner),
        _ => true,
    };

    private void WriteBody(Expression body)
    {
        if (body is not Chain chain)
        {
            WriteAlternatives(body);
            return;
        }
        WritePart(chain.Item);
        _text.Append(" [");
        WritePart(chain.Joint);
        if (IsSpoken(chain.Joint)) _text.Append(' ');
        _text.Append('<').Append(chain.Name).Append(">]");
    }

    private void WriteAlternatives(Expression expression)
    {
        switch (expression)
        {
            case Choice choice:
                var alternatives = choice.Alternatives.Where(IsSpoken).ToList();
                // An alternative without words means that the others may be left out.
                var mayBeLeftOut = MayBeLeftOut(choice);
                if (mayBeLeftOut) _text.Append('[');
                for (var i = 0; i < alternatives.Count; i++)
                {
                    if (i > 0) _text.Append(" | ");
                    WriteAlternatives(alternatives[i]);
                }
                if (mayBeLeftOut) _text.Append(']');
                break;
            case Meaning meaning:
                WriteAlternatives(meaning.Inner);
                break;
            default:
                WritePart(expression);
                break;
        }
    }

    private void WritePart(Expression expression)
    {
        switch (expression)
        {
            case Word word:
                _text.Append(word.Text);
                break;
            case Sequence sequence:
                var separate = false;
                foreach (var part in sequence.Parts.Where(IsSpoken))
                {
                    if (separate) _text.Append(' ');
                    WritePart(part);
                    separate = true;
                }
                break;
            case Maybe maybe:
                _text.Append('[');
                WriteAlternatives(maybe.Inner);
                _text.Append(']');
                break;
            case Meaning meaning:
                WritePart(meaning.Inner);
                break;
            case Choice { Alternatives: [var only] }:
                WritePart(only);
                break;
            case Choice choice:
                var isGrouped = !MayBeLeftOut(choice);
                if (isGrouped) _text.Append('(');
                WriteAlternatives(choice);
                if (isGrouped) _text.Append(')');
                break;
            case Rule rule:
                Use(rule.Name, rule.Body);
                _text.Append('<').Append(rule.Name).Append('>');
                break;
            case Chain chain:
                Use(chain.Name, chain);
                _text.Append('<').Append(chain.Name).Append('>');
                break;
        }
    }

    private static bool MayBeLeftOut(Choice choice) =>
        choice.Alternatives.Any(alternative => alternative.CanBeEmpty && !IsSpoken(alternative));

    private void Use(string name, Expression body)
    {
        if (_rules.TryAdd(name, body)) _toWrite.Enqueue((name, body));
        else if (!ReferenceEquals(_rules[name], body))
            throw new ArgumentException($"Two rules are called {name}.", nameof(name));
    }
}
