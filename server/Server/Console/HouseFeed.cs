using Server.Journal;

namespace Server.OwnerConsole;

/// <summary>What happens in sessions, as the page follows it: the latest of the conversation is kept, the rest passes by.</summary>
internal sealed class HouseFeed(EventJournal journal, TimeProvider time, ILogger<HouseFeed> logger) : BackgroundService
{
    /// <summary>Entries of the conversation that a page sees when it is opened: some fifty turns.</summary>
    private const int KeptEntries = 300;

    private const int WaitingEntries = 512;

    /// <summary>When this run of the server began; each run counts its entries anew.</summary>
    public DateTimeOffset StartedAt { get; } = time.GetUtcNow();

    public Feed<JournalEntry> Entries { get; } = new(KeptEntries, WaitingEntries);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var reader = journal.Watch(WaitingEntries);
        var lost = 0L;
        await foreach (var entry in reader.ReadAllAsync(stoppingToken))
        {
            if (JournalEvents.KindOf(entry) is not null) Entries.Publish(entry, IsConversation(entry));
            if (reader.Lost == lost) continue;
            logger.LogWarning("The console missed {Count} entries of the journal.", reader.Lost - lost);
            lost = reader.Lost;
        }
    }

    private static bool IsConversation(JournalEntry entry) =>
        entry is UtteranceHeard or SentenceSpoken or CommandDone or TurnEnded or MessageRefused
            or TimerSet or TimerOver or CallDelayed or DelayedCallOver;
}
