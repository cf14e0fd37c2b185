using System.Runtime.CompilerServices;
using Providers.PocketSphinx.Acoustics;

namespace Providers.PocketSphinx.Search;

/// <summary>Searches a network for the best way through an utterance, row by row. Not for several threads at once.</summary>
/// <remarks>What is done for every sound and token is compiled at its best from the start: the first speakers after a start
/// would wait for seconds otherwise.</remarks>
internal sealed class PhoneSearch
{
    // As wide as a command to be accepted may fall behind the free phones, and no wider.
    private const double Beam = 1e-80;
    private const double WordBeam = 1e-60;

    private const int Never = int.MinValue / 4;

    private static readonly int Width = -Scale.Coarse(Beam);
    private static readonly int WordWidth = -Scale.Coarse(WordBeam);

    private readonly AcousticModel _model;
    private readonly SoundScores _sounds;
    private readonly float[] _features = new float[Features.Length];
    private readonly int[] _otherExit = new int[ModelDefinition.MaxPhones];
    private PhoneNetwork _network = null!; // Until Start.
    private int[] _tokenOf = [];
    private Token[] _tokens = new Token[512];
    private Token[] _next = new Token[512];
    private Exit[] _exits = new Exit[128];
    private Record[] _records = new Record[4096];
    private int _count;
    private int _nextCount;
    private int _exitCount;
    private int _recordCount;
    private int _threshold;

    // Of the last row in which a word ended.
    private int _best = Never;
    private int _bestEnd = Never;
    private int _bestEndRecord = -1;

    /// <summary>A node at which the speaker may be: scores of its three parts, and the record before them.</summary>
    private struct Token
    {
        public int Node;
        public int First, Second, Third, Out;
        public int FirstFrom, SecondFrom, ThirdFrom, OutFrom;
        public int Best;
    }

    private readonly record struct Exit(int Arc, ulong Next, int Score, int From);

    /// <summary>A word that may have ended.</summary>
    private readonly record struct Record(int Arc, int Row, int From);

    /// <param name="model">Whose sounds are heard.</param>
    public PhoneSearch(AcousticModel model) => (_model, _sounds) = (model, new SoundScores(model));

    /// <summary>Rows that were searched.</summary>
    public int Count { get; private set; }

    /// <summary>Begins an utterance and forgets the one before.</summary>
    public void Start(PhoneNetwork network)
    {
        _network = network;
        if (_tokenOf.Length < network.Nodes.Length)
            _tokenOf = new int[network.Nodes.Length];
        (Count, _recordCount, _nextCount) = (0, 0, 0);
        (_best, _bestEnd, _bestEndRecord) = (Never, Never, -1);
        Enter(new Exit(-1, ulong.MaxValue, 0, -1), record: -1, place: 0, lastPhone: network.Silence, threshold: -Width);
        Swap();
    }

    /// <summary>Goes on by one row.</summary>
    /// <param name="rows">All rows that there are, flat; those of the window behind the row must be there, unless there are
    /// no more.</param>
    /// <param name="mean">To be taken off.</param>
    public void Step(ReadOnlySpan<float> rows, ReadOnlySpan<float> mean)
    {
        Features.Of(rows, Count, mean, _features);
        _sounds.Take(_features);
        int best = Never;
        foreach (ref Token token in _tokens.AsSpan(0, _count))
        {
            Hear(ref token);
            best = Math.Max(best, token.Best);
        }
        _threshold = best - Width;
        MoveWithinWords(best - WordWidth);
        MoveBetweenWords();
        Swap();
        Count++;
    }

    /// <summary>What was said.</summary>
    /// <param name="margin">How far the words are below the best way through any phones, for each row that they took:
    /// 0 when nothing fits better, else negative.</param>
    /// <param name="wordRows">Rows that the words took.</param>
    /// <returns>The words, or null when no command fits at all.</returns>
    public string? Finish(out double margin, out int wordRows)
    {
        (margin, wordRows) = (double.NegativeInfinity, 0);
        if (_bestEndRecord < 0)
            return null;
        var words = new List<string>();
        for (int i = _bestEndRecord; i >= 0; i = _records[i].From)
        {
            // Silence and noises between the words fit every way alike: counted in, they would hide a bad fit.
            if (_network.Arcs[_records[i].Arc].Word is not { } word)
                continue;
            words.Add(word);
            wordRows += _records[i].Row - (_records[i].From >= 0 ? _records[_records[i].From].Row : -1);
        }
        if (words.Count == 0)
            return null;
        margin = Math.Min(0, _bestEnd - _best) / (double)wordRows;
        words.Reverse();
        return string.Join(' ', words);
    }

