using Firmware.Protocol;
using Firmware.Session;
using Firmware.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Session
{
    [TestClass]
    public class ListenModeTests
    {
        [TestMethod]
        public void In_auto_the_server_ends_the_talk_and_no_stop_is_sent()
        {
            using var bench = new SessionBench(ListenMessage.Auto);
            bench.Connect();
            bench.Conversation.TalkPressed();

            bench.SaysTts("start");
            bench.RecordLastFrame();

            Assert.AreEqual((int)DeviceState.Speaking, (int)bench.State);
            Assert.IsFalse(bench.Microphone.IsOpen);
            Assert.AreEqual(0, bench.Server.CountOf("\"state\":\"stop\""));
        }

        [TestMethod]
        public void In_auto_the_device_listens_again_after_the_answer()
        {
            using var bench = new SessionBench(ListenMessage.Auto);
            bench.Connect();
            bench.Conversation.TalkPressed();
            bench.SaysTts("start");
            bench.RecordLastFrame();

            bench.SaysTts("stop");
            bench.Handle(DeviceEventKind.PlaybackFinished);

            Assert.AreEqual((int)DeviceState.Listening, (int)bench.State);
            Assert.AreEqual(2, bench.Server.CountOf("\"state\":\"start\",\"mode\":\"auto\""));
            Assert.IsTrue(bench.Microphone.IsOpen);
        }

        [TestMethod]
        public void In_auto_an_answer_shorter_than_a_frame_waits_for_the_microphone()
        {
            using var bench = new SessionBench(ListenMessage.Auto);
            bench.Connect();
            bench.Conversation.TalkPressed();
            bench.SaysTts("start");
            bench.SaysTts("stop");
            bench.Handle(DeviceEventKind.PlaybackFinished);
            Assert.AreEqual((int)DeviceState.Speaking, (int)bench.State);

            bench.RecordLastFrame();

            Assert.AreEqual((int)DeviceState.Listening, (int)bench.State);
            Assert.AreEqual(2, bench.Server.CountOf("\"state\":\"start\""));
        }

        [TestMethod]
        public void In_auto_pressing_again_ends_the_conversation()
        {
            using var bench = new SessionBench(ListenMessage.Auto);
            bench.Connect();
            bench.Conversation.TalkPressed();

            bench.Conversation.TalkPressed();
            bench.RecordLastFrame();

            Assert.AreEqual(1, bench.Server.CountOf("\"state\":\"stop\""));
            Assert.AreEqual((int)DeviceState.Idle, (int)bench.State);
        }

        [TestMethod]
        public void In_auto_a_speech_out_of_the_blue_begins_no_conversation()
        {
            using var bench = new SessionBench(ListenMessage.Auto);
            bench.Connect();

            bench.SaysTts("start");
            bench.SaysTts("stop");
            bench.Handle(DeviceEventKind.PlaybackFinished);

            Assert.AreEqual((int)DeviceState.Idle, (int)bench.State);
        }

        [TestMethod]
        public void In_realtime_the_microphone_stays_open_and_nothing_is_sent_again()
        {
            using var bench = new SessionBench(ListenMessage.Realtime);
            bench.Connect();
            bench.Conversation.TalkPressed();

            bench.SaysTts("start");
            bench.Microphone.Record();
            bench.Server.WaitFor("sound", 1);
            bench.SaysTts("stop");
            bench.Handle(DeviceEventKind.PlaybackFinished);

            Assert.AreEqual((int)DeviceState.Listening, (int)bench.State);
            Assert.IsTrue(bench.Microphone.IsOpen);
            Assert.AreEqual(1, bench.Server.CountOf("listen"));
        }

        [TestMethod]
        public void In_realtime_pressing_while_speaking_aborts_and_goes_on_listening()
        {
            using var bench = new SessionBench(ListenMessage.Realtime);
            bench.Connect();
            bench.Conversation.TalkPressed();
            bench.SaysTts("start");

            bench.Conversation.TalkPressed();

            Assert.AreEqual((int)DeviceState.Listening, (int)bench.State);
            Assert.AreEqual(1, bench.Server.CountOf("\"type\":\"abort\""));
            Assert.AreEqual(1, bench.Server.CountOf("\"type\":\"listen\""));
        }

        [TestMethod]
        public void In_manual_a_speech_does_not_talk_over_the_user()
        {
            using var bench = new SessionBench(ListenMessage.Manual);
            bench.Connect();
            bench.Conversation.TalkPressed();

            bench.SaysTts("start");

            Assert.AreEqual((int)DeviceState.Listening, (int)bench.State);
            Assert.IsTrue(bench.Microphone.IsOpen);
        }
    }
}
