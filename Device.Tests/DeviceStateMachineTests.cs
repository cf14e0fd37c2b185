using Firmware.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Firmware.Tests
{
    [TestClass]
    public class DeviceStateMachineTests
    {
        [TestMethod]
        public void A_device_begins_in_starting()
        {
            Assert.AreEqual((int)DeviceState.Starting, (int)new DeviceStateMachine(new RecordingMonitor()).Current);
        }

        [TestMethod]
        public void A_legal_move_changes_the_state_and_is_told()
        {
            var monitor = new RecordingMonitor();
            var state = new DeviceStateMachine(monitor);

            Assert.IsTrue(state.TryMoveTo(DeviceState.Idle));

            Assert.AreEqual((int)DeviceState.Idle, (int)state.Current);
            Assert.AreEqual("|Starting>Idle|", monitor.Lines);
        }

        [TestMethod]
        public void An_illegal_move_changes_nothing_and_is_not_told()
        {
            var monitor = new RecordingMonitor();
            var state = new DeviceStateMachine(monitor);

            Assert.IsFalse(state.TryMoveTo(DeviceState.Speaking));

            Assert.AreEqual((int)DeviceState.Starting, (int)state.Current);
            Assert.AreEqual("|", monitor.Lines);
        }

        [TestMethod]
        public void Staying_is_no_move()
        {
            for (int i = 0; i <= (int)DeviceState.Error; i++)
            {
                Assert.IsFalse(DeviceStateMachine.IsLegal((DeviceState)i, (DeviceState)i));
            }
        }

        [TestMethod]
        public void Only_an_idle_device_is_updated()
        {
            for (int i = 0; i <= (int)DeviceState.Error; i++)
            {
                Assert.AreEqual(i == (int)DeviceState.Idle, DeviceStateMachine.IsLegal((DeviceState)i, DeviceState.Updating));
            }
        }

        [TestMethod]
        public void Every_state_can_be_reached_and_left()
        {
            for (int state = 0; state <= (int)DeviceState.Error; state++)
            {
                bool entered = false;
                bool left = false;
                for (int other = 0; other <= (int)DeviceState.Error; other++)
                {
                    entered |= DeviceStateMachine.IsLegal((DeviceState)other, (DeviceState)state);
                    left |= DeviceStateMachine.IsLegal((DeviceState)state, (DeviceState)other);
                }

                Assert.IsTrue(entered, DeviceStateNames.Of((DeviceState)state));
                Assert.IsTrue(left, DeviceStateNames.Of((DeviceState)state));
            }
        }
    }
}
