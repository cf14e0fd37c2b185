using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Agents.Offline;

namespace Server.Tests.Agents;

[TestClass]
public sealed class NoticesTests
{
    private readonly Notices _notices = new(Language.Load("en"));

    [TestMethod]
    public void A_timer_is_called_by_its_name()
    {
        Assert.AreEqual("Your timer is over.", _notices.TimerOver(null));
        Assert.AreEqual("Your pasta timer is over.", _notices.TimerOver("pasta"));
        Assert.AreEqual("Your {name} <b>客厅</b> timer is over.", _notices.TimerOver("{name} <b>客厅</b>"));
    }

    [TestMethod]
    [DataRow("living_room_light", "What the living room light was to do later did not work.")]
    [DataRow("DeskLamp2", "What the desk lamp two was to do later did not work.")]
    [DataRow("客厅灯", "What the 客厅灯 was to do later did not work.")]
    public void What_failed_is_called_by_its_name(string thing, string sentence) =>
        Assert.AreEqual(sentence, _notices.LaterFailed(thing));
}
