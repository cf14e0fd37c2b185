using Firmware.Tests.Fakes;
using Firmware.Things;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Things
{
    [TestClass]
    public class FanTests
    {
        [TestMethod]
        public void Each_speed_drives_the_motor_harder()
        {
            var speed = new FakeOutput();
            ThingRegistry things = Fan(speed, new FakeOutput());
            double last = -1;
            for (int i = 0; i <= 3; i++)
            {
                Commands.Run(things, "fan", "set_speed", "{\"speed\":" + i + "}");
                Assert.IsTrue(speed.Level > last);
                last = speed.Level;
            }

            Assert.AreEqual(1.0, last);
        }

        [TestMethod]
        public void Turned_on_again_it_has_its_last_speed()
        {
            var speed = new FakeOutput();
            ThingRegistry things = Fan(speed, new FakeOutput());
            Commands.Run(things, "fan", "set_speed", "{\"speed\":3}");
            Commands.Run(things, "fan", "turn_off", "{}");
            Assert.AreEqual(0.0, speed.Level);

            string result = Commands.Run(things, "fan", "turn_on", "{}");

            Assert.AreEqual(1.0, speed.Level);
            Assert.Contains("\"new_state\":{\"power\":true,\"speed\":3,\"direction\":\"forward\"}", result);
        }

        [TestMethod]
        public void Reverse_turns_the_direction_round()
        {
            var reverse = new FakeOutput();
            ThingRegistry things = Fan(new FakeOutput(), reverse);

            Commands.Run(things, "fan", "set_direction", "{\"direction\":\"reverse\"}");
            Assert.AreEqual(1.0, reverse.Level);
            Commands.Run(things, "fan", "set_direction", "{\"direction\":\"forward\"}");
            Assert.AreEqual(0.0, reverse.Level);
        }

        [TestMethod]
        public void A_speed_between_two_levels_is_refused()
        {
            Assert.Contains("INVALID_PARAMETER", Commands.Run(Fan(new FakeOutput(), new FakeOutput()), "fan", "set_speed", "{\"speed\":1.5}"));
        }

        private static ThingRegistry Fan(FakeOutput speed, FakeOutput reverse)
        {
            ThingRegistry things = new ThingRegistry().Add(new Fan("fan", "fan", speed, reverse));
            things.Open(new RecordingMonitor());
            return things;
        }
    }
}
