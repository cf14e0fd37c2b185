using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.OwnerConsole;

namespace Server.Tests.OwnerConsole;

[TestClass]
public sealed class FeedTests
{
    [TestMethod]
    public void Only_the_latest_items_are_kept()
    {
        var feed = new Feed<string>(kept: 2, waiting: 10);
        feed.Publish("one");
        feed.Publish("two");
        feed.Publish("passing", keep: false);
        feed.Publish("three");

        var (items, lastNumber) = feed.Latest();

        Assert.AreEqual("two three", string.Join(' ', items.Select(item => item.Content)));
        Assert.AreEqual(4, lastNumber);
        Assert.AreEqual(4, items[^1].Number);
    }

    [TestMethod]
    public void A_slow_reader_loses_the_oldest_items_and_is_told_once()
    {
        var feed = new Feed<string>(kept: 10, waiting: 2);
        using var slow = feed.Subscribe();
        foreach (var item in new[] { "one", "two", "three", "four" }) feed.Publish(item);

        Assert.AreEqual(2, slow.TakeLost());
        Assert.AreEqual(0, slow.TakeLost());
        Assert.IsTrue(slow.TryRead(out var first));
        Assert.AreEqual("three", first.Content);
    }

    [TestMethod]
    public void A_slow_reader_takes_nothing_from_a_quick_one()
    {
        var feed = new Feed<string>(kept: 10, waiting: 2);
        using var slow = feed.Subscribe();
        using var quick = feed.Subscribe();
        var taken = new List<string>();
        foreach (var text in new[] { "one", "two", "three" })
        {
            feed.Publish(text);
            if (quick.TryRead(out var item)) taken.Add(item.Content);
        }

        Assert.AreEqual("one two three", string.Join(' ', taken));
        Assert.AreEqual(0, quick.TakeLost());
    }

    [TestMethod]
    public void A_reader_from_the_kept_items_on_misses_none_between()
    {
        var feed = new Feed<string>(kept: 10, waiting: 1);
        feed.Publish("before");
        using var reader = feed.Subscribe(fromKept: true);
        feed.Publish("after");

        Assert.IsTrue(reader.TryRead(out var first) && reader.TryRead(out _));
        Assert.AreEqual("before", first.Content);
        Assert.AreEqual(0, reader.TakeLost());
    }
}
