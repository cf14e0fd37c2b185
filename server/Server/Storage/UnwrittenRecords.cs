using Server.Journal;

namespace Server.Storage;

/// <summary>What happened in sessions and is not in the database yet. Bounded, however long the database is away: of what
/// is only reported last the newest counts, of what adds up the oldest goes. One user at a time.</summary>
internal sealed class UnwrittenRecords(bool keepConversations)
{
    /// <summary>Devices; entries of further ones are lost.</summary>
    public const int MaxDevices = 2048;

    /// <summary>Events, and as many utterances.</summary>
    public const int MaxRows = 4096;

    /// <summary>Boards whose descriptors wait; these are the largest of all.</summary>
    public const int MaxDescriptions = 512;

    private readonly SortedDictionary<string, Sighting> _sightings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ThingsDescribed> _descriptions = [];
    private readonly Dictionary<(string DeviceId, string Thing), StateReported> _states = [];
    private readonly Queue<StoredEvent> _events = [];
    private readonly Queue<StoredUtterance> _utterances = [];
    private readonly HashSet<(string SessionId, string Code)> _refusals = [];

    /// <summary>Rows that had to go since <see cref="Clear"/>.</summary>
    public long Lost { get; private set; }

    /// <summary>Rows that wait.</summary>
    public int Count => _sightings.Count + _descriptions.Count + _states.Count + _events.Count + _utterances.Count;

    /// <summary>True when the next entry may push an older one out.</summary>
    public bool IsFull =>
        _sightings.Count == MaxDevices || _descriptions.Count == MaxDescriptions || _events.Count == MaxRows || _utterances.Count == MaxRows;

    public void Add(JournalEntry entry)
    {
        if (!TrySee(entry)) return;
        switch (entry)
        {
            case ThingsDescribed described:
                Describe(described);
                break;
            case StateReported reported:
                _states[(reported.DeviceId, reported.Thing)] = reported;
                break;
            case UtteranceHeard heard when keepConversations:
                Keep(_utterances, new StoredUtterance(0, heard.DeviceId, heard.SessionId, heard.At, StoredUtterance.User, heard.Text, null));
                break;
            case SentenceSpoken spoken when keepConversations:
                Keep(_utterances, new StoredUtterance(0, spoken.DeviceId, spoken.SessionId, spoken.At, StoredUtterance.Assistant, spoken.Text, spoken.Emotion));
                break;
        }

        // Who floods the server with bad messages shall not fill the disk: the same refusal counts once.
        if (entry is MessageRefused refused && (_refusals.Count == MaxRows || !_refusals.Add((refused.SessionId, refused.Code)))) return;
        if (StoredEventDetail.Of(entry) is { } happened) Keep(_events, happened);
    }

    /// <summary>Writes all of it within a transaction; it stays here until <see cref="Clear"/>.</summary>
    public async Task<int> WriteAsync(DatabaseSession session)
    {
        // In the order of their ids, so that two servers never wait for each other's rows.
        await DeviceStore.SeeAsync(session, _sightings.Values);
        foreach (var (deviceId, described) in _descriptions)
            await ThingStore.SaveDescriptorsAsync(session, deviceId, described.Things, described.At);
        foreach (var reported in _states.Values)
            await ThingStore.SaveStateAsync(session, reported.DeviceId, reported.Thing, reported.State, reported.At);
        await EventStore.AppendAsync(session, _events);
        await ConversationStore.AppendAsync(session, _utterances);
        return Count;
    }

    public void Clear()
    {
        _sightings.Clear();
        _descriptions.Clear();
        _states.Clear();
        _events.Clear();
        _utterances.Clear();
        _refusals.Clear();
        Lost = 0;
    }

    /// <summary>Every row belongs to a device, so that a device for which there is no room has none.</summary>
    private bool TrySee(JournalEntry entry)
    {
        var known = _sightings.GetValueOrDefault(entry.DeviceId);
        if (known is null && _sightings.Count == MaxDevices)
        {
            Lost++;
            return false;
        }

        var clientId = (entry as SessionOpened)?.ClientId ?? known?.ClientId;
        var seenAt = known is not null && known.At > entry.SeenAt ? known.At : entry.SeenAt;
        _sightings[entry.DeviceId] = new Sighting(entry.DeviceId, seenAt, clientId);
        return true;
    }

    private void Describe(ThingsDescribed described)
    {
        if (!_descriptions.ContainsKey(described.DeviceId) && _descriptions.Count == MaxDescriptions) Lost++;
        else _descriptions[described.DeviceId] = described;
    }

    private void Keep<T>(Queue<T> rows, T row)
    {
        if (rows.Count == MaxRows)
        {
            rows.Dequeue();
            Lost++;
        }

        rows.Enqueue(row);
    }
}
