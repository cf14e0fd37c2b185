using nanoFramework.TestFramework;

namespace Firmware.Tests
{
    [TestClass]
    public class EventQueueTests
    {
        [TestMethod]
        public void Events_come_out_in_the_order_in_which_they_went_in()
        {
            var queue = new EventQueue();
            queue.Post(new DeviceEvent(DeviceEventKind.ButtonDown, null));
            queue.Post(new DeviceEvent(DeviceEventKind.ButtonUp, null));

            Assert.AreEqual((int)DeviceEventKind.ButtonDown, (int)queue.Take(0).Kind);
            Assert.AreEqual((int)DeviceEventKind.ButtonUp, (int)queue.Take(0).Kind);
            Assert.IsNull(queue.Take(0));
        }

        [TestMethod]
        public void A_full_queue_takes_no_more()
        {
            var queue = new EventQueue();
            for (int i = 0; i < EventQueue.Capacity; i++)
            {
                Assert.IsTrue(queue.Post(new DeviceEvent(DeviceEventKind.LinkLost, null)));
            }

            Assert.IsFalse(queue.Post(new DeviceEvent(DeviceEventKind.LinkLost, null)));
        }

        [TestMethod]
        public void A_hammered_button_leaves_room_for_what_must_not_be_lost()
        {
            var queue = new EventQueue();
            for (int i = 0; i < EventQueue.Capacity; i++)
            {
                queue.PostInput(new DeviceEvent(DeviceEventKind.ButtonDown, null));
            }

            Assert.IsTrue(queue.Post(new DeviceEvent(DeviceEventKind.LinkLost, null)));
        }
    }
}
