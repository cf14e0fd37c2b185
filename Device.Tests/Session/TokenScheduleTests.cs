using System;
using System.Text;
using Firmware.Session;
using Firmware.Update;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Session
{
    [TestClass]
    public class TokenScheduleTests
    {
        private const long ServerMilliseconds = 1800000000000;
        private const long ServerSeconds = ServerMilliseconds / 1000;
        private const int Minute = 60000;

        [TestMethod]
        public void A_token_is_replaced_half_an_hour_before_its_end()
        {
            TokenSchedule schedule = Given(Token("{\"exp\":" + (ServerSeconds + 7200) + "}"));

            Assert.IsFalse(schedule.TakeDue(5000 + (90 * Minute) - 1));
            Assert.IsTrue(schedule.TakeDue(5000 + (90 * Minute)));
        }

        [TestMethod]
        public void A_token_of_half_an_hour_is_replaced_after_half_its_life()
        {
            TokenSchedule schedule = Given(Token("{\"exp\":" + (ServerSeconds + 1800) + "}"));

            Assert.IsFalse(schedule.TakeDue(5000 + (15 * Minute) - 1));
            Assert.IsTrue(schedule.TakeDue(5000 + (15 * Minute)));
        }

        [TestMethod]
        public void A_token_that_has_ended_already_is_not_asked_for_without_pause()
        {
            TokenSchedule schedule = Given(Token("{\"exp\":" + (ServerSeconds - 10) + "}"));

            Assert.IsFalse(schedule.TakeDue(5000 + TokenSchedule.ShortestPauseMilliseconds - 1));
            Assert.IsTrue(schedule.TakeDue(5000 + TokenSchedule.ShortestPauseMilliseconds));
        }

        [TestMethod]
        public void A_question_that_brings_nothing_is_repeated_after_five_minutes()
        {
            TokenSchedule schedule = Given(Token("{\"exp\":" + (ServerSeconds + 1800) + "}"));
            long due = schedule.DueMilliseconds;

            Assert.IsTrue(schedule.TakeDue(due));
            Assert.IsFalse(schedule.TakeDue(due + TokenSchedule.ShortestPauseMilliseconds - 1));
            Assert.IsTrue(schedule.TakeDue(due + TokenSchedule.ShortestPauseMilliseconds));
        }

        [TestMethod]
        public void A_token_without_an_end_is_never_replaced()
        {
            Assert.AreEqual(long.MaxValue, Given("opaque").DueMilliseconds);
            Assert.AreEqual(long.MaxValue, Given("").DueMilliseconds);
            Assert.AreEqual(long.MaxValue, Given(Token("{\"sub\":\"a\"}")).DueMilliseconds);
        }

        [TestMethod]
        public void Without_the_servers_time_no_end_is_believed()
        {
            var schedule = new TokenSchedule();
            schedule.Given(Answer(Token("{\"exp\":" + (ServerSeconds + 7200) + "}"), ""), 5000);

            Assert.AreEqual(long.MaxValue, schedule.DueMilliseconds);
        }

        [TestMethod]
        public void Only_a_strict_token_tells_its_end()
        {
            Tells("e30." + Payload("{\"exp\":1800000000}") + ".c2ln", true);
            Tells("." + Payload("{\"exp\":1800000000}") + ".", true);
            Tells(Payload("{\"exp\":1800000000}"), false);
            Tells("a.b", false);
            Tells("a..c", false);
            Tells("a.b.c.d", false);
            Tells("a.eyJ=.c", false);
            Tells("a.e+J/.c", false);
            Tells("a.eyJle.c", false);
            Tells("a." + Payload("[1800000000]") + ".c", false);
            Tells("a." + Payload("{\"exp\":\"soon\"}") + ".c", false);
            Tells("a." + Payload("{\"exp\":-1}") + ".c", false);
            Tells("a." + Payload("{\"exp\":1e300}") + ".c", false);
            Tells("a." + Payload("{\"exp\":1800000000,\"x\":\"" + new string('x', 4096) + "\"}") + ".c", false);
        }

        private static void Tells(string token, bool expected)
        {
            long end;
            Assert.AreEqual(expected, TokenSchedule.TryReadEnd(token, out end), token);
        }

        private static TokenSchedule Given(string token)
        {
            var schedule = new TokenSchedule();
            schedule.Given(Answer(token, ",\"server_time\":{\"timestamp\":" + ServerMilliseconds + "}"), 5000);
            return schedule;
        }

        private static UpdateAnswer Answer(string token, string more)
        {
            UpdateAnswer answer;
            string problem;
            Assert.IsTrue(UpdateAnswer.TryParse("{\"websocket\":{\"url\":\"ws://a/\",\"token\":\"" + token + "\"}" + more + "}", null, out answer, out problem));
            return answer;
        }

        private static string Token(string payload)
        {
            return "e30." + Payload(payload) + ".c2ln";
        }

        private static string Payload(string json)
        {
            string base64 = Convert.ToBase64String(Encoding.UTF8.GetBytes(json));
            return base64.TrimEnd('=');
        }
    }
}
