using Providers.PocketSphinx.Acoustics;

namespace Providers.PocketSphinx.Search;

/// <summary>Writes the words of a network out as phones. Words of one place that begin alike share their nodes, and what
/// the likeliest of them costs is paid at the first.</summary>
internal sealed class PhoneNetworkBuilder
{
    // How much more an unlikely command must sound like what was said. With 1, two of five other sentences were taken for
    // a chain of short commands.
    private const int LanguageWeight = 6;

    // What the weights of a grammar make rare may still be said.
    private const double EqualShare = 0.01;

    // Every phone of other speech, silence and noise costs this much, so that they do not come too cheap. Words do not, or a
    // short one such as "the" would be lost in noise.
    private const int WordCost = -20;
    private const double SilenceShare = 0.005;
    private const double NoiseShare = 1e-8;

    private const ulong AnyPhone = ulong.MaxValue;

    private static readonly (string Phone, double Share)[] Fillers = [("SIL", SilenceShare), ("+NSN+", NoiseShare), ("+SPN+", NoiseShare)];

    private readonly ModelDefinition _model;
    private readonly List<PhoneNetwork.Node> _nodes = [];
    private readonly List<int> _followers = [];
    private readonly List<PhoneNetwork.Arc> _arcs = [];
    private readonly ulong[] _before;
    private readonly ulong[] _after;
    private readonly List<Spoken>[] _words;

    /// <summary>A word that leaves a place, in one pronunciation.</summary>
    private readonly record struct Spoken(string? Word, byte[] Phones, int Target, int Score);

    /// <summary>A beginning that words of a place have in common.</summary>
    private sealed class Branch
    {
        public SortedDictionary<int, Branch> Inner { get; } = [];

        public List<Spoken> Ending { get; } = [];

        public int BestScore { get; set; } = int.MinValue;
    }

    private PhoneNetworkBuilder(ModelDefinition model, int places)
    {
        _model = model;
        _before = new ulong[places];
        _after = new ulong[places];
        _words = new List<Spoken>[places];
    }

    /// <summary>Makes the network of a grammar.</summary>
    /// <param name="model">What phones are made of.</param>
    /// <param name="commands">What can be said.</param>
    /// <param name="pronunciations">Phones with spaces between, one or more entries for each word.</param>
    public static PhoneNetwork Build(ModelDefinition model, WordNetwork commands, Func<string, IReadOnlyList<string>> pronunciations)
        => new PhoneNetworkBuilder(model, commands.States.Count + 1).Build(commands, pronunciations);

    private PhoneNetwork Build(WordNetwork commands, Func<string, IReadOnlyList<string>> pronunciations)
    {
        int otherSpeech = commands.States.Count;
        var spoken = new Dictionary<string, byte[][]>(StringComparer.Ordinal);
        var endScores = new int?[otherSpeech + 1];
        for (int i = 0; i < otherSpeech; i++)
            _words[i] = Collect(commands.States[i], i == 0 ? 2 : 1, out endScores[i]);
        _words[0].AddRange(AnySpeech(otherSpeech));
        _words[otherSpeech] = [.. AnySpeech(otherSpeech)];
        FindContexts();
        PhoneNetwork.Place[] places = [.. Enumerable.Range(0, otherSpeech + 1).Select(i => Write(i, endScores[i]))];
        return new PhoneNetwork
        {
            Nodes = [.. _nodes],
            Followers = [.. _followers],
            Arcs = [.. _arcs],
            Places = places,
            Silence = _model.Silence,
        };

        // Everything that may follow weighs what the grammar gives it, and a little more.
        List<Spoken> Collect(WordNetwork.State state, int kinds, out int? endScore)
        {
            double sum = state.EndWeight + state.Arcs.Sum(arc => arc.Weight);
            int ways = state.Arcs.Count + (state.IsEnd ? 1 : 0);
            endScore = state.IsEnd ? Share(state.EndWeight) : null;
            return [.. state.Arcs.SelectMany(arc => Spell(arc.Word).Select(phones => new Spoken(arc.Word, phones, arc.Target, Share(arc.Weight))))];

            int Share(double weight)
            {
                double known = sum > 0 ? weight / sum : 1.0 / ways;
                return LanguageWeight * Scale.Fine(((1 - EqualShare) * known + EqualShare / ways) / kinds) >> Scale.Shift;
            }
        }

        byte[][] Spell(string word)
        {
            if (!spoken.TryGetValue(word, out byte[][]? phones))
                spoken.Add(word, phones = [.. pronunciations(word).Select(text => text.Split(' ').Select(phone => (byte)_model.Phone(phone)).ToArray())]);
            return phones;
        }
    }

    private IEnumerable<Spoken> AnySpeech(int place)
    {
        int kinds = 2; // To go on, or to leave it at that.
        int score = Scale.Coarse(1.0 / kinds / Phones.AnySpeech.Count) + WordCost;
        return Phones.AnySpeech.Select(phone => new Spoken(null, [(byte)_model.Phone(phone)], place, score));
    }

    private void FindContexts()
    {
        Array.Fill(_before, 1UL << _model.Silence);
        Array.Fill(_after, 1UL << _model.Silence);
        for (int i = 0; i < _words.Length; i++)
        {
            foreach (Spoken word in _words[i])
            {
                _after[i] |= 1UL << word.Phones[0];
                _before[word.Target] |= 1UL << word.Phones[^1];
            }
        }
    }