    // The best way into each part of the phone, and out of it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Hear(ref Token token)
    {
        ref readonly PhoneNetwork.Node node = ref _network.Nodes[token.Node];
        ReadOnlySpan<byte> costs = _model.Transitions.Of(node.Transitions);
        int first = token.First - _sounds.CostOf(node.First);
        int second = token.Second > Never ? token.Second - _sounds.CostOf(node.Second) : Never;
        int third = token.Third > Never ? token.Third - _sounds.CostOf(node.Third) : Never;

        (token.Out, token.OutFrom) = (third > Never ? third - costs[11] : Never, token.ThirdFrom);
        if (costs[7] < Transitions.None && second > Never && second - costs[7] > token.Out)
            (token.Out, token.OutFrom) = (second - costs[7], token.SecondFrom);

        int stay = third > Never ? third - costs[10] : Never;
        int step = second > Never ? second - costs[6] : Never;
        if (step > stay)
            (stay, token.ThirdFrom) = (step, token.SecondFrom);
        if (costs[2] < Transitions.None && first - costs[2] > stay)
            (stay, token.ThirdFrom) = (first - costs[2], token.FirstFrom);
        token.Third = stay;

        stay = second > Never ? second - costs[5] : Never;
        if (first - costs[1] > stay)
            (stay, token.SecondFrom) = (first - costs[1], token.FirstFrom);
        token.Second = stay;
        token.First = first - costs[0];
        token.Best = Math.Max(Math.Max(token.First, token.Second), Math.Max(token.Third, token.Out));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void MoveWithinWords(int wordThreshold)
    {
        _exitCount = 0;
        Array.Fill(_otherExit, -1);
        for (int i = 0; i < _count; i++)
        {
            ref readonly Token token = ref _tokens[i];
            if (token.Best < _threshold)
                continue;
            Keep(token);
            ref readonly PhoneNetwork.Node node = ref _network.Nodes[token.Node];
            if (node.Exit >= 0)
            {
                if (token.Out >= wordThreshold)
                    AddExit(new Exit(node.Exit, node.Next, token.Out, token.OutFrom));
                continue;
            }
            if (token.Out < _threshold)
                continue;
            foreach (int follower in _network.Followers.AsSpan(node.FirstFollower, node.FollowerCount))
                Enter(follower, token.Out, token.OutFrom, _threshold);
        }
    }

    // After a phone of other speech everything may follow: only the best of each is worth following.
    private void AddExit(Exit exit)
    {
        PhoneNetwork.Arc arc = _network.Arcs[exit.Arc];
        if (arc.Target == _network.OtherSpeech && arc.LastPhone != _network.Silence)
        {
            ref int known = ref _otherExit[arc.LastPhone];
            if (known >= 0)
            {
                if (exit.Score > _exits[known].Score)
                    _exits[known] = exit;
                return;
            }
            known = _exitCount;
        }
        if (_exitCount == _exits.Length)
            Array.Resize(ref _exits, 2 * _exits.Length);
        _exits[_exitCount++] = exit;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void MoveBetweenWords()
    {
        if (_exitCount == 0)
            return;
        (_best, _bestEnd, _bestEndRecord) = (Never, Never, -1);
        foreach (ref readonly Exit exit in _exits.AsSpan(0, _exitCount))
        {
            PhoneNetwork.Arc arc = _network.Arcs[exit.Arc];
            int record = AddRecord(new Record(exit.Arc, Count, exit.From));
            _best = Math.Max(_best, exit.Score);
            if (_network.Places[arc.Target].EndScore is { } endScore && exit.Score + endScore > _bestEnd)
                (_bestEnd, _bestEndRecord) = (exit.Score + endScore, record);
            Enter(exit, record, arc.Target, arc.LastPhone, _threshold);
        }
    }

    private void Enter(in Exit exit, int record, int place, int lastPhone, int threshold)
    {
        PhoneNetwork.Place next = _network.Places[place];
        if (exit.Score + next.BestScore > threshold)
        {
            foreach (ref readonly PhoneNetwork.Entry entry in next.Entries.AsSpan())
            {
                if ((exit.Next >> entry.Phone & 1) != 0)
                    Enter(entry.Nodes[lastPhone], exit.Score, record, threshold);
            }
        }
        if ((exit.Next >> _network.Silence & 1) == 0)
            return;
        foreach (int filler in next.Fillers)
            Enter(filler, exit.Score, record, threshold);
    }

    private void Enter(int node, int score, int from, int threshold)
    {
        score += _network.Nodes[node].Score;
        if (score <= threshold)
            return;
        ref Token token = ref TokenOf(node, out bool isNew);
        if (isNew)
            token = new Token { Node = node, First = score, FirstFrom = from, Second = Never, Third = Never };
        else if (score > token.First)
            (token.First, token.FirstFrom) = (score, from);
    }

    private void Keep(in Token token)
    {
        ref Token kept = ref TokenOf(token.Node, out bool isNew);
        (int first, int from) = (kept.First, kept.FirstFrom);
        kept = token;
        if (!isNew && first > token.First)
            (kept.First, kept.FirstFrom) = (first, from);
    }

    private ref Token TokenOf(int node, out bool isNew)
    {
        int at = _tokenOf[node];
        isNew = at >= _nextCount || _next[at].Node != node;
        if (!isNew)
            return ref _next[at];
        if (_nextCount == _next.Length)
            Array.Resize(ref _next, 2 * _next.Length);
        _tokenOf[node] = _nextCount;
        return ref _next[_nextCount++];
    }

    private int AddRecord(Record record)
    {
        if (_recordCount == _records.Length)
            Array.Resize(ref _records, 2 * _records.Length);
        _records[_recordCount] = record;
        return _recordCount++;
    }

    private void Swap()
    {
        (_tokens, _next) = (_next, _tokens);
        (_count, _nextCount) = (_nextCount, 0);
    }
}
