using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Journal;
using Server.Storage;

namespace Server.Tests.Storage;

[TestClass]
public sealed class UnwrittenRecordsTests
{
    [TestMethod]
    public void Nothing_grows_without_a_bound()
    {
        var records = new UnwrittenRecords(keepConversations: true);
        for (var i = 0; i < 20_000; i++)
        {
            records.Add(new SessionOpened($"device-{i}", "s", DateTimeOffset.UnixEpoch, null));
            records.Add(new ThingsDescribed($"device-{i}", "s", DateTimeOffset.UnixEpoch, []));
            records.Add(new UtteranceHeard("device-1", "s", DateTimeOffset.UnixEpoch, "hello", 1));
        }

        Assert.AreEqual(
            UnwrittenRecords.MaxDevices + UnwrittenRecords.MaxDescriptions + UnwrittenRecords.MaxDevices + UnwrittenRecords.MaxRows,
            records.Count, "Devices, descriptions, an event a device, utterances.");
        Assert.AreEqual(
            2 * (20_000 - UnwrittenRecords.MaxDevices) + UnwrittenRecords.MaxDevices - UnwrittenRecords.MaxDescriptions + 20_000 - UnwrittenRecords.MaxRows,
            records.Lost);
        records.Clear();
        Assert.AreEqual(0, records.Count);
        Assert.AreEqual(0, records.Lost);
    }
}
