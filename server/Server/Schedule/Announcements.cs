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
        if (late >= Patience || (due is { Tries: 0, Failure: null } && late > Lateness))
            return await EndAsync(due, "", ScheduleOutcome.Missed, cancellationToken);
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
            return announced != Announced.Gone && await EndAsync(
                due, device.SessionId, announced == Announced.Heard ? ScheduleOutcome.Done : ScheduleOutcome.Failed, cancellationToken);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return await EndAsync(due, "", ScheduleOutcome.Missed, cancellationToken);
        }
    }

    /// <summary>Records what became of a timer; of a call that was recorded before. Nothing is recorded of a device that was
    /// forgotten, or twice by two servers.</summary>
    private async Task<bool> EndAsync(Due due, string sessionId, ScheduleOutcome outcome, CancellationToken cancellationToken)
    {
        if (due.Failure is null && await keeper.IsThereAsync(due.Entry.Id, cancellationToken))
            journal.Write(new TimerOver(due.Entry.DeviceId, sessionId, time.GetUtcNow(), due.Entry.Name, outcome, due.Entry.SetAt));
        return true;
    }
}
