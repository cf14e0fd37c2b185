using Firmware.Tests.Fakes;
using Firmware.Things;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Things
{
    [TestClass]
    public class RobotTests
    {
        [TestMethod]
        public void Going_forward_drives_both_wheels_until_the_distance_is_done()
        {
            var rover = new Rover();

            Assert.Contains("\"result\":\"Going forward 3 meters\"", rover.Run("go_forward", "{\"distance\":3}"));
            Assert.IsTrue(rover.LeftForward.Level > 0 && rover.RightForward.Level > 0);
            Assert.AreEqual(0.0, rover.LeftBackward.Level);

            rover.Pass(2999);
            Assert.IsTrue(rover.LeftForward.Level > 0);
            rover.Pass(1);

            Assert.AreEqual(0.0, rover.LeftForward.Level);
            Assert.AreEqual(0.0, rover.RightForward.Level);
            Assert.AreEqual("{\"moving\":false,\"distance_travelled\":3}", rover.State());
        }

        [TestMethod]
        public void Going_backward_turns_the_wheels_the_other_way()
        {
            var rover = new Rover();
            rover.Run("go_backward", "{\"distance\":1}");

            Assert.IsTrue(rover.LeftBackward.Level > 0 && rover.RightBackward.Level > 0);
            Assert.AreEqual(0.0, rover.LeftForward.Level);
        }

        [TestMethod]
        public void A_stop_on_the_way_counts_what_was_driven()
        {
            var rover = new Rover();
            rover.Run("go_forward", "{\"distance\":10}");
            rover.Pass(2500);

            Assert.Contains("\"distance_travelled\":2.50", rover.Run("stop", "{}"));
            Assert.AreEqual(0.0, rover.LeftForward.Level);
            rover.Pass(20000);
            Assert.Contains("\"distance_travelled\":2.50", rover.State());
        }

        [TestMethod]
        public void A_new_drive_replaces_the_one_under_way()
        {
            var rover = new Rover();
            rover.Run("go_forward", "{\"distance\":5}");
            rover.Pass(1000);
            rover.Run("go_backward", "{\"distance\":1}");
            rover.Pass(1000);

            Assert.AreEqual("{\"moving\":false,\"distance_travelled\":2}", rover.State());
        }

        [TestMethod]
        public void A_distance_out_of_reach_is_refused_and_nothing_moves()
        {
            var rover = new Rover();

            Assert.Contains("INVALID_PARAMETER", rover.Run("go_forward", "{\"distance\":0}"));
            Assert.Contains("INVALID_PARAMETER", rover.Run("go_forward", "{\"distance\":11}"));
            Assert.Contains("INVALID_PARAMETER", rover.Run("go_forward", "{}"));
            Assert.AreEqual(0.0, rover.LeftForward.Level);
        }

        [TestMethod]
        public void Cards_and_digits_are_remembered()
        {
            var rover = new Rover();

            Assert.Contains("\"result\":\"queen of hearts\"", rover.Run("show_card", "{\"rank\":\"queen\",\"suit\":\"hearts\"}"));
            Assert.Contains("\"last_card\":\"queen of hearts\",\"last_digits\":\"4711\"", rover.Run("enter_digits", "{\"digits\":\"4711\"}"));
            Assert.Contains("INVALID_PARAMETER", rover.Run("show_card", "{\"rank\":\"eleven\",\"suit\":\"hearts\"}"));
            Assert.Contains("INVALID_PARAMETER", rover.Run("enter_digits", "{\"digits\":4711}"));
        }

        [TestMethod]
        public void Closing_stops_the_wheels()
        {
            var rover = new Rover();
            rover.Run("go_forward", "{\"distance\":5}");

            rover.Things.Close();

            Assert.AreEqual(0.0, rover.LeftForward.Level);
        }

        private sealed class Rover
        {
            private readonly FakeClock _clock = new FakeClock();

            public Rover()
            {
                var driveTrain = new DriveTrain(LeftForward, LeftBackward, RightForward, RightBackward);
                Things.Add(new Robot("robot", "robot", driveTrain, _clock, 1000));
                Things.Open(new RecordingMonitor());
            }

            public ThingRegistry Things { get; } = new ThingRegistry();

            public FakeOutput LeftForward { get; } = new FakeOutput();

            public FakeOutput LeftBackward { get; } = new FakeOutput();

            public FakeOutput RightForward { get; } = new FakeOutput();

            public FakeOutput RightBackward { get; } = new FakeOutput();

            public string Run(string method, string parametersJson)
            {
                return Commands.Run(Things, "robot", method, parametersJson);
            }

            public void Pass(int milliseconds)
            {
                _clock.Advance(milliseconds);
                Things.Tick(_clock.Milliseconds);
            }

            public string State()
            {
                return Things.All()[0].StateJson();
            }
        }
    }
}
