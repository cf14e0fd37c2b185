using Firmware.Protocol;
using Firmware.Session;
using Firmware.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Session
{
    [TestClass]
    public class LinkTests
    {
        [TestMethod]
        public void Pressing_without_a_link_asks_for_one_and_listens_when_it_stands()
        {
            using var bench = new SessionBench(ListenMessage.Manual);

            bench.Conversation.TalkPressed();
            Assert.AreEqual((int)DeviceState.Connecting, (int)bench.State);
            Assert.AreEqual(1, bench.LinksWanted);
            bench.Connect();

            Assert.AreEqual((int)DeviceState.Listening, (int)bench.State);
            Assert.AreEqual(1, bench.Server.CountOf("\"state\":\"start\""));
        }

        [TestMethod]
        public void Letting_go_before_the_link_stands_ends_the_wish()
        {
            using var bench = new SessionBench(ListenMessage.Manual);
            bench.Conversation.TalkPressed();

            bench.Conversation.TalkReleased();
            bench.Connect();

            Assert.AreEqual((int)DeviceState.Idle, (int)bench.State);
            Assert.AreEqual(0, bench.Server.CountOf("listen"));
        }

        [TestMethod]
        public void A_link_that_does_not_come_ends_the_wish_with_a_word()
        {
            using var bench = new SessionBench(ListenMessage.Manual);
            bench.Conversation.TalkPressed();

            bench.Pass(Conversation.ConnectTimeoutMilliseconds);

            Assert.AreEqual((int)DeviceState.Idle, (int)bench.State);
            Assert.Contains("cannot be reached", bench.Monitor.Lines);
        }

        [TestMethod]
        public void A_link_that_breaks_while_listening_closes_the_microphone()
        {
            using var bench = new SessionBench(ListenMessage.Manual);
            bench.Connect();
            bench.Conversation.TalkPressed();

            bench.Breaks();
            bench.Microphone.Record();

            Assert.IsTrue(bench.Microphone.WaitUntilClosed());
            Assert.AreEqual((int)DeviceState.Idle, (int)bench.State);
            Assert.AreEqual(1, bench.LinksLost);
            Assert.Contains("gone", bench.Monitor.Lines);
        }

        [TestMethod]
        public void A_link_that_breaks_while_speaking_stops_the_speaker()
        {
            using var bench = new SessionBench(ListenMessage.Manual);
            bench.Speaker.Buffered = 200;
            bench.Connect().Ask(1);
            bench.SaysTts("start");
            bench.SendsSound(3);
            bench.Speaker.WaitForFrames(3);

            bench.Breaks();

            Assert.IsTrue(bench.Speaker.WaitUntilStopped());
            Assert.AreEqual((int)DeviceState.Idle, (int)bench.State);
        }

        [TestMethod]
        public void A_link_over_which_nothing_goes_out_is_lost()
        {
            using var bench = new SessionBench(ListenMessage.Manual);
            bench.Connect();
            bench.Server.Broken = true;

            bench.Conversation.TalkPressed();

            Assert.AreEqual(1, bench.LinksLost);
            Assert.IsTrue(bench.Server.Closed);
            Assert.IsFalse(bench.Microphone.IsOpen);
            Assert.AreEqual((int)DeviceState.Idle, (int)bench.State);
        }

        [TestMethod]
        public void A_link_that_breaks_over_an_abort_leaves_the_microphone_closed()
        {
            using var bench = new SessionBench(ListenMessage.Manual);
            bench.Connect().Ask(1);
            bench.SaysTts("start");
            bench.Server.Broken = true;

            bench.Conversation.TalkPressed();

            Assert.AreEqual((int)DeviceState.Idle, (int)bench.State);
            Assert.IsFalse(bench.Microphone.IsOpen);
            Assert.AreEqual(1, bench.LinksLost);
        }

        [TestMethod]
        public void The_end_of_an_earlier_link_does_not_concern_the_present_one()
        {
            using var bench = new SessionBench(ListenMessage.Manual);
            bench.Connect();

            bench.OldLinkBreaks();

            Assert.AreEqual(0, bench.LinksLost);
            Assert.IsFalse(bench.Server.Closed);
        }

        [TestMethod]
        public void A_second_link_replaces_the_first()
        {
            using var bench = new SessionBench(ListenMessage.Manual);
            FakeTransport first = bench.Connect().Server;

            bench.Connect();

            Assert.IsTrue(first.Closed);
            Assert.AreEqual(1, bench.Server.CountOf("descriptors"));
        }

        [TestMethod]
        public void A_quiet_link_is_pinged_every_30_seconds()
        {
            using var bench = new SessionBench(ListenMessage.Manual);
            bench.Connect();

            bench.Pass(SessionLink.PingIntervalMilliseconds - 1);
            Assert.AreEqual(0, bench.Server.Pings);
            bench.Pass(1);
            Assert.AreEqual(1, bench.Server.Pings);
            bench.Pass(100);
            Assert.AreEqual(1, bench.Server.Pings);
        }

        [TestMethod]
        public void A_link_that_answers_pings_lives()
        {
            using var bench = new SessionBench(ListenMessage.Manual);
            bench.Connect();
            for (int i = 0; i < 10; i++)
            {
                bench.Pass(SessionLink.PingIntervalMilliseconds);
                bench.HearsPong();
            }

            Assert.AreEqual(0, bench.LinksLost);
        }

        [TestMethod]
        public void A_link_without_any_sign_of_life_for_120_seconds_is_given_up()
        {
            using var bench = new SessionBench(ListenMessage.Manual);
            bench.Connect();
            for (int i = 0; i < 3; i++)
            {
                bench.Pass(SessionLink.PingIntervalMilliseconds);
            }

            Assert.AreEqual(0, bench.LinksLost);
            bench.Pass(SessionLink.PingIntervalMilliseconds);

            Assert.AreEqual(1, bench.LinksLost);
            Assert.Contains("no sign of life", bench.Monitor.Lines);
        }
    }
}
