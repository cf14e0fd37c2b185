using nanoFramework.TestFramework;

namespace Firmware.Tests
{
    [TestClass]
    public class StatusPatternTests
    {
        [TestMethod]
        public void The_light_is_steady_while_talking_and_dark_while_idle()
        {
            for (int i = 0; i < 4000; i += 50)
            {
                Assert.IsTrue(StatusPattern.IsLit(DeviceState.Listening, i));
                Assert.IsTrue(StatusPattern.IsLit(DeviceState.Speaking, i));
                Assert.IsFalse(StatusPattern.IsLit(DeviceState.Idle, i));
            }
        }

        [TestMethod]
        public void The_light_blinks_faster_after_an_error_than_while_starting()
        {
            Assert.IsTrue(Changes(DeviceState.Error) > Changes(DeviceState.Connecting));
            Assert.IsTrue(Changes(DeviceState.Connecting) > Changes(DeviceState.Starting));
            Assert.IsTrue(Changes(DeviceState.Starting) > 0);
        }

        private static int Changes(DeviceState state)
        {
            int changes = 0;
            for (int i = 50; i < 4000; i += 50)
            {
                changes += StatusPattern.IsLit(state, i) != StatusPattern.IsLit(state, i - 50) ? 1 : 0;
            }

            return changes;
        }
    }
}
