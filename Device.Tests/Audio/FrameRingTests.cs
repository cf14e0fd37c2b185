using System.Threading;
using Firmware.Audio;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Audio
{
    [TestClass]
    public class FrameRingTests
    {
        private const int TimeoutMilliseconds = 5000;

        [TestMethod]
        public void A_frame_that_became_free_earlier_does_not_end_the_wait_for_the_next()
        {
            FrameRing ring = Filled();
            ring.ReleaseFirst();
            Fill(ring);

            var listener = new Thread(ring.ReleaseFirst);
            listener.Start();

            Assert.IsNotNull(ring.TakeFree(TimeoutMilliseconds));
            Assert.AreEqual(0, ring.Dropped);
            listener.Join();
        }

        [TestMethod]
        public void Nothing_is_dropped_when_the_ring_is_cleared()
        {
            FrameRing ring = Filled();

            ring.Clear();

            Assert.IsNull(ring.TakeFree(TimeoutMilliseconds));
            Assert.AreEqual(0, ring.Dropped);
        }

        private static FrameRing Filled()
        {
            var ring = new FrameRing();
            ring.Open();
            for (int i = 0; i < FrameRing.FrameCount; i++)
            {
                Fill(ring);
            }

            return ring;
        }

        private static void Fill(FrameRing ring)
        {
            Assert.IsNotNull(ring.TakeFree(0));
            Assert.IsTrue(ring.Filled(AudioFormat.FrameBytes));
        }
    }
}
