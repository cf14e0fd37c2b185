using Firmware.Tests.Fakes;
using Firmware.Things;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Things
{
    [TestClass]
    public class TemperatureSensorTests
    {
        [TestMethod]
        public void A_reading_is_said_and_reported()
        {
            string result = Commands.Run(Sensor(new FakeProbe()), "sensor", "get_reading", "{}");

            Assert.Contains("\"result\":\"21.5 degrees, 40 percent humidity\"", result);
            Assert.Contains("\"new_state\":{\"temperature\":21.50,\"humidity\":40}", result);
        }

        [TestMethod]
        public void A_probe_that_does_not_answer_is_a_hardware_error_and_the_state_is_unknown()
        {
            string result = Commands.Run(Sensor(new FakeProbe { Answers = false }), "sensor", "get_reading", "{}");

            Assert.Contains("\"error_code\":\"HARDWARE_ERROR\"", result);
            Assert.Contains("\"new_state\":{}", result);
        }

        [TestMethod]
        public void It_measures_by_itself_every_ten_seconds()
        {
            var probe = new FakeProbe();
            ThingRegistry things = Sensor(probe);

            things.Tick(1000);
            things.Tick(10999);
            Assert.AreEqual(1, probe.Measurements);
            things.Tick(11000);
            Assert.AreEqual(2, probe.Measurements);
        }

        [TestMethod]
        public void A_small_change_is_not_reported_and_many_small_ones_are()
        {
            var probe = new FakeProbe();
            ThingRegistry things = Sensor(probe);
            things.Tick(0);
            Assert.AreEqual(1, things.TakeChanged(0).Length);

            probe.Celsius = 21.7;
            things.Tick(10000);
            Assert.AreEqual(0, things.TakeChanged(10000).Length);

            probe.Celsius = 21.9;
            things.Tick(20000);
            Assert.AreEqual(1, things.TakeChanged(20000).Length);
        }

        [TestMethod]
        public void A_change_of_humidity_is_reported()
        {
            var probe = new FakeProbe();
            ThingRegistry things = Sensor(probe);
            things.Tick(0);
            things.TakeChanged(0);

            probe.HumidityPercent = 42;
            things.Tick(10000);

            Assert.AreEqual(1, things.TakeChanged(10000).Length);
        }

        [TestMethod]
        public void A_probe_that_falls_silent_is_reported_once()
        {
            var probe = new FakeProbe();
            ThingRegistry things = Sensor(probe);
            things.Tick(0);
            things.TakeChanged(0);

            probe.Answers = false;
            things.Tick(10000);
            Assert.AreEqual(1, things.TakeChanged(10000).Length);
            things.Tick(20000);
            Assert.AreEqual(0, things.TakeChanged(20000).Length);
        }

        [TestMethod]
        public void A_reply_of_the_sht3x_is_decoded()
        {
            double celsius;
            double humidity;

            // 0xBEEF has the checksum 0x92: the example of the data sheet, §4.12.
            Assert.IsTrue(Sht3xProbe.TryDecode(new byte[] { 0xBE, 0xEF, 0x92, 0xBE, 0xEF, 0x92 }, out celsius, out humidity));
            Assert.AreEqual(85, (int)celsius);
            Assert.AreEqual(74, (int)humidity);
        }

        [TestMethod]
        public void A_reply_with_a_wrong_checksum_is_refused()
        {
            double celsius;
            double humidity;
            Assert.IsFalse(Sht3xProbe.TryDecode(new byte[] { 0xBE, 0xEE, 0x92, 0xBE, 0xEF, 0x92 }, out celsius, out humidity));
            Assert.IsFalse(Sht3xProbe.TryDecode(new byte[] { 0xBE, 0xEF, 0x92, 0xBE, 0xEF, 0x93 }, out celsius, out humidity));
        }

        private static ThingRegistry Sensor(FakeProbe probe)
        {
            ThingRegistry things = new ThingRegistry().Add(new TemperatureSensor("sensor", "temperature sensor", probe));
            things.Open(new RecordingMonitor());
            return things;
        }
    }
}
