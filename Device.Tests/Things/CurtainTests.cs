using System;
using Firmware.Tests.Fakes;
using Firmware.Things;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Things
{
    [TestClass]
    public class CurtainTests
    {
        private const int TravelMilliseconds = 10000;

        [TestMethod]
        public void Opened_and_closed_it_tells_where_it_is_on_the_way()
        {
            ThingBench bench = Closed(new FakeOutput());

            Assert.Contains("\"new_state\":{\"position\":0,\"state\":\"opening\"}", bench.Run("open"));
            bench.Pass(TravelMilliseconds / 4);
            Assert.AreEqual("{\"position\":25,\"state\":\"opening\"}", bench.State);
            bench.Pass(3 * TravelMilliseconds / 4);
            Assert.AreEqual("{\"position\":100,\"state\":\"open\"}", bench.State);

            Assert.Contains("\"state\":\"closing\"", bench.Run("close"));
            bench.Pass(TravelMilliseconds);
            Assert.AreEqual("{\"position\":0,\"state\":\"closed\"}", bench.State);
        }

        [TestMethod]
        public void Stopped_it_stays_where_it_is()
        {
            ThingBench bench = Closed(new FakeOutput());
            bench.Run("open");
            bench.Pass(TravelMilliseconds / 2);

            Assert.Contains("\"new_state\":{\"position\":50,\"state\":\"stopped\"}", bench.Run("stop"));
            bench.Pass(TravelMilliseconds);
            Assert.AreEqual("{\"position\":50,\"state\":\"stopped\"}", bench.State);
        }

        [TestMethod]
        public void A_new_position_on_the_way_turns_it_round()
        {
            ThingBench bench = Closed(new FakeOutput());
            bench.Run("open");
            bench.Pass(TravelMilliseconds / 2);

            Assert.Contains("\"state\":\"closing\"", bench.Run("set_position", "{\"position\":30}"));
            bench.Pass(TravelMilliseconds / 5);
            Assert.AreEqual("{\"position\":30,\"state\":\"stopped\"}", bench.State);
        }

        [TestMethod]
        public void A_movement_is_reported_every_half_second_and_at_its_end()
        {
            ThingBench bench = Closed(new FakeOutput());
            bench.Reports();
            bench.Run("set_position", "{\"position\":12}");
            Assert.IsTrue(bench.Reports());
            int reports = 0;
            for (int i = 0; i < 24; i++)
            {
                bench.Pass(50);
                reports += bench.Reports() ? 1 : 0;
            }

            Assert.AreEqual(2, reports);
            bench.Pass(500);
            Assert.IsTrue(bench.Reports());
            Assert.AreEqual("{\"position\":12,\"state\":\"stopped\"}", bench.State);
        }

        [TestMethod]
        public void The_pulse_goes_from_one_end_to_the_other()
        {
            var output = new FakeOutput();
            ThingBench bench = Closed(output);
            AssertPulse(600, output);

            bench.Run("open");
            bench.Pass(TravelMilliseconds / 2);
            AssertPulse(1500, output);
            bench.Pass(TravelMilliseconds / 2);
            AssertPulse(2400, output);
        }

        [TestMethod]
        public void Switched_on_it_does_not_move_and_does_not_claim_to_know_where_it_is()
        {
            var output = new FakeOutput();
            ThingBench bench = Bench(output);
            bench.Pass(1000);

            Assert.AreEqual(0.0, output.Level);
            Assert.AreEqual("{\"state\":\"stopped\"}", bench.State);
            bench.Run("set_position", "{\"position\":50}");
            bench.Pass(TravelMilliseconds / 2);
            Assert.AreEqual("{\"position\":50,\"state\":\"stopped\"}", bench.State);
        }

        [TestMethod]
        public void Positions_that_there_are_not_are_refused()
        {
            Closed(new FakeOutput()).Refuses(
                "set_position", "{}", "{\"position\":-1}", "{\"position\":101}", "{\"position\":12.5}", "{\"position\":\"half\"}", "{\"position\":true}", "{\"position\":null}");
        }

        [TestMethod]
        public void A_servo_that_cannot_be_opened_or_moved_is_a_hardware_error()
        {
            Bench(new FakeOutput { Failure = "pin taken" }).Fails("open", "{}", "{}");

            var output = new FakeOutput();
            ThingBench bench = Closed(output);
            output.Failure = "burnt";
            Assert.Contains("HARDWARE_ERROR", bench.Run("open"));
            Assert.IsTrue(bench.State.IndexOf("\"position\":0") > 0);
        }

        [TestMethod]
        public void A_pulse_that_would_break_a_servo_is_a_mistake()
        {
            Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => Make(499, 2400));
            Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => Make(600, 2501));
        }

        private static void Make(int closed, int open)
        {
            Assert.IsNotNull(new ServoDrive(new FakeOutput(), closed, open, TravelMilliseconds));
        }

        private static void AssertPulse(int microseconds, FakeOutput output)
        {
            Assert.AreEqual(microseconds, (int)Math.Round(output.Level * 20000));
        }

        private static ThingBench Bench(FakeOutput output)
        {
            var clock = new FakeClock();
            return new ThingBench(new Curtain("curtain", "curtain", new ServoDrive(output, 600, 2400, TravelMilliseconds), clock), clock);
        }

        private static ThingBench Closed(FakeOutput output)
        {
            ThingBench bench = Bench(output);
            bench.Run("close");
            bench.Pass(TravelMilliseconds);
            Assert.AreEqual("{\"position\":0,\"state\":\"closed\"}", bench.State);
            return bench;
        }
    }
}
