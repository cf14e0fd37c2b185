using Microsoft.VisualStudio.TestTools.UnitTesting;
using Providers.PocketSphinx;

namespace Server.Tests.Speech;

[TestClass]
public sealed class WorkQueueTests
{
    private readonly WorkQueue _queue = new(maxThreads: 1);
    private readonly List<string> _done = [];

    [TestMethod]
    public async Task Work_of_equal_urgency_is_done_in_its_order()
    {
        var lane = new WorkQueue.Lane(_queue);

        await DoAllAsync([(lane, "first"), (lane, "second"), (new WorkQueue.Lane(_queue), "third")], () => { });

        Assert.AreEqual("first, second, third", string.Join(", ", _done));
    }

    [TestMethod]
    public async Task Work_that_somebody_waits_for_goes_first()
    {
        var waiting = new WorkQueue.Lane(_queue) { IsUrgent = true };

        await DoAllAsync([(new WorkQueue.Lane(_queue), "spoken"), (waiting, "ended")], () => { });

        Assert.AreEqual("ended, spoken", string.Join(", ", _done));
    }

    [TestMethod]
    public async Task Work_that_is_queued_already_goes_first_once_somebody_waits_for_it()
    {
        var ending = new WorkQueue.Lane(_queue);

        await DoAllAsync([(new WorkQueue.Lane(_queue), "spoken"), (ending, "ended")], () => ending.IsUrgent = true);

        Assert.AreEqual("ended, spoken", string.Join(", ", _done));
    }

    // The one thread is held until everything is queued.
    private async Task DoAllAsync((WorkQueue.Lane Lane, string Name)[] work, Action whenQueued)
    {
        using var held = new ManualResetEventSlim();
        using var holds = new ManualResetEventSlim();
        Task holder = Start(new WorkQueue.Lane(_queue), () =>
        {
            holds.Set();
            held.Wait();
        });
        holds.Wait();
        Task[] all = [.. work.Select(item => Start(item.Lane, () => _done.Add(item.Name)))];
        whenQueued();
        held.Set();
        await Task.WhenAll([holder, .. all]);
    }

    private static Task Start(TaskScheduler lane, Action action)
        => Task.Factory.StartNew(action, CancellationToken.None, TaskCreationOptions.None, lane);
}
