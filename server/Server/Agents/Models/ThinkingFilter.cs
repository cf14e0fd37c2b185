using System.Text;

namespace Server.Agents.Models;

/// <summary>Takes out what models write between <c>&lt;think&gt;</c> and <c>&lt;/think&gt;</c>, and calls that they write as text
/// between <c>&lt;tool_call&gt;</c> marks: neither is an answer. The text comes in pieces, the marks may be cut anywhere.</summary>
internal sealed class ThinkingFilter
{
    private const int MaxMark = 16;

    private static readonly (string Open, string Close)[] Marks = [("<think>", "</think>"), ("<tool_call>", "</tool_call>")];

    private readonly StringBuilder _held = new();
    private string? _close;

    /// <summary>What of the text so far is certain to be an answer.</summary>
    public string Add(string piece)
    {
        _held.Append(piece);
        var text = _held.ToString();
        _held.Clear();
        var kept = new StringBuilder();
        while (text.Length > 0)
        {
            if (_close is { } close)
            {
                var end = text.IndexOf(close, StringComparison.OrdinalIgnoreCase);
                if (end < 0)
                {
                    // Of what is thought away, only what may begin the closing mark is kept.
                    _held.Append(text.AsSpan(Math.Max(0, text.Length - MaxMark)));
                    break;
                }

                text = text[(end + close.Length)..];
                _close = null;
                continue;
            }

            var open = text.IndexOf('<', StringComparison.Ordinal);
            kept.Append(open < 0 ? text : text[..open]);
            if (open < 0) break;
            text = text[open..];
            if (Marks.FirstOrDefault(mark => text.StartsWith(mark.Open, StringComparison.OrdinalIgnoreCase)) is { Close: { } wanted } found)
            {
                _close = wanted;
                text = text[found.Open.Length..];
            }
            else if (Marks.Any(mark => mark.Open.StartsWith(text, StringComparison.OrdinalIgnoreCase)))
            {
                _held.Append(text);
                break;
            }
            else
            {
                kept.Append('<');
                text = text[1..];
            }
        }

        return kept.ToString();
    }

    /// <summary>Nothing more comes: what was held and is no mark.</summary>
    public string Finish()
    {
        var rest = _close is null ? _held.ToString() : "";
        _held.Clear();
        return rest;
    }
}
