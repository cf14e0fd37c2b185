using Firmware.Tests.Fakes;
using Firmware.Things;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Things
{
    [TestClass]
    public class MotionSensorTests
    {
        private const int HoldMilliseconds = 10000;

        [TestMethod]
        public void Motion_is_reported_when_it_begins_and_when_its_hold_time_is_over()
        {
            var detector = new FakeInput();
            ThingBench bench = Bench(detector);
            bench.Pass(1000);
            Assert.IsFalse(bench.Reports());

            detector.Press();
            bench.Pass(50);
            Assert.IsTrue(bench.Reports());
            Assert.AreEqual("{\"motion\":true}", bench.State);

            bench.Pass(HoldMilliseconds - 50);
            Assert.IsFalse(bench.Reports());
            bench.Pass(50);
            Assert.IsTrue(bench.Reports());
            Assert.AreEqual("{\"motion\":false}", bench.State);
        }

        [TestMethod]
        public void Motion_that_goes_on_is_reported_once()
        {
            var detector = new FakeInput { IsActive = true };
            ThingBench bench = Bench(detector);
            bench.Pass(50);
            Assert.IsTrue(bench.Reports());
            bench.Pass(3 * HoldMilliseconds);

            Assert.IsFalse(bench.Reports());
            Assert.AreEqual("{\"motion\":true}", bench.State);
        }

        [TestMethod]
        public void A_reading_looks_at_the_detector_at_once()
        {
            var detector = new FakeInput();
            ThingBench bench = Bench(detector);
            Assert.Contains("\"result\":\"Nobody moves\",\"new_state\":{\"motion\":false}", bench.Run("get_reading"));

            detector.Press();
            Assert.Contains("\"result\":\"Somebody moves\",\"new_state\":{\"motion\":true}", bench.Run("get_reading"));
        }

        [TestMethod]
        public void A_detector_whose_pin_cannot_be_had_is_a_hardware_error_of_unknown_state()
        {
            Bench(new FakeInput { Failure = "pin taken" }).Fails("get_reading", "{}", "{}");
        }

        [TestMethod]
        public void A_detector_that_fails_is_told_once_and_comes_back()
        {
            var detector = new FakeInput();
            ThingBench bench = Bench(detector);
            detector.Failure = "loose";
            bench.Pass(1000);
            Assert.AreEqual("|failed The hall sensor does not work: loose|", bench.Monitor.Lines);

            detector.Failure = null;
            detector.IsActive = true;
            bench.Pass(50);
            Assert.AreEqual("{\"motion\":true}", bench.State);
        }

        private static ThingBench Bench(FakeInput detector)
        {
            var clock = new FakeClock();
            return new ThingBench(new MotionSensor("hall_sensor", "hall sensor", detector, clock, HoldMilliseconds), clock);
        }
    }
}
