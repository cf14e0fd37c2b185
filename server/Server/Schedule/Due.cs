using Server.Storage;

namespace Server.Schedule;

/// <summary>An entry of the agenda and how far it is. The agenda's lock guards what changes while it waits; while it is being
/// worked on it belongs to who works on it.</summary>
internal sealed class Due(ScheduledEntry entry)
{
    public ScheduledEntry Entry { get; } = entry;

    /// <summary>When it is to be taken up next.</summary>
    public DateTimeOffset NextTry { get; set; } = entry.DueAt;

    /// <summary>How often it was taken up and put back.</summary>
    public int Tries { get; set; }

    /// <summary>Somebody works on it now.</summary>
    public bool IsTaken { get; set; }

    /// <summary>The link over which a call went out and was not answered: over the same one it is not made again, for it may
    /// have been carried out.</summary>
    public string? TriedSession { get; set; }

    /// <summary>What is still to be said of a call that did not work; null before.</summary>
    public string? Failure { get; set; }
}
