using System.Text.RegularExpressions;

namespace Server.Tests.Agents;

/// <summary>Reads a JSGF grammar from its text alone, as a recogniser does: says which sentences it has, and makes some.</summary>
internal sealed partial class JsgfGrammar
{
    private readonly Dictionary<string, Node> _rules = new(StringComparer.Ordinal);
    private readonly string _root;
    private readonly string[] _tokens;
    private int _position;

    public JsgfGrammar(string text)
    {
        Assert.StartsWith("#JSGF V1.0;\ngrammar commands;\n", text);
        _tokens = [.. Token().Matches(text[text.IndexOf("public", StringComparison.Ordinal)..]).Select(match => match.Value)];
        Take("public");
        _root = _tokens[_position];
        while (_position < _tokens.Length)
        {
            var name = Next();
            Take("=");
            Assert.IsTrue(_rules.TryAdd(name, Alternatives()), $"{name} is there twice");
            Take(";");
        }
    }

    /// <summary>All words of the grammar.</summary>
    public IEnumerable<string> Words => _tokens.Where(token => char.IsLetter(token[0]) && token != "public").Distinct();

    /// <summary>Rules that are used and not there.</summary>
    public IEnumerable<string> Missing => _tokens.Where(token => token[0] == '<' && !_rules.ContainsKey(token));

    public bool Accepts(string sentence)
    {
        var words = sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return Ends(_rules[_root], words, 0, []).Contains(words.Length);
    }

    /// <summary>A random sentence; <paramref name="random"/> decides at each fork.</summary>
    public string Sample(Random random)
    {
        var words = new List<string>();
        Sample(_rules[_root], random, words, 0);
        return string.Join(' ', words);
    }

    private void Sample(Node node, Random random, List<string> words, int depth)
    {
        switch (node)
        {
            case WordNode word: words.Add(word.Text); break;
            case RuleNode rule: Sample(_rules[rule.Name], random, words, depth + 1); break;
            case SequenceNode sequence:
                foreach (var part in sequence.Parts) Sample(part, random, words, depth);
                break;
            case ChoiceNode choice: Sample(choice.Alternatives[random.Next(choice.Alternatives.Count)], random, words, depth); break;
            // The deeper, the less is added: recursion ends.
            case OptionalNode optional when random.NextDouble() < 0.5 / (1 + (depth / 8)): Sample(optional.Inner, random, words, depth); break;
        }
    }

    private HashSet<int> Ends(Node node, string[] words, int start, Dictionary<(Node, int), HashSet<int>> known)
    {
        if (known.TryGetValue((node, start), out var ends)) return ends;
        known[(node, start)] = ends = [];
        ends.UnionWith(node switch
        {
            WordNode word => start < words.Length && words[start] == word.Text ? [start + 1] : (HashSet<int>)[],
            RuleNode rule => Ends(_rules[rule.Name], words, start, known),
            SequenceNode sequence => sequence.Parts.Aggregate(
                (HashSet<int>)[start], (soFar, part) => [.. soFar.SelectMany(end => Ends(part, words, end, known))]),
            ChoiceNode choice => [.. choice.Alternatives.SelectMany(alternative => Ends(alternative, words, start, known))],
            OptionalNode optional => [start, .. Ends(optional.Inner, words, start, known)],
            _ => throw new InvalidOperationException(),
        });
        return ends;
    }

    private Node Alternatives()
    {
        var alternatives = new List<Node> { Sequence() };
        while (_tokens[_position] == "|")
        {
            _position++;
            alternatives.Add(Sequence());
        }
        return alternatives.Count == 1 ? alternatives[0] : new ChoiceNode(alternatives);
    }

    private SequenceNode Sequence()
    {
        var parts = new List<Node>();
        while (_tokens[_position] is not (";" or "|" or ")" or "]")) parts.Add(Part());
        Assert.IsNotEmpty(parts, $"an empty alternative before token {_position} {_tokens[_position]}");
        return new SequenceNode(parts);
    }

    private Node Part()
    {
        var token = Next();
        switch (token)
        {
            case "(":
                var group = Alternatives();
                Take(")");
                return group;
            case "[":
                var optional = new OptionalNode(Alternatives());
                Take("]");
                return optional;
            default: return token[0] == '<' ? new RuleNode(token) : new WordNode(token);
        }
    }

    private string Next() => _tokens[_position++];

    private void Take(string token) => Assert.AreEqual(token, Next());

    [GeneratedRegex(@"<[a-z0-9_]+>|[=;|()\[\]]|[^\s=;|()\[\]<>]+|[<>]")]
    private static partial Regex Token();

    private abstract class Node;
    private sealed class WordNode(string text) : Node { public string Text => text; }
    private sealed class RuleNode(string name) : Node { public string Name => name; }
    private sealed class SequenceNode(List<Node> parts) : Node { public List<Node> Parts => parts; }
    private sealed class ChoiceNode(List<Node> alternatives) : Node { public List<Node> Alternatives => alternatives; }
    private sealed class OptionalNode(Node inner) : Node { public Node Inner => inner; }
}
