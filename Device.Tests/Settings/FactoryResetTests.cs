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
            Assert.IsFalse(reset.Tick(DeviceState.Configuring, false, clock.Milliseconds));
            clock.Advance(1);
            Assert.IsTrue(reset.Tick(DeviceState.Configuring, false, clock.Milliseconds));
            Assert.IsFalse(reset.Tick(DeviceState.Configuring, false, clock.Milliseconds));
        }

        [TestMethod]
        public void The_light_warns_from_the_fifth_second_on()
        {
            var clock = new FakeClock();
            FactoryReset reset = Old(clock);
            reset.Changed(true, TalkMode.Hold, clock.Milliseconds);

            clock.Advance(FactoryReset.WarnMilliseconds - 1);
            reset.Tick(DeviceState.Error, false, clock.Milliseconds);
            Assert.IsFalse(reset.IsWarning);
            clock.Advance(1);
            reset.Tick(DeviceState.Error, false, clock.Milliseconds);
            Assert.IsTrue(reset.IsWarning);
        }

        [TestMethod]
        public void Released_before_ten_seconds_nothing_happens()
        {
            var clock = new FakeClock();
            FactoryReset reset = Old(clock);
            reset.Changed(true, TalkMode.Hold, clock.Milliseconds);
            clock.Advance(9000);
            reset.Tick(DeviceState.Starting, false, clock.Milliseconds);
            reset.Changed(false, TalkMode.Hold, clock.Milliseconds);
            clock.Advance(9000);

            Assert.IsFalse(reset.Tick(DeviceState.Starting, false, clock.Milliseconds));
            Assert.IsFalse(reset.IsWarning);
        }

        [TestMethod]
        public void A_long_sentence_wipes_nothing()
        {
            Assert.IsFalse(HeldFor20Seconds(TalkMode.Hold, DeviceState.Listening, true));
            Assert.IsFalse(HeldFor20Seconds(TalkMode.Hold, DeviceState.Speaking, true));
            Assert.IsFalse(HeldFor20Seconds(TalkMode.Hold, DeviceState.Idle, true));
        }

        [TestMethod]
        public void Nothing_is_wiped_while_firmware_is_being_written()
        {
            Assert.IsFalse(HeldFor20Seconds(TalkMode.Hold, DeviceState.Updating, false));
            Assert.IsFalse(HeldFor20Seconds(TalkMode.Toggle, DeviceState.Updating, true));
        }

        [TestMethod]
        public void Where_nobody_can_be_talking_a_hold_counts()
        {
            Assert.IsTrue(HeldFor20Seconds(TalkMode.Hold, DeviceState.Configuring, false));
            Assert.IsTrue(HeldFor20Seconds(TalkMode.Hold, DeviceState.Starting, false));
            Assert.IsTrue(HeldFor20Seconds(TalkMode.Hold, DeviceState.Connecting, false));
            Assert.IsTrue(HeldFor20Seconds(TalkMode.Hold, DeviceState.Error, false));
            Assert.IsTrue(HeldFor20Seconds(TalkMode.Hold, DeviceState.Idle, false));
        }

        [TestMethod]
        public void In_toggle_mode_a_hold_always_counts()
        {
            Assert.IsTrue(HeldFor20Seconds(TalkMode.Toggle, DeviceState.Listening, true));
        }

        [TestMethod]
        public void A_hold_that_becomes_a_sentence_counts_no_more_even_if_the_link_is_lost()
        {
            var clock = new FakeClock();
            FactoryReset reset = Old(clock);
            reset.Changed(true, TalkMode.Hold, clock.Milliseconds);
            clock.Advance(3000);
            reset.Tick(DeviceState.Connecting, false, clock.Milliseconds);
            reset.Tick(DeviceState.Listening, true, clock.Milliseconds);
            clock.Advance(20000);

            Assert.IsFalse(reset.Tick(DeviceState.Connecting, false, clock.Milliseconds));
        }

        [TestMethod]
        public void Soon_after_power_up_a_hold_counts_whatever_the_device_does()
        {
            var clock = new FakeClock();
            var reset = new FactoryReset(clock.Milliseconds);
            clock.Advance(FactoryReset.AfterPowerUpMilliseconds - 1);
            reset.Changed(true, TalkMode.Hold, clock.Milliseconds);
            clock.Advance(FactoryReset.HoldMilliseconds);

            Assert.IsTrue(reset.Tick(DeviceState.Listening, true, clock.Milliseconds));
        }

        [TestMethod]
        public void A_button_that_is_down_at_the_first_look_never_wipes()
        {
            var clock = new FakeClock();
            var reset = new FactoryReset(clock.Milliseconds);
            clock.Advance(FactoryReset.FirstLookMilliseconds - 1);
            reset.Changed(true, TalkMode.Hold, clock.Milliseconds);
            clock.Advance(60000);

            Assert.IsFalse(reset.Tick(DeviceState.Configuring, false, clock.Milliseconds));
        }

        private static bool HeldFor20Seconds(TalkMode mode, DeviceState state, bool hasLink)
        {
            var clock = new FakeClock();
            FactoryReset reset = Old(clock);
            reset.Changed(true, mode, clock.Milliseconds);
            bool wiped = false;
            for (int i = 0; i < 20; i++)
            {
                clock.Advance(1000);
                wiped |= reset.Tick(state, hasLink, clock.Milliseconds);
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
