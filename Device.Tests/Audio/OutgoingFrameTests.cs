using System;
using Firmware.Audio;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Audio
{
    [TestClass]
    public class OutgoingFrameTests
    {
        [TestMethod]
        public void A_frame_of_sound_has_60_ms_and_room_for_a_header()
        {
            OutgoingFrame frame = OutgoingFrame.Audio();

            Assert.AreEqual(3840, frame.PayloadBytes);
            Assert.AreEqual(3848, frame.Buffer.Length);
            Assert.IsFalse(frame.IsText);
        }

        [TestMethod]
        public void A_text_that_no_short_header_can_carry_is_a_mistake()
        {
            Assert.AreEqual(OutgoingFrame.MaxPayloadBytes, OutgoingFrame.Text(new string('a', OutgoingFrame.MaxPayloadBytes)).PayloadBytes);
            Assert.ThrowsException(typeof(ArgumentException), () => OutgoingFrame.Text(new string('a', OutgoingFrame.MaxPayloadBytes + 1)));
        }
    }
}
