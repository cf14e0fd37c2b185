using Firmware.Tests.Fakes;
using Firmware.Things;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Things
{
    [TestClass]
    public class RobotVacuumTests
    {
        [TestMethod]
        public void It_is_started_paused_sent_home_and_arrives()
        {
            var roomba = new FakeRoomba { ChargingState = 2 };
            ThingBench bench = Bench(roomba);
            bench.Pass(2000);
            Assert.AreEqual("{\"state\":\"docked\",\"battery\":75,\"cleaning_mode\":\"auto\"}", bench.State);

            Assert.Contains("\"state\":\"cleaning\"", bench.Run("start"));
            roomba.ChargingState = 0;
            bench.Pass(60000);
            Assert.Contains("\"state\":\"paused\"", bench.Run("pause"));
            bench.Pass(2000);
            Assert.Contains("\"state\":\"returning\"", bench.Run("return_home"));
            bench.Pass(10000);
            Assert.AreEqual("128 135 135 143 ", roomba.Told);
            roomba.ChargingState = 2;
            bench.Pass(10000);

            Assert.AreEqual("{\"state\":\"docked\",\"battery\":75,\"cleaning_mode\":\"auto\"}", bench.State);
        }

        [TestMethod]
        public void Each_way_of_cleaning_has_its_button()
        {
            var roomba = new FakeRoomba();
            ThingBench bench = Bench(roomba);
            bench.Pass(2000);

            Assert.Contains("\"cleaning_mode\":\"spot\"", bench.Run("start", "{\"cleaning_mode\":\"spot\"}"));
            bench.Run("start", "{\"cleaning_mode\":\"max\"}");
            bench.Pass(5000);

            Assert.AreEqual("128 134 135 136 ", roomba.Told);
            bench.Refuses("start", "{\"cleaning_mode\":\"wet\"}", "{\"cleaning_mode\":1}");
        }

        [TestMethod]
        public void What_it_does_already_is_not_asked_again()
        {
            var roomba = new FakeRoomba();
            ThingBench bench = Bench(roomba);
            bench.Run("start");
            bench.Run("start");
            bench.Run("return_home");
            bench.Run("return_home");
            bench.Pass(10000);

            Assert.AreEqual("128 135 143 ", roomba.Told);
        }

        [TestMethod]
        public void On_its_dock_it_cannot_pause_and_is_at_home()
        {
            ThingBench bench = Bench(new FakeRoomba { ChargingState = 2 });

            Assert.Contains("\"error\":\"The robot is docked\",\"error_code\":\"INVALID_STATE\"", bench.Run("pause"));
            Assert.Contains("\"result\":\"The robot is at home\"", bench.Run("return_home"));
            Assert.Contains("\"success\":true", bench.Run("stop"));
        }

        [TestMethod]
        public void A_silent_robot_is_an_error_and_comes_back_by_itself()
        {
            var roomba = new FakeRoomba { ChargingState = 2 };
            ThingBench bench = Bench(roomba);
            bench.Pass(2000);
            bench.Reports();

            roomba.Answers = false;
            bench.Pass(20000);
            Assert.IsTrue(bench.Reports());
            bench.Fails("start", "{}", "{\"state\":\"error\",\"cleaning_mode\":\"auto\"}");

            roomba.Answers = true;
            bench.Pass(10000);
            Assert.AreEqual("{\"state\":\"docked\",\"battery\":75,\"cleaning_mode\":\"auto\"}", bench.State);
            Assert.Contains("\"success\":true", bench.Run("start"));
        }

        [TestMethod]
        public void Started_by_hand_it_is_seen_to_clean()
        {
            var roomba = new FakeRoomba { ChargingState = 2 };
            ThingBench bench = Bench(roomba);
            bench.Pass(2000);

            roomba.ChargingState = 0;
            bench.Pass(10000);

            Assert.Contains("\"state\":\"cleaning\"", bench.State);
        }

        [TestMethod]
        public void Found_away_from_its_dock_it_stands_somewhere()
        {
            ThingBench bench = Bench(new FakeRoomba());
            bench.Pass(2000);

            Assert.Contains("\"state\":\"paused\"", bench.State);
        }

        [TestMethod]
        public void Nonsense_on_the_line_is_no_answer()
        {
            var roomba = new FakeRoomba { Capacity = 0 };
            ThingBench bench = Bench(roomba);
            bench.Pass(20000);

            Assert.AreEqual("{\"state\":\"error\",\"cleaning_mode\":\"auto\"}", bench.State);
        }

        [TestMethod]
        public void By_relays_a_button_is_pressed_for_a_moment_and_nothing_waits()
        {
            var clean = new FakeOutput();
            var home = new FakeOutput();
            var clock = new FakeClock();
            var bench = new ThingBench(new RobotVacuum("robot", "robot", new RelayVacuumPort(clean, home), clock), clock);

            Assert.Contains("\"new_state\":{\"state\":\"cleaning\",\"cleaning_mode\":\"auto\"}", bench.Run("start"));
            bench.Run("return_home");
            bench.Pass(50);
            Assert.AreEqual(1.0, clean.Level);
            Assert.AreEqual(0.0, home.Level);
            bench.Pass(RelayVacuumPort.PressMilliseconds);
            Assert.AreEqual(0.0, clean.Level);
            bench.Pass(RelayVacuumPort.GapMilliseconds - RelayVacuumPort.PressMilliseconds);
            Assert.AreEqual(1.0, home.Level);
            bench.Pass(RelayVacuumPort.PressMilliseconds);
            Assert.AreEqual(0.0, home.Level);
        }

        [TestMethod]
        public void Started_on_its_way_home_it_is_halted_first()
        {
            var roomba = new FakeRoomba();
            ThingBench bench = Bench(roomba);
            bench.Run("start");
            bench.Run("return_home");
            bench.Run("start");
            bench.Pass(10000);

            Assert.AreEqual("128 135 143 135 135 ", roomba.Told);
        }

        private static ThingBench Bench(FakeRoomba roomba)
        {
            var clock = new FakeClock();
            return new ThingBench(new RobotVacuum("robot", "robot", new SerialVacuumPort(roomba), clock), clock);
        }
    }
}
