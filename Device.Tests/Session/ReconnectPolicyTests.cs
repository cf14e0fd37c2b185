using Firmware.Session;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Session
{
    [TestClass]
    public class ReconnectPolicyTests
    {
        [TestMethod]
        public void Waits_double_up_to_32_seconds()
        {
            var policy = new ReconnectPolicy();
            int[] expected = { 2000, 4000, 8000, 16000, 32000, 32000, 32000 };
            for (int i = 0; i < expected.Length; i++)
            {
                Assert.AreEqual(expected[i], policy.NextDelay(0));
            }
        }

        [TestMethod]
        public void Chance_takes_away_at_most_a_quarter()
        {
            Assert.AreEqual(1750, new ReconnectPolicy().NextDelay(0.5));
            Assert.IsTrue(new ReconnectPolicy().NextDelay(0.999) >= 1500);
        }

        [TestMethod]
        public void A_success_starts_again_at_two_seconds()
        {
            var policy = new ReconnectPolicy();
            policy.NextDelay(0);
            policy.NextDelay(0);

            policy.Reset();

            Assert.AreEqual(2000, policy.NextDelay(0));
        }
    }
}
