using Firmware.Mqtt;
using Firmware.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Mqtt
{
    [TestClass]
    public class MqttInboxTests
    {
        [TestMethod]
        public void A_payload_that_is_too_long_is_refused_unread()
        {
            var bench = new MqttBench();
            bench.ReceiveBytes(bench.Topics.Commands, new byte[MqttInbox.MaxPayloadBytes + 1]);

            Assert.Contains("{\"code\":413,\"msg\":\"INVALID_MESSAGE: more than 2048 bytes\",\"requestId\":\"\"", bench.Next());
        }

        [TestMethod]
        public void A_payload_of_the_greatest_length_is_carried_out()
        {
            var bench = new MqttBench();
            string start = "{\"cmd\":\"lamp.turn_on\",\"requestId\":\"1\",\"note\":\"";
            bench.Receive(bench.Topics.Commands, start + new string('x', MqttInbox.MaxPayloadBytes - start.Length - 2) + "\"}", false);
            bench.HandleAll();

            Assert.AreEqual(1.0, bench.Red.Level);
        }

        [TestMethod]
        public void Bytes_that_are_no_text_are_refused()
        {
            var bench = new MqttBench();
            bench.ReceiveBytes(bench.Topics.Commands, new byte[] { 0x7B, 0xFF, 0xFE, 0x7D });

            Assert.Contains("\"code\":400", bench.Next());
        }

        [TestMethod]
        public void A_retained_command_is_not_obeyed()
        {
            var bench = new MqttBench();
            bench.Receive(bench.Topics.Commands, "{\"cmd\":\"lamp.turn_on\",\"requestId\":\"1\"}", true);
            bench.HandleAll();

            Assert.AreEqual(0.0, bench.Red.Level);
            Assert.IsNull(bench.Next());
            Assert.Contains("retained", bench.Monitor.Lines);
        }

        [TestMethod]
        public void A_message_on_a_topic_of_somebody_else_is_dropped()
        {
            var bench = new MqttBench();
            bench.Receive("device-agent/house/device/024e00000008/commands", "{\"cmd\":\"lamp.turn_on\",\"requestId\":\"1\"}", false);
            bench.HandleAll();

            Assert.AreEqual(0.0, bench.Red.Level);
            Assert.IsNull(bench.Next());
            Assert.Contains("not for this device", bench.Monitor.Lines);
        }

        [TestMethod]
        public void A_flood_is_refused_and_leaves_room_for_other_events()
        {
            var bench = new MqttBench();
            for (int i = 0; i < EventQueue.InputCapacity; i++)
            {
                bench.Receive(bench.Topics.Commands, "{\"cmd\":\"lamp.turn_on\",\"requestId\":\"" + i + "\"}", false);
            }

            Assert.IsNull(bench.Next());
            bench.Receive(bench.Topics.Commands, "{\"cmd\":\"lamp.turn_on\",\"requestId\":\"late\"}", false);

            Assert.Contains("{\"code\":503,\"msg\":\"BUSY: too many commands at once\",\"requestId\":\"late\"", bench.Next());
        }
    }
}
