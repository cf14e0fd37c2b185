using Server.Agents.Models;

namespace Server.Agents;

/// <summary>How long a talk is remembered after it; section <c>Agent:Memory</c> of the configuration. It is kept in the server's
/// memory alone, and outlives connections: stock boards open one for each talk.</summary>
public sealed record MemoryOptions
{
    /// <summary>What was said, for the language model, counted from the last turn. Zero keeps none from one turn to the next.</summary>
    public TimeSpan Talk { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>What "it", "the fan too" and "no, the bedroom" lean on, counted from the last turn.</summary>
    public TimeSpan FollowUps { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Talks that are remembered at a time; beyond, the one that rested longest is forgotten.</summary>
    public int Devices { get; init; } = 1_000;
}

/// <summary>With whom a talk is: a device, and what it made up when it was installed, which others do not know. A device that
/// sends none is known by its id alone.</summary>
public readonly record struct Speaker(string DeviceId, string? ClientId);

/// <summary>Remembers the talks with devices from one turn to the next, whichever connection brings it. Each turn works on a
/// <see cref="Conversation"/> of its own: two links of one device mix their turns, and break nothing. An open question is given
/// out once. Safe for concurrent use.</summary>
internal sealed class Conversations(MemoryOptions options, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Speaker, LinkedListNode<Entry>> _bySpeaker = [];
    private readonly LinkedList<Entry> _latestFirst = [];

    /// <summary>How many talks are remembered now.</summary>
    public int Count
    {
        get
        {
            lock (_lock) return _bySpeaker.Count;
        }
    }

    /// <summary>What is left of the talk so far, for one turn in this role. Another role is another person: it knows nothing of
    /// what was said to the one before.</summary>
    public Conversation Recall(Speaker speaker, Role role)
    {
        var fresh = new Conversation { Role = role };
        lock (_lock)
        {
            ForgetStale();
            if (!_bySpeaker.TryGetValue(speaker, out var node) || !node.Value.Kept.IsIn(role))
            {
                Put(speaker, new KeptTalk(role.Name, role.Language, [], null, null, null));
                return fresh;
            }

            var (entry, rested) = (node.Value, time.GetElapsedTime(node.Value.At));
            // Whoever takes the question answers it: a "yes" on another link is not for it, too.
            node.Value = entry with { Kept = entry.Kept with { OpenQuestion = null } };
            fresh.Talk = rested < options.Talk ? entry.Kept.Talk : null;
            if (rested >= options.FollowUps) return fresh;
            fresh.LastThings = entry.Kept.LastThings;
            fresh.OpenQuestion = entry.Kept.OpenQuestion;
            fresh.Memory = entry.Kept.Memory;
            return fresh;
        }
    }

    /// <summary>Remembers how far a turn has come.</summary>
    /// <param name="before">What it had kept before; null the first time.</param>
    /// <returns>What is kept now. A turn that has come no further changes nothing, for another may have meanwhile; nor does one whose
    /// talk was forgotten.</returns>
    public KeptTalk Keep(Speaker speaker, Conversation conversation, KeptTalk? before)
    {
        var kept = new KeptTalk(
            conversation.Role.Name, conversation.Role.Language, conversation.LastThings, conversation.OpenQuestion, conversation.Memory, conversation.Talk as TalkMemory);
        if (kept == before) return kept;
        lock (_lock)
        {
            if (_bySpeaker.ContainsKey(speaker)) Put(speaker, kept);
        }

        return kept;
    }

    /// <summary>Forgets all that was said to a device: it has another owner now, or none.</summary>
    public void Forget(string deviceId)
    {
        lock (_lock)
        {
            foreach (var speaker in _bySpeaker.Keys.Where(speaker => speaker.DeviceId == deviceId).ToArray()) Remove(_bySpeaker[speaker]);
        }
    }

    private void Put(Speaker speaker, KeptTalk kept)
    {
        if (_bySpeaker.TryGetValue(speaker, out var known)) Remove(known);
        _bySpeaker[speaker] = _latestFirst.AddFirst(new Entry(speaker, kept, time.GetTimestamp()));
        while (_bySpeaker.Count > Math.Max(1, options.Devices)) Remove(_latestFirst.Last!);
    }

    private void ForgetStale()
    {
        var longest = options.Talk > options.FollowUps ? options.Talk : options.FollowUps;
        while (_latestFirst.Last is { } last && time.GetElapsedTime(last.Value.At) >= longest) Remove(last);
    }

    private void Remove(LinkedListNode<Entry> node)
    {
        _latestFirst.Remove(node);
        _bySpeaker.Remove(node.Value.Speaker);
    }

    private sealed record Entry(Speaker Speaker, KeptTalk Kept, long At);
}

/// <summary>What is remembered of a talk after a turn, in the agents' own forms; see <see cref="Conversation"/>.</summary>
internal sealed record KeptTalk(
    string RoleName, string Language, IReadOnlyList<string> LastThings, object? OpenQuestion, object? Memory, TalkMemory? Talk)
{
    /// <summary>Whether this role held it.</summary>
    public bool IsIn(Role role) => RoleName == role.Name && Language == role.Language;
}
