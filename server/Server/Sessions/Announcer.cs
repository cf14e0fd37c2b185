using System.Diagnostics.CodeAnalysis;
using Server.Agents;
using Server.Devices;
using Server.Journal;

namespace Server.Sessions;

/// <summary>Lets in one at a time who deals with the dialogue of a session: the receive loop, for each message, and who has
/// something to say that nobody asked for. That waits until nobody speaks or is answered.</summary>
[SuppressMessage("Reliability", "CA1001", Justification =
    "Neither the semaphore nor the source has a handle or a timer, and both may be asked for after the session's end.")]
internal sealed class Announcer(SessionLink link, Dialogue dialogue)
{
    /// <summary>How long a client is left alone after its hello. One that connects because somebody woke it is about to say
    /// <c>listen start</c>, without which stock firmware plays nothing, and then somebody speaks.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _entrance = new(1);
    private readonly CancellationTokenSource _ending = new();
    private TaskCompletionSource? _changed;
    private long _opened;

    /// <summary>Comes before whatever is done with the dialogue, and is followed by <see cref="Leave"/>.</summary>
    public Task EnterAsync(CancellationToken cancellationToken) => _entrance.WaitAsync(cancellationToken);

    public void Leave()
    {
        if (_opened == 0 && dialogue.IsOpen) _opened = link.Services.Time.GetTimestamp();
        var changed = Interlocked.Exchange(ref _changed, null);
        _entrance.Release();
        changed?.TrySetResult();
    }

    /// <summary>Says it in a turn of its own, as soon as that is possible. For any thread.</summary>
    public async Task<Announced> SayAsync(Reply reply, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _ending.Token);
        try
        {
            while (true)
            {
                var (turn, obstacle) = await TryBeginAsync(reply, either.Token);
                await (turn?.Completion ?? obstacle!).WaitAsync(either.Token);
                if (turn?.Outcome == TurnOutcome.Failed) return Announced.Failed;
                if (turn is { EndedUnspoken: false }) return Announced.Heard;
            }
        }
        catch (OperationCanceledException) when (_ending.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return Announced.Gone;
        }
    }

    /// <summary>The link is gone: nothing more is said.</summary>
    public Task StopAsync() => _ending.CancelAsync();

    /// <summary>The turn in which it is said, or what to wait for before it is tried again.</summary>
    private async Task<(VoiceTurn? Turn, Task? Obstacle)> TryBeginAsync(Reply reply, CancellationToken cancellationToken)
    {
        var time = link.Services.Time;
        await EnterAsync(cancellationToken);
        try
        {
            var alone = _opened == 0 ? TimeSpan.Zero : Patience - time.GetElapsedTime(_opened);
            if (alone > TimeSpan.Zero) return (null, Task.Delay(alone, time, cancellationToken));
            if (_opened != 0 && dialogue.TryTell(reply) is { } turn) return (turn, null);
            return (null, dialogue.Answering ?? (_changed ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task);
        }
        finally
        {
            _entrance.Release();
        }
    }
}
