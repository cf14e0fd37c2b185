using System.Runtime.InteropServices;

namespace Providers.PocketSphinx;

/// <summary>A grammar with every rule written out where it is used, as a network in which one may be at several places at
/// once; and the network of the sets of such places, in which a word leads to one place only.</summary>
internal sealed class WrittenOutGrammar(IReadOnlyDictionary<string, JsgfPart> rules, Func<string, bool> canBeSpoken)
{
    // Bounds what hostile grammars cost. What a house of fifty things needs has not been measured.
    private const int MaxPlaces = 400_000;
    private const int MaxSets = 40_000;
    private const int MaxNesting = 200;

    // Weighing stops there: what is left then is rare, or somebody means harm.
    private const int MaxVisits = 2_000_000;
    private const double Seldom = 1e-9;

    private readonly List<Place> _places = [];
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);
    private int _end;

    private sealed class Place
    {
        public List<int> Free { get; } = [];

        public List<(string Word, int Target)> Words { get; } = [];
    }

    /// <summary>Writes a rule out. False when a rule is missing, is used within itself other than as its last part, or
    /// when it is too much.</summary>
    public bool TryWrite(string start)
    {
        int begin = NewPlace();
        _end = NewPlace();
        return TryWrite(new JsgfPart.Reference(start), begin, _end, []);
    }

    // Writes a part between two places. tail: the rules of which this part is the last, with the places at which they begin.
    private bool TryWrite(JsgfPart part, int from, int to, Dictionary<string, int> tail)
    {
        if (_places.Count > MaxPlaces)
            return false;
        switch (part)
        {
            case JsgfPart.Word word:
                if (canBeSpoken(word.Text))
                    _places[from].Words.Add((word.Text, to));
                return true;
            case JsgfPart.Reference reference:
                return TryWriteRule(reference.Rule, from, to, tail);
            case JsgfPart.Sequence sequence:
                return TryWriteSequence(sequence, from, to, tail);
            case JsgfPart.Choice choice:
                foreach (JsgfPart alternative in choice.Alternatives)
                {
                    // A place of its own, so that the ways out of a place are as many as its alternatives.
                    int begin = NewPlace();
                    _places[from].Free.Add(begin);
                    if (!TryWrite(alternative, begin, to, tail))
                        return false;
                }
                return true;
            case JsgfPart.Repeated repeated:
                int before = NewPlace();
                int after = NewPlace();
                _places[from].Free.Add(before);
                _places[after].Free.Add(before);
                _places[after].Free.Add(to);
                if (repeated.MayBeLeftOut)
                    _places[from].Free.Add(to);
                return TryWrite(repeated.Inner, before, after, []);
            default:
                throw new ArgumentException($"{part.GetType().Name} is no part of a grammar.", nameof(part));
        }
    }

    private bool TryWriteRule(string rule, int from, int to, Dictionary<string, int> tail)
    {
        if (tail.TryGetValue(rule, out int again))
        {
            _places[from].Free.Add(again);
            return true;
        }
        if (!rules.TryGetValue(rule, out JsgfPart? body) || _open.Count >= MaxNesting || !_open.Add(rule))
            return false;
        int begin = NewPlace();
        _places[from].Free.Add(begin);
        bool isWritten = TryWrite(body, begin, to, new Dictionary<string, int>(tail, StringComparer.Ordinal) { [rule] = begin });
        _open.Remove(rule);
        return isWritten;
    }

    private bool TryWriteSequence(JsgfPart.Sequence sequence, int from, int to, Dictionary<string, int> tail)
    {
        for (int i = 0; i < sequence.Parts.Count - 1; i++)
        {
            int next = NewPlace();
            if (!TryWrite(sequence.Parts[i], from, next, []))
                return false;
            from = next;
        }
        if (sequence.Parts.Count > 0)
            return TryWrite(sequence.Parts[^1], from, to, tail);
        _places[from].Free.Add(to);
        return true;
    }

    private int NewPlace()
    {
        _places.Add(new Place());
        return _places.Count - 1;
    }

    /// <summary>Null when there are too many sets.</summary>
    public IReadOnlyList<WordNetwork.State>? ToDeterministic()
    {
        var numbers = new Dictionary<int[], int>(SetComparer.Instance);
        var sets = new List<int[]>();
        var states = new List<WordNetwork.State>();
        var reached = new int[_places.Count]; // The last set that holds a place, plus one.
        NumberOf([0]);
        while (states.Count < sets.Count)
        {
            if (sets.Count > MaxSets)
                return null;
            var next = new SortedDictionary<string, List<int>>(StringComparer.Ordinal);
            foreach (int place in sets[states.Count])
            {
                foreach ((string word, int target) in _places[place].Words)
                {
                    if (!next.TryGetValue(word, out List<int>? targets))
                        next.Add(word, targets = []);
                    targets.Add(target);
                }
            }
            bool isEnd = Array.IndexOf(sets[states.Count], _end) >= 0;
            states.Add(new WordNetwork.State(isEnd, 0, [.. next.Select(arc => new WordNetwork.Arc(arc.Key, NumberOf(arc.Value), 0))]));
        }
        return states;

        int NumberOf(List<int> places)
        {
            int[] set = Spread(places, reached);
            ref int number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, set, out bool isKnown);
            if (isKnown)
                return number;
            number = sets.Count;
            sets.Add(set);
            return number;
        }
    }

    /// <summary>How often each word is said at each place, see <see cref="WordNetwork.Arc"/>.</summary>
    /// <param name="states">As <see cref="ToDeterministic"/> gave them.</param>
    public IReadOnlyList<WordNetwork.State> Weigh(IReadOnlyList<WordNetwork.State> states)
    {
        var ends = new double[states.Count];
        double[][] words = [.. states.Select(state => new double[state.Arcs.Count])];
        var arriving = new Dictionary<int, double>[states.Count];
        var open = new Queue<int>();
        Arrive(0, 0, 1);
        int visits = 0;
        while (visits < MaxVisits && open.TryDequeue(out int state))
        {
            Dictionary<int, double> places = arriving[state];
            arriving[state] = [];
            foreach ((int place, double often) in places)
                Go(state, place, often);
        }
        return [.. states.Select((state, i) => state with
        {
            EndWeight = ends[i],
            Arcs = [.. state.Arcs.Select((arc, j) => arc with { Weight = words[i][j] })],
        })];

        void Arrive(int state, int place, double often)
        {
            Dictionary<int, double> places = arriving[state] ??= [];
            if (places.Count == 0)
                open.Enqueue(state);
            CollectionsMarshal.GetValueRefOrAddDefault(places, place, out _) += often;
        }

        void Go(int state, int place, double often)
        {
            Place at = _places[place];
            int ways = at.Free.Count + at.Words.Count;
            if (place == _end)
                ends[state] += often;
            if (ways == 0 || often / ways < Seldom || ++visits > MaxVisits)
                return;
            foreach (int free in at.Free)
                Go(state, free, often / ways);
            foreach ((string word, int target) in at.Words)
            {
                int arc = IndexOf(states[state].Arcs, word);
                words[state][arc] += often / ways;
                Arrive(states[state].Arcs[arc].Target, target, often / ways);
            }
        }
    }

    // Arcs are in the order of their words.
    private static int IndexOf(IReadOnlyList<WordNetwork.Arc> arcs, string word)
    {
        int low = 0;
        int high = arcs.Count - 1;
        while (true)
        {
            int middle = (low + high) / 2;
            int order = string.CompareOrdinal(arcs[middle].Word, word);
            if (order == 0)
                return middle;
            if (order < 0)
                low = middle + 1;
            else
                high = middle - 1;
        }
    }

    private int _spreads;

    // All places that are reached from these without a word, but for those that lead nowhere else with one.
    private int[] Spread(List<int> places, int[] reached)
    {
        int mark = ++_spreads;
        var open = new Stack<int>(places);
        var set = new List<int>();
        while (open.TryPop(out int place))
        {
            if (reached[place] == mark)
                continue;
            reached[place] = mark;
            if (_places[place].Words.Count > 0 || place == _end)
                set.Add(place);
            foreach (int free in _places[place].Free)
                open.Push(free);
        }
        set.Sort();
        return [.. set];
    }

    private sealed class SetComparer : IEqualityComparer<int[]>
    {
        public static readonly SetComparer Instance = new();

        public bool Equals(int[]? x, int[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(int[] set)
        {
            var hash = new HashCode();
            hash.AddBytes(MemoryMarshal.AsBytes(set.AsSpan()));
            return hash.ToHashCode();
        }
    }
}
