using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Updates;

namespace Server.Tests.Updates;

[TestClass]
public sealed class RolloutTests
{
    private static readonly string[] Devices = [.. Enumerable.Range(0, 2000).Select(i => $"aa:bb:cc:dd:{i / 256:x2}:{i % 256:x2}")];

    [TestMethod]
    [DataRow(0)]
    [DataRow(10)]
    [DataRow(50)]
    [DataRow(100)]
    public void About_the_share_of_the_devices_is_in(int percent)
    {
        var share = Devices.Count(id => Rollout.Includes(id, "1.0.0", percent)) * 100.0 / Devices.Length;
        Assert.AreEqual(percent, share, delta: percent is 0 or 100 ? 0 : 4);
    }

    [TestMethod]
    public void Who_is_in_stays_in_when_the_share_grows_and_whatever_the_case_of_its_id()
    {
        for (var percent = 1; percent <= 100; percent++)
            Assert.IsTrue(Devices.Take(200).All(id => !Rollout.Includes(id, "1.0.0", percent - 1) || Rollout.Includes(id.ToUpperInvariant(), "1.0.0", percent)));
    }

    [TestMethod]
    public void Another_version_is_tried_by_others() =>
        Assert.AreNotEqual(
            string.Join(' ', Devices.Where(id => Rollout.Includes(id, "1.0.0", 10))), string.Join(' ', Devices.Where(id => Rollout.Includes(id, "1.0.1", 10))));
}
