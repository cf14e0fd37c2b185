using System.Text.Json;
using Server.Journal;

namespace Server.OwnerConsole;

/// <summary>Entries of the journal as events of the page.</summary>
internal static class JournalEvents
{
    /// <summary>What the page calls an entry, and the entry.</summary>
    public static (string Kind, string Json) Write(JournalEntry entry) => (KindOf(entry)!, JsonSerializer.Serialize(entry, entry.GetType(), ConsoleJson.Page));

    /// <summary>Null for what the page does not show.</summary>
    public static string? KindOf(JournalEntry entry) => entry switch
    {
        SessionOpened => "opened",
        SessionClosed => "closed",
        ThingsDescribed => "described",
        StateReported => "state",
        CommandDone => "command",
        UtteranceHeard => "heard",
        SentenceSpoken => "spoken",
        TurnEnded => "turn",
        MessageRefused => "refused",
        TimerSet => "timer_set",
        TimerOver => "timer_over",
        CallDelayed => "call_delayed",
        DelayedCallOver => "delayed_call_over",
        _ => null,
    };
}
