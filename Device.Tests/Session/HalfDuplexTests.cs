using Firmware.Protocol;
using Firmware.Session;
using Firmware.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Session
{
    /// <summary>Microphone and speaker share one bus: either fake throws when it is opened while the other is open.</summary>
    [TestClass]
    public class HalfDuplexTests
    {
        [TestMethod]
        public void In_manual_the_answer_sounds_after_the_microphone_is_closed()
        {
            using var bench = new SessionBench(ListenMessage.Manual, true);

            Speak(bench);

            Assert.IsFalse(bench.Microphone.IsOpen);
            Assert.IsTrue(bench.Speaker.IsOpen);
            Assert.DoesNotContains("failed", bench.Monitor.Lines);
        }

        [TestMethod]
        public void In_auto_the_speaker_stays_closed_until_the_last_frame_of_the_microphone_is_out()
        {
            using var bench = new SessionBench(ListenMessage.Auto, true);
            bench.Connect();
            bench.Conversation.TalkPressed();
            bench.Microphone.WaitUntilAsked();

            bench.SaysTts("start");
            Assert.AreEqual(4, bench.SendsSound(4));
            bench.Microphone.WaitUntilAsked();
            Assert.IsFalse(bench.Speaker.IsOpen);
            bench.RecordLastFrame();

            bench.Speaker.WaitForFrames(4);
            Assert.IsFalse(bench.Microphone.IsOpen);
            Assert.DoesNotContains("failed", bench.Monitor.Lines);
        }

        [TestMethod]
        public void In_auto_the_device_listens_again_after_the_speaker_is_closed()
        {
            using var bench = new SessionBench(ListenMessage.Auto, true);
            bench.Connect();
            bench.Conversation.TalkPressed();
            bench.SaysTts("start");
            bench.SendsSound(3);
            bench.RecordLastFrame();
            bench.Speaker.WaitForFrames(3);

            bench.SaysTts("stop");
            bench.Handle(DeviceEventKind.PlaybackFinished);

            Assert.IsTrue(bench.Microphone.IsOpen);
            Assert.IsFalse(bench.Speaker.IsOpen);
            Assert.AreEqual((int)DeviceState.Listening, (int)bench.State);
        }

        [TestMethod]
        public void A_speech_without_sound_before_the_microphone_is_closed_is_followed_by_listening()
        {
            using var bench = new SessionBench(ListenMessage.Auto, true);
            bench.Connect();
            bench.Conversation.TalkPressed();
            bench.SaysTts("start");
            bench.SaysTts("stop");
            bench.Handle(DeviceEventKind.PlaybackFinished);
            Assert.IsTrue(bench.Microphone.IsOpen);

            bench.RecordLastFrame();

            Assert.IsTrue(bench.Microphone.IsOpen);
            Assert.AreEqual(2, bench.Server.CountOf("\"state\":\"start\""));
        }

        [TestMethod]
        public void Interrupting_aborts_at_once_and_listens_when_the_speaker_is_closed()
        {
            using var bench = new SessionBench(ListenMessage.Manual, true);
            Speak(bench);
            bench.Speaker.HoldStop();

            bench.Conversation.TalkPressed();
            Assert.AreEqual(1, bench.Server.CountOf("\"type\":\"abort\""));
            Assert.IsFalse(bench.Microphone.IsOpen);
            bench.Speaker.LetStop();
            bench.Handle(DeviceEventKind.SpeakerClosed);

            Assert.IsTrue(bench.Microphone.IsOpen);
            Assert.AreEqual((int)DeviceState.Listening, (int)bench.State);
            Assert.AreEqual(2, bench.Server.CountOf("\"state\":\"start\""));
            Assert.DoesNotContains("failed", bench.Monitor.Lines);
        }

        [TestMethod]
        public void Letting_go_before_the_speaker_is_closed_ends_the_wish()
        {
            using var bench = new SessionBench(ListenMessage.Manual, true);
            Speak(bench);
            bench.Speaker.HoldStop();
            bench.Conversation.TalkPressed();

            bench.Conversation.TalkReleased();
            bench.Speaker.LetStop();
            bench.Handle(DeviceEventKind.SpeakerClosed);

            Assert.IsFalse(bench.Microphone.IsOpen);
            Assert.AreEqual((int)DeviceState.Idle, (int)bench.State);
        }

        [TestMethod]
        public void A_speaker_that_is_never_closed_ends_the_wish_with_a_word()
        {
            using var bench = new SessionBench(ListenMessage.Manual, true);
            Speak(bench);
            bench.Speaker.HoldStop();
            bench.Conversation.TalkPressed();

            bench.Pass(Conversation.ClosingTimeoutMilliseconds);

            Assert.AreEqual((int)DeviceState.Idle, (int)bench.State);
            Assert.Contains("not given back", bench.Monitor.Lines);
            bench.Speaker.LetStop();
        }

        [TestMethod]
        public void A_link_lost_while_speaking_leaves_the_bus_free_for_the_next_talk()
        {
            using var bench = new SessionBench(ListenMessage.Manual, true);
            Speak(bench);

            bench.Breaks();
            Assert.IsTrue(bench.Speaker.WaitUntilStopped());
            bench.Connect();
            bench.Conversation.TalkPressed();

            Assert.IsTrue(bench.Microphone.IsOpen);
        }

        [TestMethod]
        public void A_link_lost_while_the_speaker_closes_ends_the_wish()
        {
            using var bench = new SessionBench(ListenMessage.Manual, true);
            Speak(bench);
            bench.Speaker.HoldStop();
            bench.Conversation.TalkPressed();

            bench.Breaks();
            bench.Speaker.LetStop();
            bench.Handle(DeviceEventKind.SpeakerClosed);

            Assert.AreEqual((int)DeviceState.Idle, (int)bench.State);
            Assert.IsFalse(bench.Microphone.IsOpen);
        }

        [TestMethod]
        public void Realtime_becomes_auto_and_that_is_told_once()
        {
            using var bench = new SessionBench(ListenMessage.Realtime, true);
            bench.Conversation.Configure(ListenMessage.Realtime);
            bench.Connect();

            bench.Conversation.TalkPressed();

            Assert.AreEqual(1, bench.Server.CountOf("\"mode\":\"auto\""));
            int first = bench.Monitor.Lines.IndexOf("auto instead of realtime");
            Assert.IsTrue(first > 0);
            Assert.AreEqual(first, bench.Monitor.Lines.LastIndexOf("auto instead of realtime"));
        }

        private static void Speak(SessionBench bench)
        {
            bench.Speaker.Buffered = 200;
            bench.Connect().Ask(1);
            bench.SaysTts("start");
            bench.SendsSound(3);
            bench.Speaker.WaitForFrames(3);
        }
    }
}
