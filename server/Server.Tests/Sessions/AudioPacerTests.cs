using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Sessions;

namespace Server.Tests.Sessions;

[TestClass]
public sealed class AudioPacerTests
{
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(60);

    [TestMethod]
    public async Task The_first_frames_leave_at_once_and_the_rest_in_real_time()
    {
        var time = new ManualTime();
        var pacer = new AudioPacer(time, 60);
        for (var i = 0; i <= AudioPacer.FramesAhead; i++) Assert.IsTrue(pacer.WaitForNextAsync(default).IsCompleted);
        var next = pacer.WaitForNextAsync(default);
        Assert.IsFalse(next.IsCompleted);
        time.Advance(Frame);
        await next;
        Assert.IsFalse(pacer.WaitForNextAsync(default).IsCompleted);
    }

    [TestMethod]
    public async Task The_end_is_when_the_last_frame_has_been_heard()
    {
        var time = new ManualTime();
        var pacer = new AudioPacer(time, 60);
        for (var i = 0; i < 3; i++) await pacer.WaitForNextAsync(default);
        var end = pacer.WaitForEndAsync(default);
        time.Advance(2 * Frame);
        Assert.IsFalse(end.IsCompleted);
        time.Advance(Frame);
        await end;
    }

    [TestMethod]
    public async Task After_a_pause_the_next_sentence_may_run_ahead_again()
    {
        var time = new ManualTime();
        var pacer = new AudioPacer(time, 60);
        await pacer.WaitForNextAsync(default);
        time.Advance(TimeSpan.FromSeconds(5));
        for (var i = 0; i <= AudioPacer.FramesAhead; i++) Assert.IsTrue(pacer.WaitForNextAsync(default).IsCompleted);
    }

    [TestMethod]
    public void An_answer_without_sound_ends_at_once() =>
        Assert.IsTrue(new AudioPacer(new ManualTime(), 60).WaitForEndAsync(default).IsCompleted);
}
