using Nano;

namespace Emulator.Running;

/// <summary>Somebody who talks to a board: presses the button, speaks, and listens to the answer.</summary>
internal sealed class Conversation(EmulatedBoard board, BoardSettings settings)
{
    private const short Audible = 200;
    private static readonly TimeSpan PatienceWithStart = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PatienceWithConnection = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan PatienceWithAnswer = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan PatienceWithLongAnswer = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan BeforeSpeaking = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan BeforeReleasing = TimeSpan.FromMilliseconds(150);

    private bool HoldsButton => settings.Talk == "hold";

    /// <summary>The state to which the device returns when it has answered.</summary>
    private string Rest => HoldsButton ? "idle" : "listening";

    /// <summary>False when the board does not come up.</summary>
    public async Task<bool> WaitUntilReadyAsync(CancellationToken cancellation) =>
        await board.Journal.WaitAsync(0, entry => entry.Enters("idle"), PatienceWithStart, cancellation).ConfigureAwait(false) is not null;

    /// <summary>Speaks 16 kHz mono sound to the board and waits until the answer has been played.</summary>
    public async Task<Exchange> SpeakAsync(short[] speech, CancellationToken cancellation)
    {
        var mark = board.Journal.Count;
        if (!await OpenEarsAsync(mark, cancellation).ConfigureAwait(false)) return Failed("The board did not listen.");

        await Task.Delay(BeforeSpeaking, cancellation).ConfigureAwait(false);
        Note("spoken");
        var endsAt = board.Machine.Microphone.Say(speech) / 1000;
        await Task.Delay(TimeSpan.FromMilliseconds(Math.Max(0, endsAt - board.Milliseconds)), cancellation).ConfigureAwait(false);
        Note("ended");
        await CloseEarsAsync(cancellation).ConfigureAwait(false);

        var problem = await AwaitAnswerAsync(mark, cancellation).ConfigureAwait(false);
        return await CollectAsync(mark, endsAt, problem, cancellation).ConfigureAwait(false);
    }

    /// <summary>Ends a conversation that stays open between utterances.</summary>
    public async Task EndAsync(CancellationToken cancellation)
    {
        if (HoldsButton) return;
        var mark = board.Journal.Count;
        await ClickAsync(cancellation).ConfigureAwait(false);
        await board.Journal.WaitAsync(mark, entry => entry.Enters("idle"), PatienceWithConnection, cancellation).ConfigureAwait(false);
    }

    private async Task<bool> OpenEarsAsync(int mark, CancellationToken cancellation)
    {
        if (HoldsButton) board.PressTalk();
        else if (board.State != "listening") await ClickAsync(cancellation).ConfigureAwait(false);
        else return true;
        return await board.Journal.WaitAsync(mark, entry => entry.Enters("listening"), PatienceWithConnection, cancellation).ConfigureAwait(false) is not null;
    }

    private async Task CloseEarsAsync(CancellationToken cancellation)
    {
        if (!HoldsButton) return;
        await Task.Delay(BeforeReleasing, cancellation).ConfigureAwait(false);
        board.ReleaseTalk();
    }

    private async Task ClickAsync(CancellationToken cancellation)
    {
        board.PressTalk();
        await Task.Delay(BeforeReleasing, cancellation).ConfigureAwait(false);
        board.ReleaseTalk();
    }

    private async Task<string> AwaitAnswerAsync(int mark, CancellationToken cancellation)
    {
        var speaking = await board.Journal.WaitAsync(mark, entry => entry.Enters("speaking"), PatienceWithAnswer, cancellation).ConfigureAwait(false);
        if (speaking is null) return "No answer came.";
        var answered = board.Journal.Since(mark).ToList().IndexOf(speaking) + mark;
        var rested = await board.Journal.WaitAsync(answered, entry => entry.Enters(Rest) || entry.Enters("idle"), PatienceWithLongAnswer, cancellation).ConfigureAwait(false);
        return rested is null ? "The answer did not end." : string.Empty;
    }

    private async Task<Exchange> CollectAsync(int mark, long speechEnded, string problem, CancellationToken cancellation)
    {
        var playbacks = await TakePlaybacksAsync(speechEnded * 1000, cancellation).ConfigureAwait(false);
        var events = board.Journal.Since(mark);
        return new Exchange(
            speechEnded,
            events.LastOrDefault(entry => entry.Kind == BoardEventKind.Heard),
            [.. events.Where(entry => entry.Kind == BoardEventKind.Command)],
            [.. events.Where(entry => entry.Kind == BoardEventKind.Hardware)],
            [.. events.Where(entry => entry.Kind == BoardEventKind.Said).Select(entry => entry["text"])],
            playbacks.Select(FirstAudible).FirstOrDefault(moment => moment is not null),
            [.. playbacks.SelectMany(playback => playback.Left())],
            playbacks.Count == 0 ? Microphone.SampleRate : playbacks[0].SampleRate,
            problem);
    }

    /// <summary>What began to sound after a moment; what was left over from before is thrown away.</summary>
    private async Task<List<Playback>> TakePlaybacksAsync(long sinceMicroseconds, CancellationToken cancellation)
    {
        var stillSounding = board.Machine.Speaker.EndsAt - board.Machine.Clock.Microseconds;
        if (stillSounding > 0) await Task.Delay(TimeSpan.FromMicroseconds(stillSounding), cancellation).ConfigureAwait(false);
        var playbacks = new List<Playback>();
        while (board.Machine.Speaker.TryTake(out var playback))
        {
            if (playback.StartedAt >= sinceMicroseconds) playbacks.Add(playback);
        }

        return playbacks;
    }

    private static long? FirstAudible(Playback playback)
    {
        var index = Array.FindIndex(playback.Left(), sample => Math.Abs((int)sample) > Audible);
        return index < 0 ? null : (playback.StartedAt + index * 1_000_000L / playback.SampleRate) / 1000;
    }

    private Exchange Failed(string problem)
    {
        board.ReleaseTalk();
        return new Exchange(board.Milliseconds, null, [], [], [], null, [], Microphone.SampleRate, problem);
    }

    private void Note(string what) => board.Journal.Add(new BoardEvent(board.Milliseconds, BoardEventKind.Audio, ("what", what)));
}
