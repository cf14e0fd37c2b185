using System.Runtime.CompilerServices;
using Providers.PocketSphinx.Acoustics;

namespace Providers.PocketSphinx.Search;

/// <summary>Searches a network for the best way through an utterance, row by row. Not for several threads at once.</summary>
/// <remarks>What is done for every sound and token is compiled at its best from the start: the first speakers after a start
/// would wait for seconds otherwise.</remarks>
internal sealed partial class PhoneSearch
{
    // As wide as a command to be accepted may fall behind the free phones, and no wider.
    private const double Beam = 1e-80;
    private const double WordBeam = 1e-60;

    // The best of other speech is all that is asked for.
    private const double OtherBeam = 1e-25;

    private const int Never = int.MinValue / 4;

    private static readonly int Width = -Scale.Coarse(Beam);
    private static readonly int WordWidth = -Scale.Coarse(WordBeam);
    private static readonly int OtherWidth = -Scale.Coarse(OtherBeam);

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
    private int _otherThreshold;

    // Of the last row in which a word ended: of other speech, and of a command.
    private int _bestOther = Never;
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
    private readonly record struct Record(int Arc, ulong Next, int Row, int From, int Score);

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
        (_bestOther, _bestEnd, _bestEndRecord) = (Never, Never, -1);
        (_threshold, _otherThreshold) = (-Width, -Width);
        Enter(new Exit(-1, ulong.MaxValue, 0, -1), record: -1, place: 0, lastPhone: network.Silence);
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
        int bestOther = Never;
        foreach (ref Token token in _tokens.AsSpan(0, _count))
        {
            Hear(ref token);
            if (_network.Nodes[token.Node].IsOther)
                bestOther = Math.Max(bestOther, token.Best);
            else
                best = Math.Max(best, token.Best);
        }
        // Commands that fall behind other speech are given up. Other speech is not when it falls behind a command: how far
        // it does is what tells them apart.
        _threshold = Math.Max(best, bestOther) - Width;
        _otherThreshold = bestOther - OtherWidth;
        MoveWithinWords(Math.Max(best, bestOther) - WordWidth);
        MoveBetweenWords();
        Swap();
        Count++;
    }

    /// <summary>What was said.</summary>
    /// <param name="margin">How far the words are above the best way through any phones, for each row that they
    /// took.</param>
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
        margin = (_bestEnd - _bestOther) / (double)wordRows;
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
            ref readonly PhoneNetwork.Node node = ref _network.Nodes[token.Node];
            if (token.Best < (node.IsOther ? _otherThreshold : _threshold))
                continue;
            Keep(token);
            if (node.Exit >= 0)
            {
                if (token.Out >= (node.IsOther ? _otherThreshold : wordThreshold))
                    AddExit(new Exit(node.Exit, node.Next, token.Out, token.OutFrom));
                continue;
            }
            if (token.Out < _threshold)
                continue;
            foreach (int follower in _network.Followers.AsSpan(node.FirstFollower, node.FollowerCount))
                Enter(follower, token.Out, token.OutFrom);
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
        (_bestOther, _bestEnd, _bestEndRecord) = (Never, Never, -1);
        foreach (ref readonly Exit exit in _exits.AsSpan(0, _exitCount))
        {
            PhoneNetwork.Arc arc = _network.Arcs[exit.Arc];
            int record = AddRecord(new Record(exit.Arc, exit.Next, Count, exit.From, exit.Score));
            // Silence and noise before the first word, too: there may be no more than that.
            if (arc.Target == _network.OtherSpeech || (arc.Word is null && arc.Target == 0))
                _bestOther = Math.Max(_bestOther, exit.Score);
            if (_network.Places[arc.Target].EndScore is { } endScore && exit.Score + endScore > _bestEnd)
                (_bestEnd, _bestEndRecord) = (exit.Score + endScore, record);
            Enter(exit, record, arc.Target, arc.LastPhone);
        }
    }

    private void Enter(in Exit exit, int record, int place, int lastPhone)
    {
        PhoneNetwork.Place next = _network.Places[place];
        if (exit.Score + next.BestScore > (place == _network.OtherSpeech ? _otherThreshold : _threshold))
        {
            foreach (ref readonly PhoneNetwork.Entry entry in next.Entries.AsSpan())
            {
                if ((exit.Next >> entry.Phone & 1) != 0)
                    Enter(entry.Nodes[lastPhone], exit.Score, record);
            }
        }
        if ((exit.Next >> _network.Silence & 1) == 0)
            return;
        foreach (int filler in next.Fillers)
            Enter(filler, exit.Score, record);
    }

    private void Enter(int node, int score, int from)
    {
        ref readonly PhoneNetwork.Node entered = ref _network.Nodes[node];
        score += entered.Score;
        if (score <= (entered.IsOther ? _otherThreshold : _threshold))
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
