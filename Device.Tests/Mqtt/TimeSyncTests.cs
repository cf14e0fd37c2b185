using Firmware.Mqtt;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Mqtt
{
    [TestClass]
    public class TimeSyncTests
    {
        private const long Noon = 1780000000000;

        [TestMethod]
        public void Half_of_the_way_there_and_back_is_added()
        {
            // Asked at 1000, answered at 1300; the server kept it for 100 of them.
            Assert.AreEqual(Noon + 100, Read(5, 5, Noon - 100, Noon, 1300, 1300));
        }

        [TestMethod]
        public void What_passed_since_the_answer_came_is_added()
        {
            Assert.AreEqual(Noon + 100 + 40, Read(5, 5, Noon - 100, Noon, 1300, 1340));
        }

        [TestMethod]
        public void The_answer_to_another_question_is_refused()
        {
            Refuses(5, 6, Noon, Noon, 1100);
        }

        [TestMethod]
        public void An_answer_is_taken_once()
        {
            var sync = new TimeSync();
            long time;
            string problem;
            sync.Asked(1000, 5);
            Assert.IsTrue(sync.TryRead(Answer(5, Noon, Noon, 1100), 1100, out time, out problem));
            Assert.IsFalse(sync.TryRead(Answer(5, Noon, Noon, 1100), 1100, out time, out problem));
        }

        [TestMethod]
        public void An_answer_that_took_too_long_is_refused()
        {
            Refuses(5, 5, Noon, Noon, 1000 + TimeSync.LongestRoundTripMilliseconds + 1);
            Assert.AreEqual(Noon + (TimeSync.LongestRoundTripMilliseconds / 2), Read(5, 5, Noon, Noon, 11000, 11000));
        }

        [TestMethod]
        public void A_server_that_answers_before_it_hears_is_refused()
        {
            Refuses(5, 5, Noon, Noon - 1, 1100);
            Refuses(5, 5, Noon - 200, Noon, 1100);
        }

        [TestMethod]
        public void A_time_that_cannot_be_is_refused()
        {
            Refuses(5, 5, TimeSync.EarliestUnixMilliseconds - 1, TimeSync.EarliestUnixMilliseconds - 1, 1000);
            Refuses(5, 5, TimeSync.LatestUnixMilliseconds, TimeSync.LatestUnixMilliseconds, 1000);
            Assert.AreEqual(TimeSync.EarliestUnixMilliseconds, Read(5, 5, TimeSync.EarliestUnixMilliseconds, TimeSync.EarliestUnixMilliseconds, 1000, 1000));
        }

        private static void Refuses(long asked, long echoed, long received, long sent, long arrived)
        {
            Assert.AreEqual((long)-1, Read(asked, echoed, received, sent, arrived, arrived));
        }

        /// <summary>The time that is read of an answer to a question asked at an uptime of 1000; -1 when it is refused.</summary>
        private static long Read(long asked, long echoed, long received, long sent, long arrived, long now)
        {
            var sync = new TimeSync();
            long time;
            string problem;
            sync.Asked(1000, asked);
            bool taken = sync.TryRead(Answer(echoed, received, sent, arrived), now, out time, out problem);
            Assert.AreEqual(taken, problem == null);
            return taken ? time : -1;
        }

        private static TimeAnswer Answer(long echoed, long received, long sent, long arrived)
        {
            TimeAnswer answer;
            string text = "{\"deviceSendTime\":" + echoed + ",\"serverRecvTime\":" + received + ",\"serverSendTime\":" + sent + "}";
            Assert.IsTrue(TimeAnswer.TryParse(text, arrived, out answer));
            return answer;
        }
    }
}