    private PhoneNetwork.Place Write(int place, int? endScore)
    {
        var entries = new List<PhoneNetwork.Entry>();
        var beginnings = new SortedDictionary<int, Branch>();
        int best = int.MinValue;
        foreach (Spoken word in _words[place])
        {
            best = Math.Max(best, word.Score);
            if (word.Phones.Length == 1)
                entries.Add(WriteShort(place, word));
            else
                Add(beginnings, word);
        }
        foreach ((int phones, Branch branch) in beginnings)
            entries.Add(WriteBeginning(place, (byte)(phones / ModelDefinition.MaxPhones), (byte)(phones % ModelDefinition.MaxPhones), branch));
        return new PhoneNetwork.Place([.. entries], [.. Fillers.Select(filler => WriteFiller(place, filler.Phone, filler.Share))], best, endScore);
    }

    // A branch for each phone but the last, by that phone and the next.
    private static void Add(SortedDictionary<int, Branch> branches, Spoken word)
    {
        for (int i = 0; i < word.Phones.Length - 1; i++)
        {
            int key = word.Phones[i] * ModelDefinition.MaxPhones + word.Phones[i + 1];
            if (!branches.TryGetValue(key, out Branch? branch))
                branches.Add(key, branch = new Branch());
            branch.BestScore = Math.Max(branch.BestScore, word.Score);
            if (i == word.Phones.Length - 2)
                branch.Ending.Add(word);
            branches = branch.Inner;
        }
    }

    private PhoneNetwork.Entry WriteShort(int place, Spoken word)
    {
        int arc = NewArc(word);
        int phone = word.Phones[0];
        return WriteByContext(place, (byte)phone, left => _model.SequenceOf(phone, left, _model.Silence, WordPlace.Single),
            sequence => NewNode(sequence, phone, word.Score, arc, AnyPhone));
    }

    private PhoneNetwork.Entry WriteBeginning(int place, byte phone, byte next, Branch branch)
    {
        (int first, int count) = WriteFollowers(branch, phone);
        return WriteByContext(place, phone, left => _model.SequenceOf(phone, left, next, WordPlace.Begin),
            sequence => NewNode(sequence, phone, branch.BestScore, first, count));
    }

    // Contexts in which a phone sounds the same share a node.
    private PhoneNetwork.Entry WriteByContext(int place, byte phone, Func<int, int> sequenceAfter, Func<int, int> write)
    {
        var nodes = new int[_model.PhoneCount];
        var known = new Dictionary<int, int>();
        for (int left = 0; left < nodes.Length; left++)
        {
            nodes[left] = -1;
            if ((_before[place] >> left & 1) == 0)
                continue;
            int sequence = sequenceAfter(left);
            if (!known.TryGetValue(sequence, out nodes[left]))
                known.Add(sequence, nodes[left] = write(sequence));
        }
        return new PhoneNetwork.Entry(phone, nodes);
    }

    private (int First, int Count) WriteFollowers(Branch branch, byte before)
    {
        var nodes = new List<int>();
        foreach ((int phones, Branch inner) in branch.Inner)
        {
            byte phone = (byte)(phones / ModelDefinition.MaxPhones);
            int next = phones % ModelDefinition.MaxPhones;
            (int first, int count) = WriteFollowers(inner, phone);
            nodes.Add(NewNode(_model.SequenceOf(phone, before, next, WordPlace.Inside), phone, inner.BestScore - branch.BestScore, first, count));
        }
        foreach (Spoken word in branch.Ending)
            nodes.AddRange(WriteEnding(word, before, word.Score - branch.BestScore));
        int start = _followers.Count;
        _followers.AddRange(nodes);
        return (start, nodes.Count);
    }

    private IEnumerable<int> WriteEnding(Spoken word, byte before, int score)
    {
        int arc = NewArc(word);
        int phone = word.Phones[^1];
        return Enumerable.Range(0, _model.PhoneCount)
            .Where(next => (_after[word.Target] >> next & 1) != 0)
            .GroupBy(next => _model.SequenceOf(phone, before, next, WordPlace.End))
            .Select(same => NewNode(same.Key, phone, score, arc, same.Aggregate(0UL, (set, next) => set | 1UL << next)));
    }

    private int WriteFiller(int place, string name, double share)
    {
        int phone = _model.Phone(name);
        _arcs.Add(new PhoneNetwork.Arc(null, place, (byte)_model.Silence, (byte)_model.Silence));
        return NewNode(_model.SequenceOf(phone), phone, Scale.Coarse(share) + WordCost, _arcs.Count - 1, AnyPhone);
    }

    private int NewArc(Spoken word)
    {
        _arcs.Add(new PhoneNetwork.Arc(word.Word, word.Target, word.Phones[0], word.Phones[^1]));
        return _arcs.Count - 1;
    }

    private int NewNode(int sequence, int phone, int score, int arc, ulong next) => NewNode(sequence, phone, score, 0, 0, arc, next);

    private int NewNode(int sequence, int phone, int score, int firstFollower, int followers)
        => NewNode(sequence, phone, score, firstFollower, followers, -1, 0);

    private int NewNode(int sequence, int phone, int score, int firstFollower, int followers, int arc, ulong next)
    {
        (ushort first, ushort second, ushort third) = _model.Senones(sequence);
        _nodes.Add(new PhoneNetwork.Node(first, second, third, (ushort)_model.TransitionsOf(phone), score, firstFollower, followers, arc, next,
            IsOther: arc >= 0 && _arcs[arc].Target == _words.Length - 1));
        return _nodes.Count - 1;
    }
}
