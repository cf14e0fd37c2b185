using Firmware.Session;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Session
{
    [TestClass]
    public class InterruptionTests
    {
        [TestMethod]
        public void Nothing_is_stale_before_an_abort()
        {
            Assert.IsFalse(new Interruption().Covers(0));
        }

        [TestMethod]
        public void What_comes_between_abort_and_its_answer_is_stale()
        {
            var interruption = new Interruption();
            interruption.Aborted(1000);

            Assert.IsTrue(interruption.Covers(1100));
            interruption.Over();
            Assert.IsFalse(interruption.Covers(1101));
        }

        [TestMethod]
        public void A_server_that_answers_no_abort_is_listened_to_again_after_3_seconds()
        {
            var interruption = new Interruption();
            interruption.Aborted(1000);

            Assert.IsTrue(interruption.Covers(3999));
            Assert.IsFalse(interruption.Covers(4000));
        }
    }
}
