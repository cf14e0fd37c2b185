using Firmware.Input;
using Firmware.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Input
{
    [TestClass]
    public class PushToTalkTests
    {
        [TestMethod]
        public void In_hold_mode_talk_lasts_from_down_to_up()
        {
            var talk = new PushToTalk(TalkMode.Hold);

            Assert.AreEqual((int)TalkSignal.Pressed, (int)talk.Changed(true, 0));
            Assert.AreEqual((int)TalkSignal.Released, (int)talk.Changed(false, 900));
        }

        [TestMethod]
        public void In_toggle_mode_letting_go_means_nothing()
        {
            var talk = new PushToTalk(TalkMode.Toggle);

            Assert.AreEqual((int)TalkSignal.Pressed, (int)talk.Changed(true, 0));
            Assert.AreEqual((int)TalkSignal.None, (int)talk.Changed(false, 200));
            Assert.AreEqual((int)TalkSignal.Pressed, (int)talk.Changed(true, 3000));
        }

        [TestMethod]
        public void A_position_reported_twice_counts_once()
        {
            var talk = new PushToTalk(TalkMode.Hold);
            talk.Changed(true, 0);

            Assert.AreEqual((int)TalkSignal.None, (int)talk.Changed(true, 10));
        }

        [TestMethod]
        public void A_stuck_button_is_released_after_a_minute_and_only_once()
        {
            var talk = new PushToTalk(TalkMode.Hold);
            talk.Changed(true, 0);

            Assert.AreEqual((int)TalkSignal.None, (int)talk.Tick(PushToTalk.LongestHoldMilliseconds - 1));
            Assert.AreEqual((int)TalkSignal.Released, (int)talk.Tick(PushToTalk.LongestHoldMilliseconds));
            Assert.AreEqual((int)TalkSignal.None, (int)talk.Tick(PushToTalk.LongestHoldMilliseconds + 1));
            Assert.AreEqual((int)TalkSignal.None, (int)talk.Changed(false, PushToTalk.LongestHoldMilliseconds + 2));
        }

        [TestMethod]
        public void A_button_that_was_stuck_works_again()
        {
            var talk = new PushToTalk(TalkMode.Hold);
            talk.Changed(true, 0);
            talk.Tick(PushToTalk.LongestHoldMilliseconds);
            talk.Changed(false, 70000);

            Assert.AreEqual((int)TalkSignal.Pressed, (int)talk.Changed(true, 71000));
        }

        [TestMethod]
        public void A_button_tells_push_to_talk_each_move()
        {
            var button = new FakeButton();
            var talk = new PushToTalk(TalkMode.Hold);
            string signals = "";
            button.Changed += isDown => signals += (int)talk.Changed(isDown, 0);
            button.Open();

            button.Move(true);
            button.Move(false);

            Assert.AreEqual("" + (int)TalkSignal.Pressed + (int)TalkSignal.Released, signals);
        }
    }
}
