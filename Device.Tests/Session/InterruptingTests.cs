using Firmware.Protocol;
using Firmware.Session;
using Firmware.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Session
{
    [TestClass]
    public class InterruptingTests
    {
        [TestMethod]
        public void Pressing_while_speaking_aborts_silences_and_listens()
        {
            using var bench = new SessionBench(ListenMessage.Manual);
            Speak(bench);

            bench.Conversation.TalkPressed();

            Assert.IsTrue(bench.Speaker.WaitUntilStopped());
            Assert.AreEqual((int)DeviceState.Listening, (int)bench.State);
            int abort = bench.Server.IndexOf("\"type\":\"abort\"");
            Assert.IsTrue(abort > 0);
            Assert.Contains("\"state\":\"start\"", bench.Server.Sent(abort + 1));
        }

        [TestMethod]
        public void What_is_left_of_the_interrupted_turn_is_not_heard()
        {
            using var bench = new SessionBench(ListenMessage.Manual);
            Speak(bench);
            bench.Conversation.TalkPressed();

            bench.SaysTts("sentence_start");
            bench.SaysTts("start");

            Assert.AreEqual(0, bench.SendsSound(1));
            Assert.AreEqual((int)DeviceState.Listening, (int)bench.State);
            Assert.DoesNotContains("|said", bench.Monitor.Lines);
        }

        [TestMethod]
        public void The_stop_that_answers_an_abort_does_not_end_the_next_turn()
        {
            using var bench = new SessionBench(ListenMessage.Manual);
            Speak(bench);
            bench.Conversation.TalkPressed();
            bench.SaysTts("stop");
            bench.Conversation.TalkReleased();
            bench.RecordLastFrame();

            Assert.AreEqual((int)DeviceState.Listening, (int)bench.State);
            bench.SaysTts("start");

            Assert.AreEqual((int)DeviceState.Speaking, (int)bench.State);
            Assert.AreEqual(1, bench.SendsSound(1));
        }

        [TestMethod]
        public void Pressing_while_the_server_thinks_begins_anew()
        {
            using var bench = new SessionBench(ListenMessage.Manual);
            bench.Connect().Ask(1);

            bench.Conversation.TalkPressed();

            Assert.AreEqual(1, bench.Server.CountOf("\"type\":\"abort\""));
            Assert.AreEqual(2, bench.Server.CountOf("\"state\":\"start\""));
            Assert.IsTrue(bench.Microphone.IsOpen);
        }

        [TestMethod]
        public void Pressing_while_the_last_frame_is_on_its_way_begins_anew_after_it()
        {
            using var bench = new SessionBench(ListenMessage.Manual);
            bench.Connect();
            bench.Conversation.TalkPressed();
            bench.Conversation.TalkReleased();

            bench.Conversation.TalkPressed();
            bench.RecordLastFrame();

            int stop = bench.Server.IndexOf("\"state\":\"stop\"");
            Assert.Contains("\"type\":\"abort\"", bench.Server.Sent(stop + 1));
            Assert.Contains("\"state\":\"start\"", bench.Server.Sent(stop + 2));
            Assert.IsTrue(bench.Microphone.IsOpen);
        }

        [TestMethod]
        public void A_server_that_does_not_answer_aborts_is_heard_in_the_next_turn()
        {
            using var bench = new SessionBench(ListenMessage.Manual);
            Speak(bench);
            bench.Conversation.TalkPressed();
            bench.Conversation.TalkReleased();
            bench.RecordLastFrame();
            bench.Pass(Interruption.AnswerMilliseconds);

            bench.SaysTts("start");

            Assert.AreEqual((int)DeviceState.Speaking, (int)bench.State);
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
