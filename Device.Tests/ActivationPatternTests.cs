using Firmware.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Firmware.Tests
{
    [TestClass]
    public class ActivationPatternTests
    {
        [TestMethod]
        public void Each_digit_blinks_as_often_as_it_counts_and_zero_ten_times()
        {
            var pattern = new ActivationPattern("30");

            // Three blinks of half a second and a pause; ten blinks, a pause, and the pause of the end.
            Assert.AreEqual(3, BlinksBetween(pattern, 0, 3000));
            Assert.AreEqual(10, BlinksBetween(pattern, 3000, 3000 + 5000 + 1500 + 4000));
            Assert.AreEqual(3, BlinksBetween(pattern, 13500, 16500));
        }

        [TestMethod]
        public void The_pauses_after_a_digit_and_after_the_code_are_dark()
        {
            var pattern = new ActivationPattern("1");

            Assert.IsTrue(pattern.IsLit(0));
            Assert.IsTrue(pattern.IsLit(199));
            Assert.IsFalse(pattern.IsLit(200));
            Assert.IsFalse(pattern.IsLit(5999));
            Assert.IsTrue(pattern.IsLit(6000));
        }

        [TestMethod]
        public void The_light_changes_just_when_the_pattern_says()
        {
            var pattern = new ActivationPattern("205");
            bool lit = pattern.IsLit(0);
            int at = 0;
            for (int i = 0; i < 40; i++)
            {
                int until = pattern.MillisecondsUntilChange(at);
                Assert.AreEqual(lit, pattern.IsLit(at + until - 1));
                at += until;
                lit = pattern.IsLit(at);
            }
        }

        [TestMethod]
        public void The_light_shows_the_code_at_rest_and_the_state_otherwise()
        {
            var light = new FakeStatusLight();
            var status = new StatusShow(light);
            status.ShowCode("7", 1000);

            status.Update(DeviceState.Idle, 1100);
            Assert.IsTrue(light.IsLit);
            status.Update(DeviceState.Idle, 1300);
            Assert.IsFalse(light.IsLit);
            status.Update(DeviceState.Listening, 1300);
            Assert.IsTrue(light.IsLit);
            status.ShowCode(null, 1500);
            status.Update(DeviceState.Idle, 1600);
            Assert.IsFalse(light.IsLit);
        }

        [TestMethod]
        public void The_same_code_told_again_goes_on_where_it_was()
        {
            var light = new FakeStatusLight();
            var status = new StatusShow(light);
            status.ShowCode("7", 1000);
            status.ShowCode("7", 1300);

            status.Update(DeviceState.Idle, 1300);

            Assert.IsFalse(light.IsLit);
        }

        [TestMethod]
        public void A_light_that_does_not_change_is_not_touched()
        {
            var light = new FakeStatusLight();
            var status = new StatusShow(light);
            for (int i = 0; i < 10; i++)
            {
                status.Update(DeviceState.Listening, i);
            }

            Assert.AreEqual(1, light.Changes);
        }

        private static int BlinksBetween(ActivationPattern pattern, int from, int to)
        {
            int blinks = 0;
            for (int at = from; at < to; at += 100)
            {
                if (pattern.IsLit(at) && !pattern.IsLit(at - 100 < 0 ? 200 : at - 100))
                {
                    blinks++;
                }
            }

            return blinks;
        }
    }
}
