using Firmware.Tests.Fakes;
using Firmware.Things;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Things
{
    [TestClass]
    public class DoorbellTests
    {
        [TestMethod]
        public void A_short_press_rings_the_chime_for_its_time_and_is_reported()
        {
            var house = new House();
            Assert.AreEqual("{\"ringing\":false}", house.Bench.State);

            house.Button.Press();
            house.Bench.Pass(50);
            Assert.AreEqual(1.0, house.Chime.Level);
            Assert.IsTrue(house.Bench.Reports());
            Assert.Contains("\"ringing\":true,\"last_rung\":\"", house.Bench.State);

            house.Bench.Pass(Doorbell.ChimeMilliseconds);
            Assert.AreEqual(0.0, house.Chime.Level);
            Assert.IsTrue(house.Bench.Reports());
            Assert.Contains("\"ringing\":false,\"last_rung\":\"", house.Bench.State);
        }

        [TestMethod]
        public void A_button_that_is_held_is_one_ring()
        {
            var house = new House();
            house.Button.IsActive = true;
            house.Bench.Pass(50);
            Assert.IsTrue(house.Bench.Reports());

            house.Bench.Pass(4 * Doorbell.ChimeMilliseconds);

            Assert.AreEqual(1.0, house.Chime.Level);
            Assert.IsFalse(house.Bench.Reports());
        }

        [TestMethod]
        public void It_can_be_rung_from_inside()
        {
            var house = new House();

            Assert.Contains("\"success\":true,\"result\":\"The doorbell rings\",\"new_state\":{\"ringing\":true", house.Bench.Run("ring"));
            Assert.AreEqual(1.0, house.Chime.Level);
        }

        [TestMethod]
        public void A_chime_that_fails_does_not_ring()
        {
            var house = new House();
            house.Chime.Failure = "loose";

            house.Bench.Fails("ring", "{}", "{\"ringing\":false}");
        }

        private sealed class House
        {
            public House()
            {
                var clock = new FakeClock();
                Bench = new ThingBench(new Doorbell("doorbell", "doorbell", Button, Chime, clock), clock);
            }

            public FakeInput Button { get; } = new FakeInput();

            public FakeOutput Chime { get; } = new FakeOutput();

            public ThingBench Bench { get; }
        }
    }
}
