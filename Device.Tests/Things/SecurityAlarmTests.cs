using Firmware.Tests.Fakes;
using Firmware.Things;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Things
{
    [TestClass]
    public class SecurityAlarmTests
    {
        private const int ExitMilliseconds = 20000;
        private const int SirenMilliseconds = 60000;

        [TestMethod]
        public void Disarmed_a_door_may_open()
        {
            var house = new House();
            house.Door.Press();
            house.Bench.Pass(50);

            Assert.AreEqual(0.0, house.Siren.Level);
            Assert.AreEqual("{\"armed\":false,\"triggered\":false}", house.Bench.State);
        }

        [TestMethod]
        public void Armed_it_leaves_time_to_go_out_and_then_goes_off()
        {
            var house = new House();
            Assert.Contains("\"new_state\":{\"armed\":true,\"triggered\":false}", house.Bench.Run("arm"));
            house.Door.Press();
            house.Bench.Pass(ExitMilliseconds - 50);
            Assert.AreEqual(0.0, house.Siren.Level);

            house.Bench.Pass(100);
            house.Door.Press();
            house.Bench.Pass(50);

            Assert.AreEqual(1.0, house.Siren.Level);
            Assert.AreEqual("{\"armed\":true,\"triggered\":true}", house.Bench.State);
        }

        [TestMethod]
        public void A_door_left_open_goes_off_when_the_time_to_go_out_is_over()
        {
            var house = new House();
            house.Door.IsActive = true;
            house.Bench.Run("arm");
            house.Bench.Pass(ExitMilliseconds);

            Assert.AreEqual(1.0, house.Siren.Level);
        }

        [TestMethod]
        public void The_alarm_stays_when_the_door_closes_and_the_siren_ends_after_its_time()
        {
            House house = GoneOff();
            house.Bench.Pass(SirenMilliseconds - 50);
            Assert.AreEqual(1.0, house.Siren.Level);
            house.Bench.Pass(100);

            Assert.AreEqual(0.0, house.Siren.Level);
            Assert.AreEqual("{\"armed\":true,\"triggered\":true}", house.Bench.State);
            house.Door.Press();
            house.Bench.Pass(50);
            Assert.AreEqual(1.0, house.Siren.Level);
        }

        [TestMethod]
        public void Disarming_silences_the_siren_and_forgets_the_alarm()
        {
            House house = GoneOff();

            Assert.Contains("\"new_state\":{\"armed\":false,\"triggered\":false}", house.Bench.Run("disarm"));
            Assert.AreEqual(0.0, house.Siren.Level);
            house.Door.Press();
            house.Bench.Pass(1000);
            Assert.AreEqual(0.0, house.Siren.Level);
        }

        [TestMethod]
        public void It_can_be_set_off_while_it_is_not_armed()
        {
            var house = new House();

            Assert.Contains("\"new_state\":{\"armed\":false,\"triggered\":true}", house.Bench.Run("trigger"));
            Assert.AreEqual(1.0, house.Siren.Level);
            house.Bench.Pass(SirenMilliseconds);
            Assert.AreEqual(0.0, house.Siren.Level);
        }

        [TestMethod]
        public void A_siren_that_fails_is_a_hardware_error_and_the_alarm_is_remembered()
        {
            var house = new House();
            house.Siren.Failure = "cut";

            house.Bench.Fails("trigger", "{}", "{\"armed\":false,\"triggered\":true}");
        }

        private static House GoneOff()
        {
            var house = new House();
            house.Bench.Run("arm");
            house.Bench.Pass(ExitMilliseconds);
            house.Door.Press();
            house.Bench.Pass(50);
            Assert.AreEqual(1.0, house.Siren.Level);
            return house;
        }

        private sealed class House
        {
            public House()
            {
                var clock = new FakeClock();
                var alarm = new SecurityAlarm("security", "security", Door, Siren, clock, ExitMilliseconds / 1000, SirenMilliseconds / 1000);
                Bench = new ThingBench(alarm, clock);
            }

            public FakeInput Door { get; } = new FakeInput();

            public FakeOutput Siren { get; } = new FakeOutput();

            public ThingBench Bench { get; }
        }
    }
}
