using Firmware.Tests.Fakes;
using Firmware.Things;
using nanoFramework.TestFramework;

namespace Firmware.Tests
{
    [TestClass]
    public class LoopPauseTests
    {
        [TestMethod]
        public void An_idle_minute_wakes_the_loop_no_more_than_sixty_times()
        {
            var clock = new FakeClock();
            var status = new StatusShow(new FakeStatusLight());
            ThingRegistry things = Lamp();
            int wakeUps = 0;
            long end = clock.Milliseconds + 60000;
            while (clock.Milliseconds < end)
            {
                wakeUps++;
                int untilLight = status.Update(DeviceState.Idle, clock.Milliseconds);
                clock.Advance(LoopPause.Of(DeviceState.Idle, untilLight, things.TickMilliseconds(), long.MaxValue));
            }

            Assert.AreEqual(60, wakeUps);
        }

        [TestMethod]
        public void Talking_keeps_the_loop_awake()
        {
            Assert.AreEqual(50, LoopPause.Of(DeviceState.Listening, int.MaxValue, 1000, long.MaxValue));
            Assert.AreEqual(50, LoopPause.Of(DeviceState.Speaking, int.MaxValue, 1000, long.MaxValue));
            Assert.AreEqual(50, LoopPause.Of(DeviceState.Connecting, 250, 1000, long.MaxValue));
        }

        [TestMethod]
        public void The_loop_sleeps_no_longer_than_light_things_or_attempt_allow()
        {
            Assert.AreEqual(300, LoopPause.Of(DeviceState.Idle, 300, 1000, long.MaxValue));
            Assert.AreEqual(50, LoopPause.Of(DeviceState.Idle, int.MaxValue, 50, long.MaxValue));
            Assert.AreEqual(700, LoopPause.Of(DeviceState.Starting, 1000, 1000, 700));
            Assert.AreEqual(10, LoopPause.Of(DeviceState.Idle, 1000, 1000, -5));
        }

        [TestMethod]
        public void A_robot_wants_to_be_looked_after_only_while_it_drives()
        {
            var clock = new FakeClock();
            var train = new DriveTrain(new FakeOutput(), new FakeOutput(), new FakeOutput(), new FakeOutput());
            ThingRegistry things = new ThingRegistry().Add(new Robot("robot", "robot", train, clock, 2000));
            things.Open(new RecordingMonitor());
            Assert.AreEqual(1000, things.TickMilliseconds());

            Commands.Run(things, "robot", "go_forward", "{\"distance\":1}");
            Assert.AreEqual(50, things.TickMilliseconds());
            clock.Advance(2000);
            things.Tick(clock.Milliseconds);

            Assert.AreEqual(1000, things.TickMilliseconds());
        }

        private static ThingRegistry Lamp()
        {
            ThingRegistry things = new ThingRegistry().Add(new Switch("lamp", "lamp", new FakeOutput()));
            things.Open(new RecordingMonitor());
            return things;
        }
    }
}
