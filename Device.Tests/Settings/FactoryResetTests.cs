using Firmware.Input;
using Firmware.Settings;
using Firmware.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Settings
{
    [TestClass]
    public class FactoryResetTests
    {
        [TestMethod]
        public void Ten_seconds_while_configuring_wipe_the_device_once()
        {
            var clock = new FakeClock();
            FactoryReset reset = Old(clock);
            reset.Changed(true, TalkMode.Hold, clock.Milliseconds);

            clock.Advance(FactoryReset.HoldMilliseconds - 1);
            Assert.IsFalse(reset.Tick(DeviceState.Configuring, clock.Milliseconds));
            clock.Advance(1);
            Assert.IsTrue(reset.Tick(DeviceState.Configuring, clock.Milliseconds));
            Assert.IsFalse(reset.Tick(DeviceState.Configuring, clock.Milliseconds));
        }

        [TestMethod]
        public void The_light_warns_from_the_fifth_second_on()
        {
            var clock = new FakeClock();
            FactoryReset reset = Old(clock);
            reset.Changed(true, TalkMode.Hold, clock.Milliseconds);

            clock.Advance(FactoryReset.WarnMilliseconds - 1);
            reset.Tick(DeviceState.Error, clock.Milliseconds);
            Assert.IsFalse(reset.IsWarning);
            clock.Advance(1);
            reset.Tick(DeviceState.Error, clock.Milliseconds);
            Assert.IsTrue(reset.IsWarning);
        }

        [TestMethod]
        public void Released_before_ten_seconds_nothing_happens()
        {
            var clock = new FakeClock();
            FactoryReset reset = Old(clock);
            reset.Changed(true, TalkMode.Hold, clock.Milliseconds);
            clock.Advance(9000);
            reset.Tick(DeviceState.Starting, clock.Milliseconds);
            reset.Changed(false, TalkMode.Hold, clock.Milliseconds);
            clock.Advance(9000);

            Assert.IsFalse(reset.Tick(DeviceState.Starting, clock.Milliseconds));
            Assert.IsFalse(reset.IsWarning);
        }

        [TestMethod]
        public void A_long_sentence_wipes_nothing()
        {
            Assert.IsFalse(HeldFor20Seconds(TalkMode.Hold, DeviceState.Listening));
            Assert.IsFalse(HeldFor20Seconds(TalkMode.Hold, DeviceState.Speaking));
            Assert.IsFalse(HeldFor20Seconds(TalkMode.Hold, DeviceState.Idle));
        }

        [TestMethod]
        public void Nothing_is_wiped_while_firmware_is_being_written()
        {
            Assert.IsFalse(HeldFor20Seconds(TalkMode.Hold, DeviceState.Updating));
            Assert.IsFalse(HeldFor20Seconds(TalkMode.Toggle, DeviceState.Updating));
        }

        [TestMethod]
        public void Where_nobody_can_be_talking_a_hold_counts()
        {
            Assert.IsTrue(HeldFor20Seconds(TalkMode.Hold, DeviceState.Configuring));
            Assert.IsTrue(HeldFor20Seconds(TalkMode.Hold, DeviceState.Starting));
            Assert.IsTrue(HeldFor20Seconds(TalkMode.Hold, DeviceState.Error));
        }

        [TestMethod]
        public void Who_waits_for_a_server_that_is_away_wipes_nothing()
        {
            Assert.IsFalse(HeldFor20Seconds(TalkMode.Hold, DeviceState.Connecting));
            Assert.IsFalse(HeldFor20Seconds(TalkMode.Hold, DeviceState.Idle));
        }

        [TestMethod]
        public void In_toggle_mode_a_hold_always_counts()
        {
            Assert.IsTrue(HeldFor20Seconds(TalkMode.Toggle, DeviceState.Listening));
        }

        [TestMethod]
        public void A_hold_that_becomes_a_sentence_counts_no_more_even_if_the_link_is_lost()
        {
            var clock = new FakeClock();
            FactoryReset reset = Old(clock);
            reset.Changed(true, TalkMode.Hold, clock.Milliseconds);
            clock.Advance(3000);
            reset.Tick(DeviceState.Connecting, clock.Milliseconds);
            reset.Tick(DeviceState.Listening, clock.Milliseconds);
            clock.Advance(20000);

            Assert.IsFalse(reset.Tick(DeviceState.Connecting, clock.Milliseconds));
        }

        [TestMethod]
        public void Soon_after_power_up_a_hold_counts_whatever_the_device_does()
        {
            var clock = new FakeClock();
            var reset = new FactoryReset(clock.Milliseconds);
            clock.Advance(FactoryReset.AfterPowerUpMilliseconds - 1);
            reset.Changed(true, TalkMode.Hold, clock.Milliseconds);
            clock.Advance(FactoryReset.HoldMilliseconds);

            Assert.IsTrue(reset.Tick(DeviceState.Listening, clock.Milliseconds));
        }

        [TestMethod]
        public void A_button_that_is_down_at_the_first_look_never_wipes()
        {
            var clock = new FakeClock();
            var reset = new FactoryReset(clock.Milliseconds);
            clock.Advance(FactoryReset.FirstLookMilliseconds - 1);
            reset.Changed(true, TalkMode.Hold, clock.Milliseconds);
            clock.Advance(60000);

            Assert.IsFalse(reset.Tick(DeviceState.Configuring, clock.Milliseconds));
        }

        private static bool HeldFor20Seconds(TalkMode mode, DeviceState state)
        {
            var clock = new FakeClock();
            FactoryReset reset = Old(clock);
            reset.Changed(true, mode, clock.Milliseconds);
            bool wiped = false;
            for (int i = 0; i < 20; i++)
            {
                clock.Advance(1000);
                wiped |= reset.Tick(state, clock.Milliseconds);
            }

            return wiped;
        }

        private static FactoryReset Old(FakeClock clock)
        {
            var reset = new FactoryReset(clock.Milliseconds);
            clock.Advance(FactoryReset.AfterPowerUpMilliseconds);
            return reset;
        }
    }
}
