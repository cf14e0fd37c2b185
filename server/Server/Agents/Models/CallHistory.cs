namespace Server.Agents.Models;

/// <summary>The calls of one answer, round by round: after each round a model is told all its reports. Finds out when it asks again
/// for what it has just had, and when it turns in a circle.</summary>
internal sealed class CallHistory
{
    private readonly HashSet<Outcome> _earlier = [];
    private readonly Dictionary<string, string> _lastFor = new(StringComparer.Ordinal);
    private HashSet<Outcome> _before = [];
    private HashSet<Outcome> _round = [];
    private (string Call, bool MayRetry, bool IsTold)? _last;
    private bool _isEcho = true;
    private bool _isStale = true;
    private bool _wasStale;

    private readonly record struct Outcome(string Call, string Report);

    /// <summary>True once the model learns nothing more from its calls: a round that only repeats the one before with the same
    /// reports, or a second one in a row that brings nothing but what earlier ones brought, as in A, B, A, B. On, off, on is no
    /// circle.</summary>
    public bool IsCircle { get; private set; }

    /// <summary>True for a call that is the same again: as the one before it, or as the last one of this round for the same target,
    /// whose report the model does not know. What failed may be tried again once the model was told so.</summary>
    /// <param name="call">Tool and arguments.</param>
    /// <param name="target">What it is for: a thing, or the tool itself.</param>
    public bool IsRepetition(string call, string target) =>
        _lastFor.GetValueOrDefault(target) == call || (_last is { } last && last.Call == call && !(last.MayRetry && last.IsTold));

    /// <summary>Notes a call and what the model is told of it.</summary>
    /// <param name="mayRetry">It failed without having done anything.</param>
    public void Add(string call, string target, string report, bool mayRetry)
    {
        var outcome = new Outcome(call, report);
        _isEcho &= _before.Contains(outcome);
        _isStale &= _earlier.Contains(outcome);
        _round.Add(outcome);
        _lastFor[target] = call;
        _last = (call, mayRetry, IsTold: false);
    }

    /// <summary>The model is told the reports of the calls since the last time; one that was refused for being the same again
    /// counts as nothing new.</summary>
    public void EndRound()
    {
        IsCircle |= _isEcho || (_isStale && _wasStale);
        _wasStale = _isStale;
        _earlier.UnionWith(_round);
        _before = _round;
        _round = [];
        _lastFor.Clear();
        _isEcho = _isStale = true;
        if (_last is { } last) _last = last with { IsTold = true };
    }
}
