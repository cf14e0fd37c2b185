using Server.Agents.Offline;
using Server.Devices;
using Server.Journal;
using Server.Storage;

namespace Server.Schedule;

/// <summary>Tells a device that its timer is over, or that what it wanted later did not work.</summary>
internal sealed class Announcements(
    IConnectedDevices devices, ScheduleRights rights, ScheduleKeeper keeper, Notices notices, EventJournal journal, TimeProvider time)
{
    /// <summary>How long after a restart a timer is still announced that fell due before it.</summary>
    public static readonly TimeSpan Lateness = TimeSpan.FromMinutes(10);

    /// <summary>How long a device that is not connected, or never falls silent, is waited for.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    /// <summary>False when it must be tried again.</summary>
    public async Task<bool> TryAsync(Due due, CancellationToken cancellationToken)
    {
        var late = time.GetUtcNow() - due.Entry.DueAt;
        if (late >= Patience || (due is { Tries: 0, Failure: null } && late > Lateness)) return End(due, "", ScheduleOutcome.Missed);
        if (devices.Find(due.Entry.DeviceId) is not { } device) return false;
        if (!await rights.HoldAsync(due.Entry, cancellationToken) || !await keeper.IsThereAsync(due.Entry.Id, cancellationToken))
            return true;

        var sentence = due.Failure ?? notices.TimerOver(due.Entry.Name);
        var headline = due.Failure is null ? due.Entry.Name ?? sentence : sentence;
        using var patience = new CancellationTokenSource(Patience - late, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            var announced = await device.AnnounceAsync(headline, sentence, due.Failure is null ? "happy" : "sad", either.Token);
            return announced != Announced.Gone
                && End(due, device.SessionId, announced == Announced.Heard ? ScheduleOutcome.Done : ScheduleOutcome.Failed);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return End(due, "", ScheduleOutcome.Missed);
        }
    }

    /// <summary>That a call did not work was recorded when it did not.</summary>
    private bool End(Due due, string sessionId, ScheduleOutcome outcome)
    {
        if (due.Failure is null)
            journal.Write(new TimerOver(due.Entry.DeviceId, sessionId, time.GetUtcNow(), due.Entry.Name, outcome, due.Entry.SetAt));
        return true;
    }
}
