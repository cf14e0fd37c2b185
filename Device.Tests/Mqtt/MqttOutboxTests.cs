using Firmware.Mqtt;
using Firmware.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Mqtt
{
    [TestClass]
    public class MqttOutboxTests
    {
        [TestMethod]
        public void Of_the_status_only_the_latest_waits()
        {
            var outbox = new MqttOutbox(new FakeClock());
            outbox.AddStatus(Message("first"));
            outbox.AddStatus(Message("second"));

            Assert.AreEqual("second", Take(outbox));
            Assert.IsNull(outbox.Peek());
        }

        [TestMethod]
        public void A_status_that_comes_while_another_is_published_stays()
        {
            var outbox = new MqttOutbox(new FakeClock());
            outbox.AddStatus(Message("first"));
            MqttMessage first = outbox.Peek();
            outbox.AddStatus(Message("second"));
            outbox.Remove(first);

            Assert.AreEqual("second", Take(outbox));
        }

        [TestMethod]
        public void Messages_keep_their_order()
        {
            var outbox = new MqttOutbox(new FakeClock());
            outbox.Add(Message("one"));
            outbox.Add(Message("two"));

            Assert.AreEqual("one", Take(outbox));
            Assert.AreEqual("two", Take(outbox));
            Assert.IsNull(outbox.Peek());
        }

        [TestMethod]
        public void A_full_outbox_drops_the_oldest()
        {
            var outbox = new MqttOutbox(new FakeClock());
            for (int i = 0; i <= MqttOutbox.Capacity; i++)
            {
                outbox.Add(Message("" + i));
            }

            Assert.AreEqual("1", Take(outbox));
        }

        [TestMethod]
        public void What_has_waited_too_long_is_dropped_but_not_the_status()
        {
            var clock = new FakeClock();
            var outbox = new MqttOutbox(clock);
            outbox.Add(Message("answer"));
            clock.Advance(MqttOutbox.LongestWaitMilliseconds);
            Assert.AreEqual("answer", outbox.Peek().Text);

            outbox.AddStatus(Message("status"));
            clock.Advance(1);
            Assert.AreEqual("status", Take(outbox));
            Assert.IsNull(outbox.Peek());
        }

        private static MqttMessage Message(string text)
        {
            return new MqttMessage("topic", text, true, false);
        }

        private static string Take(MqttOutbox outbox)
        {
            MqttMessage message = outbox.Peek();
            outbox.Remove(message);
            return message.Text;
        }
    }
}
