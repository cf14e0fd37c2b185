namespace Providers.PocketSphinx;

/// <summary>Makes the places of a network one after which the same may follow.</summary>
internal static class StateMerging
{
    /// <summary>The network with as few places as its sentences allow; those from which no sentence ends are left out.</summary>
    /// <param name="states">In which each word leads to one place; the first is the beginning.</param>
    /// <returns>Empty when no sentence ends.</returns>
    public static IReadOnlyList<WordNetwork.State> Minimise(IReadOnlyList<WordNetwork.State> states)
    {
        bool[] leads = LeadsToAnEnd(states);
        if (!leads[0])
            return [];
        int[] groups = Group(states, leads);
        // Numbered in the order in which they are reached, so that equal grammars give equal networks.
        ILookup<int, int> members = Enumerable.Range(0, states.Count).ToLookup(state => groups[state]);
        var numbers = new Dictionary<int, int> { [groups[0]] = 0 };
        var order = new List<int> { groups[0] };
        var merged = new List<WordNetwork.State>();
        while (merged.Count < order.Count)
            merged.Add(Merge([.. members[order[merged.Count]].Select(state => states[state])], NumberOf));
        return merged;

        int NumberOf(int target)
        {
            if (!leads[target])
                return -1;
            if (numbers.TryAdd(groups[target], order.Count))
                order.Add(groups[target]);
            return numbers[groups[target]];
        }
    }

    // The members have the same words, but for those that lead to no end.
    private static WordNetwork.State Merge(List<WordNetwork.State> members, Func<int, int> numberOf)
    {
        var weights = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (WordNetwork.Arc arc in members.SelectMany(member => member.Arcs))
            weights[arc.Word] = weights.GetValueOrDefault(arc.Word) + arc.Weight;
        var arcs = members[0].Arcs
            .Select(arc => new WordNetwork.Arc(arc.Word, numberOf(arc.Target), weights[arc.Word]))
            .Where(arc => arc.Target >= 0);
        return new WordNetwork.State(members[0].IsEnd, members.Sum(member => member.EndWeight), [.. arcs]);
    }

    private static bool[] LeadsToAnEnd(IReadOnlyList<WordNetwork.State> states)
    {
        var sources = new List<int>[states.Count];
        for (int i = 0; i < states.Count; i++)
            sources[i] = [];
        for (int i = 0; i < states.Count; i++)
        {
            foreach (WordNetwork.Arc arc in states[i].Arcs)
                sources[arc.Target].Add(i);
        }
        var leads = new bool[states.Count];
        var open = new Stack<int>(Enumerable.Range(0, states.Count).Where(i => states[i].IsEnd));
        while (open.TryPop(out int state))
        {
            if (leads[state])
                continue;
            leads[state] = true;
            foreach (int source in sources[state])
                open.Push(source);
        }
        return leads;
    }

    // Two places stay together as long as the same words lead from them to places that stay together. Each round looks one
    // word further; sentences are short, so that there are few rounds.
    private static int[] Group(IReadOnlyList<WordNetwork.State> states, bool[] leads)
    {
        int[] groups = [.. states.Select((state, i) => leads[i] ? state.IsEnd ? 1 : 0 : -1)];
        int count = 0;
        while (true)
        {
            var numbers = new Dictionary<Signature, int>();
            var next = new int[states.Count];
            for (int i = 0; i < states.Count; i++)
            {
                if (!leads[i])
                {
                    next[i] = -1;
                    continue;
                }
                var signature = new Signature(states[i].Arcs, groups, groups[i]);
                if (!numbers.TryGetValue(signature, out next[i]))
                    numbers.Add(signature, next[i] = numbers.Count);
            }
            if (numbers.Count == count)
                return next;
            count = numbers.Count;
            groups = next;
        }
    }

    private readonly struct Signature : IEquatable<Signature>
    {
        private readonly IReadOnlyList<WordNetwork.Arc> _arcs;
        private readonly int[] _groups;
        private readonly int _own;
        private readonly int _hash;

        public Signature(IReadOnlyList<WordNetwork.Arc> arcs, int[] groups, int own)
        {
            (_arcs, _groups, _own) = (arcs, groups, own);
            var hash = new HashCode();
            hash.Add(own);
            for (int i = 0; i < arcs.Count; i++)
            {
                if (groups[arcs[i].Target] < 0)
                    continue;
                hash.Add(arcs[i].Word, StringComparer.Ordinal);
                hash.Add(groups[arcs[i].Target]);
            }
            _hash = hash.ToHashCode();
        }

        // Words are in order, see WrittenOutGrammar: compared side by side, past those that lead nowhere.
        public bool Equals(Signature other)
        {
            if (_own != other._own)
                return false;
            int mine = 0;
            int its = 0;
            while (true)
            {
                while (mine < _arcs.Count && _groups[_arcs[mine].Target] < 0)
                    mine++;
                while (its < other._arcs.Count && _groups[other._arcs[its].Target] < 0)
                    its++;
                if (mine == _arcs.Count || its == other._arcs.Count)
                    return mine == _arcs.Count && its == other._arcs.Count;
                if (_arcs[mine].Word != other._arcs[its].Word || _groups[_arcs[mine].Target] != _groups[other._arcs[its].Target])
                    return false;
                mine++;
                its++;
            }
        }

        public override bool Equals(object? obj) => obj is Signature other && Equals(other);

        public override int GetHashCode() => _hash;
    }
}
