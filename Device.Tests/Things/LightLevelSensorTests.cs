using Firmware.Tests.Fakes;
using Firmware.Things;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Things
{
    [TestClass]
    public class LightLevelSensorTests
    {
        [TestMethod]
        public void A_reading_is_said_in_percent()
        {
            string result = Bench(new FakeLightProbe { Percent = 40.4 }).Run("get_reading");

            Assert.Contains("\"result\":\"The light level is 40 percent\"", result);
            Assert.Contains("\"new_state\":{\"light_level\":40}", result);
        }

        [TestMethod]
        public void Noise_is_not_reported_and_a_lamp_is()
        {
            var probe = new FakeLightProbe();
            ThingBench bench = Bench(probe);
            bench.Pass(50);
            Assert.IsTrue(bench.Reports());

            probe.Percent = 44;
            bench.Pass(2000);
            Assert.IsFalse(bench.Reports());

            probe.Percent = 45;
            bench.Pass(2000);
            Assert.IsTrue(bench.Reports());
        }

        [TestMethod]
        public void A_silent_probe_makes_the_level_unknown_until_it_comes_back()
        {
            var probe = new FakeLightProbe();
            ThingBench bench = Bench(probe);
            bench.Pass(50);
            Assert.IsTrue(bench.Reports());

            probe.Answers = false;
            bench.Pass(2000);
            Assert.IsTrue(bench.Reports());
            Assert.AreEqual("{}", bench.State);
            bench.Fails("get_reading", "{}", "{}");

            probe.Answers = true;
            bench.Pass(2000);
            Assert.IsTrue(bench.Reports());
            Assert.AreEqual("{\"light_level\":40}", bench.State);
        }

        [TestMethod]
        public void A_converter_that_throws_is_silent()
        {
            Bench(new FakeLightProbe { Throws = true }).Fails("get_reading", "{}", "{}");
        }

        private static ThingBench Bench(FakeLightProbe probe)
        {
            return new ThingBench(new LightLevelSensor("light_sensor", "light sensor", probe), new FakeClock());
        }
    }
}
